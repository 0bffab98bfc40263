import Foundation

/// A province's year that lies in a folder, as `nation year` makes it: a store, the lists of its registry, and where to look.
package struct DemoYear: Sendable {
  /// `year.json`; what is not read here is for others.
  struct Guide: Decodable, Sendable {
    struct Unit: Decodable, Sendable {
      let code: String
      let name: String
    }

    let last: String
    let ratings: Int
    let kiosks: Int
    let province: Unit
    let home: Unit
    /// A clerk of that unit who served all year.
    let homeClerk: String
    let worse: Unit
    let worseClerk: String
    let merged: Unit
    let paper: Unit
    let uncovered: Unit
  }

  static let storeName = "centre.sqlite"
  let folder: URL
  let guide: Guide

  /// - Throws: ``DemoFailure/yearUnreadable(path:)`` for a folder that holds none.
  package init(folder: URL) throws {
    self.folder = folder
    guard let data = try? Data(contentsOf: folder.appending(path: "year.json")),
      let guide = try? JSONDecoder().decode(Guide.self, from: data),
      FileManager.default.fileExists(atPath: folder.appending(path: Self.storeName).path)
    else { throw DemoFailure.yearUnreadable(path: folder.path) }
    self.guide = guide
  }

  /// A list of the registry with the demo's own rows behind it.
  func list(_ name: String, adding rows: [String]) throws -> String {
    let list = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return list + rows.map { $0 + "\r\n" }.joined()
  }
}
