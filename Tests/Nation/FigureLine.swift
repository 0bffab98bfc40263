import Foundation

/// One line of the standard output: where the work is, and how fast it went.
struct FigureLine: Encodable {
  /// `progress` or `result`.
  let kind: String
  let step: String
  var kiosks = 0
  var kiosksInAll = 0
  var sessions = 0
  var ratings = 0
  var tallies = 0
  var batches = 0
  var seconds = 0.0
  var talliesPerSecond = 0.0
  var ratingsPerSecond = 0.0

  func write() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
  }

  mutating func time(_ elapsed: Duration) {
    let (whole, atto) = elapsed.components
    seconds = Double(whole) + Double(atto) * 1e-18
    guard seconds > 0 else { return }
    talliesPerSecond = (Double(tallies) / seconds).rounded()
    ratingsPerSecond = (Double(ratings) / seconds).rounded()
    seconds = (seconds * 1000).rounded() / 1000
  }
}
