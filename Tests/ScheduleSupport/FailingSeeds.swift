import Foundation

/// The seeds of `FailingSeeds.txt`.
package enum FailingSeeds {
  package static func read() throws -> [UInt64] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "FailingSeeds.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      line in
      guard let word = line.split(separator: " ").first, let seed = UInt64(word) else {
        throw NoSeed(line: String(line))
      }
      return seed
    }
  }

  /// A line that begins with no seed.
  struct NoSeed: Error {
    let line: String
  }
}
