import ArgumentParser
import Foundation
import SeededRandom
import TamperSupport

/// Spoils journals byte by byte and says what came of it.
@main
struct Tamper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tamper",
    abstract: "Spoils a genuine journal in every way, and looks whether a wrong figure can come of it.",
    discussion: """
      Prints one line of JSON: how many trials ended in which outcome, by what was done. Exits with 1 when a figure was \
      wrong and nobody could tell; the mutations are named. A crash ends the program by its signal; the file last-trial \
      in the folder names the mutation. The same seed tries the same bytes where SWIFT_DETERMINISTIC_HASHING is 1: otherwise \
      rows lie in another order in each run.
      """, subcommands: [Bytes.self], defaultSubcommand: Bytes.self)
}

struct Bytes: ParsableCommand {
  @Option(help: "Each so many'th byte is flipped, and so many'th block spoiled.")
  var every = 1

  @Option(help: "The seed of what is chosen.")
  var seed: UInt64 = 0

  @Option(help: "Where copies are spoiled; memory is quickest.")
  var folder = FileManager.default.temporaryDirectory.path

  @Option(help: "Only this stage: file, log or archive.")
  var stage: String?

  func run() throws {
    let place = URL(filePath: folder).appending(path: "tamper-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let kinds = TamperStage.Kind.allCases.filter { stage == nil || $0.rawValue == stage }
    guard every > 0, !kinds.isEmpty else {
      throw ValidationError("--every must be positive, --stage one of those named.")
    }
    var isWrong = false
    for kind in kinds {
      let counts = try trials(of: kind, in: place)
      Self.say(try line(kind, counts))
      for figure in counts.wrong.prefix(50) {
        isWrong = true
        Self.say("WRONG \(figure)")
      }
    }
    if isWrong { throw ExitCode(1) }
  }

  /// At once, also into a file: a run takes long.
  private static func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

  private func trials(of kind: TamperStage.Kind, in place: URL) throws -> TrialCounts {
    let (genuine, spoiled) = (place.appending(path: "\(kind)-genuine"), place.appending(path: "\(kind)-spoiled"))
    for folder in [genuine, spoiled] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let stage = try TamperStage(kind, in: genuine)
    let trial = try Trial(stage, in: spoiled)
    var random = SeededGenerator(seed: seed)
    var counts = TrialCounts()
    let last = try LastTrial(URL(filePath: folder).appending(path: "last-trial"))
    for mutation in Mutation.all(of: stage, every: every, &random) {
      last.note("\(kind) \(mutation), seed \(seed)")
      do {
        let (outcome, isSent) = try trial.run(mutation)
        counts.add(outcome, of: mutation, sentUnverified: isSent)
      } catch let figure as WrongFigure {
        counts.add(figure)
      }
    }
    last.remove()
    return counts
  }

  private struct Line: Encodable {
    let stage: String
    let seed: UInt64
    let every: Int
    let trials: Int
    let wrong: Int
    let sentUnverified: Int
    let outcomes: [String: Int]
    let by: [String: [String: Int]]
    let codes: [String: Int]
  }

  private func line(_ kind: TamperStage.Kind, _ counts: TrialCounts) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let outcomes = TrialCounts.outcomeNames.map { ($0, counts.count($0)) }
    let line = Line(
      stage: kind.rawValue, seed: seed, every: every, trials: counts.trials, wrong: counts.wrong.count,
      sentUnverified: counts.sentUnverified, outcomes: Dictionary(uniqueKeysWithValues: outcomes), by: counts.outcomes,
      codes: counts.codes)
    return String(decoding: try encoder.encode(line), as: UTF8.self)
  }
}
