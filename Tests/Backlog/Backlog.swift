import ArgumentParser
import Foundation

/// Makes the journal of a kiosk that has never reached its centre, for `make bench-forward`.
@main
struct Backlog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backlog",
    abstract: "Writes a journal with many ratings that no centre has.",
    discussion: """
      A genuine journal, written by the kiosk's own code: kioskctl verify accepts it, kioskd goes on with it. A day's sessions \
      are one transaction; each month's personal fields are erased when it is over. The days end with yesterday and begin with \
      2025 at the earliest, before which no clock is believed: the more ratings, the busier they are.
      """)

  @Argument(help: "The file to write; there must be none.")
  var path: String

  @Option(help: "How many ratings.")
  var count = 1_000_000

  @Option(help: "Chooses what is rated, of what and how.")
  var seed: UInt64 = 1

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count begins with 1.") }
    guard !FileManager.default.fileExists(atPath: path) else { throw ValidationError("\(path) is there already.") }
  }

  func run() throws {
    let writer = try BacklogWriter(path: path, count: count, seed: seed, now: Date())
    try writer.write { done in
      FileHandle.standardError.write(Data("backlog: \(done) of \(count) ratings\n".utf8))
    }
  }
}
