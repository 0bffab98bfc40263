import Foundation
import Testing

/// A report's JSON, for looking figures up by their path.
struct ReportFigures {
  private let document: [String: Any]

  init(_ data: Data) throws {
    document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// What `evaluationd report` prints, without a service or a reader.
  init(of unit: String = "H56.14", over days: (from: String, through: String), in centre: RunningCentre) async throws {
    let lines = try await CentreCommand.run(
      ["report", "--unit", unit, "--from", days.from, "--through", days.through, "--format", "json"], in: centre.folder)
    try self.init(Data(lines.joined(separator: "\n").utf8))
  }

  /// A figure of the whole unit: `sessions/rated`, `ratings/hai-long-3/1/levels/…` with the scale's own stroke written `|`.
  func total(_ path: String) throws -> Int { try figure(path, of: try #require(document["total"])) }

  /// A figure of one clerk.
  func clerk(_ code: String, _ path: String) throws -> Int {
    let rows = try #require(document["rows"] as? [[String: Any]])
    return try figure(path, of: try #require(rows.first { $0["clerk"] as? String == code }))
  }

  /// The digest's state of each kiosk.
  var digests: [String] { kiosks.compactMap { $0["digest"] as? String } }

  var openEvents: [Int] { kiosks.compactMap { $0["openEvents"] as? Int } }

  /// The kinds of the events that touch the figures.
  var events: [String] { (document["events"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String } }

  private var kiosks: [[String: Any]] { document["kiosks"] as? [[String: Any]] ?? [] }

  private func figure(_ path: String, of row: Any) throws -> Int {
    var value: Any = try #require((row as? [String: Any])?["figures"])
    for name in path.split(separator: "/") {
      let key = name.replacing("|", with: "/")
      value = try #require((value as? [String: Any])?[String(key)], "no figure \(path)")
    }
    return try #require(value as? Int, "no number \(path)")
  }
}
