import ArgumentParser
import Foundation
import SyntheticNation

/// Writes what reports are held against.
struct TruthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "truth",
    abstract: "Counts the raw services apart from all tallies and writes the counts as JSON lines.",
    discussion: """
      One line for each figure, unit, clerk and month. Offices follow each other, their lines sorted, so that a whole nation needs \
      the memory of one office. With all figures a province's year has some two million lines.
      """)

  @Argument(help: "The file to write; there must be none.")
  var path: String

  @OptionGroup var options: PlanOptions

  @Option(
    parsing: .upToNextOption,
    help: "Which figures: \(RawFigure.allCases.map(\.rawValue).joined(separator: ", ")). All when it is left out.")
  var figures: [RawFigure] = []

  func validate() throws {
    guard !FileManager.default.fileExists(atPath: path) else { throw ValidationError("\(path) is there already.") }
  }

  func run() throws {
    let nation = SyntheticNation(try options.plan())
    let chosen = Set(figures.isEmpty ? RawFigure.allCases : figures)
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw ValidationError("\(path) cannot be written.")
    }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    let clock = ContinuousClock()
    let start = clock.now
    var line = FigureLine(kind: "progress", step: "truth", kiosksInAll: nation.kiosks.count)
    for (office, kiosks) in nation.kiosksByOffice.enumerated() {
      let count = nation.rawCount(of: kiosks)
      try file.write(contentsOf: Data(try count.lines(chosen).utf8))
      line.kiosks += kiosks.count
      line.sessions = (line.sessions ?? 0) + count.sum { $0.figure == .outcome }
      line.ratings = (line.ratings ?? 0) + count.sum { $0.figure == .level }
      line.time(clock.now - start)
      if office % 50 == 49 { try line.write() }
    }
    try file.close()
    try line.finished.write()
  }
}

extension RawFigure: ExpressibleByArgument {}
