import Foundation
import KioskSession
import RatingModel
import TestSupport

/// A finger on the demo's channel, and the hand on its clock.
struct DemoFinger: Sendable {
  let process: ProcessUnderTest

  /// The civil time of a simulated clock's 0: the morning of 2026-11-21 in Việt Nam.
  static let wallAtStart: Int64 = 1_795_230_000_000

  static func clock(_ milliseconds: Int64, isDated: Bool = true) -> String {
    let wall = isDated ? ",\"wall\":\(wallAtStart + milliseconds)" : ""
    return "{\"clock\":{\"mono\":\(milliseconds * 1000)\(wall)}}"
  }

  /// Moves the clock; every turn up to there is done when this returns.
  func move(to milliseconds: Int64, isDated: Bool = true) async throws {
    try say(Self.clock(milliseconds, isDated: isDated))
    try await isRead()
  }

  /// Awaits the answer to a message about the clock.
  func isRead() async throws { try await process.answers.first(containing: "\"clock\"") }

  /// Keys count from 1, the best level first; 0 declines. What the screen shows goes by its name.
  enum Key: ExpressibleByIntegerLiteral {
    case number(Int)
    case target(String)

    init(integerLiteral number: Int) { self = .number(number) }

    var words: String {
      switch self {
      case .number(let number): "\"key\":\(number)"
      case .target(let target): "\"target\":\"\(target)\""
      }
    }
  }

  /// A finger comes up from a key: what the kiosk made of it, durable.
  ///
  /// - Parameter down: When it went down, in the clock's milliseconds; without it, this moment.
  func press(
    _ key: Key, device: String? = nil, down: Int64? = nil, isSimultaneous: Bool = false, isOnPainted: Bool = false
  ) async throws -> String {
    try begin(key, device: device, down: down, isSimultaneous: isSimultaneous, isOnPainted: isOnPainted)
    return try await result()
  }

  /// The same without awaiting what becomes of it.
  func begin(
    _ key: Key, device: String? = nil, down: Int64? = nil, isSimultaneous: Bool = false, isOnPainted: Bool = false
  ) throws {
    let words =
      ["\"serial\":1", key.words, "\"painted\":\(isOnPainted)"] + (device.map { ["\"device\":\"\($0)\""] } ?? [])
      + (down.map { ["\"down\":\($0 * 1000)"] } ?? []) + (isSimultaneous ? ["\"simultaneous\":true"] : [])
    try say("{\"press\":{\(words.joined(separator: ","))}}")
  }

  func result() async throws -> String {
    let line = try await process.answers.first(containing: "\"press\"")
    return try JSONDecoder().decode(Answer.self, from: Data(line.utf8)).result
  }

  func maintain(_ begins: Bool) throws { try say("{\"maintenance\":\(begins)}") }

  func paint() throws { try say("{\"painted\":true}") }

  func touch(onControl: Bool = false) throws { try say("{\"touched\":true,\"control\":\(onControl)}") }

  /// Where sessions come from.
  func comesFrom(_ source: SessionSource) throws { try say("{\"source\":\"\(source.rawValue)\"}") }

  func scan(badge: ClerkID?) throws { try say("{\"badge\":\"\(badge?.description ?? "")\"}") }

  func scan(receipt: DossierCode) throws { try say("{\"receipt\":\"\(receipt.text)\"}") }

  /// The clerk's.
  func pressButton() throws { try say("{\"button\":true}") }

  func feed(isConnected: Bool) throws { try say("{\"feed\":\(isConnected)}") }

  static func keys(areThere: Bool) -> String { "{\"keys\":\(areThere)}" }

  func keys(areThere: Bool) throws { try say(Self.keys(areThere: areThere)) }

  func lower(_ key: Key, device: String) throws { try say("{\"down\":{\(key.words),\"device\":\"\(device)\"}}") }

  func slide(off device: String) throws { try say("{\"gone\":{\"device\":\"\(device)\"}}") }

  func plug(_ isPlugged: Bool) throws { try say(Self.plugged(isPlugged)) }

  static func plugged(_ isPlugged: Bool) -> String { "{\"plugged\":\(isPlugged)}" }

  private struct Answer: Decodable { let result: String }

  private func say(_ line: String) throws { try process.write(line) }
}
