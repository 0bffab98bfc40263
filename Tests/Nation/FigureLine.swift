import Foundation

/// One line of the standard output: where the work is, and how fast it went. What a step does not count is left out.
struct FigureLine: Encodable {
  /// `progress` or `result`.
  let kind: String
  let step: String
  var kiosks = 0
  var kiosksInAll = 0
  var sessions: Int?
  var ratings: Int?
  var tallies: Int?
  var batches: Int?
  var seconds: Double?
  var talliesPerSecond: Double?
  var ratingsPerSecond: Double?

  func write() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
  }

  mutating func time(_ elapsed: Duration) {
    let (whole, atto) = elapsed.components
    let exact = Double(whole) + Double(atto) * 1e-18
    seconds = (exact * 1000).rounded() / 1000
    guard exact > 0 else { return }
    talliesPerSecond = tallies.map { (Double($0) / exact).rounded() }
    ratingsPerSecond = ratings.map { (Double($0) / exact).rounded() }
  }

  /// The same as a result.
  var finished: FigureLine {
    FigureLine(
      kind: "result", step: step, kiosks: kiosks, kiosksInAll: kiosksInAll, sessions: sessions, ratings: ratings,
      tallies: tallies, batches: batches, seconds: seconds, talliesPerSecond: talliesPerSecond,
      ratingsPerSecond: ratingsPerSecond)
  }
}
