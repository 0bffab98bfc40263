import Foundation
import TestSupport
import Testing

/// `kioskctl demo --scripted`: a day of three counters with the real programs, which accounts for every press.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DemoTests {
  private static let everythingHolds = "everything is accounted for"

  /// Plays a day with a folder of its own for all that is temporary.
  private static func play(_ options: [String], _ body: (_ lines: [String]) throws -> Void) async throws {
    let demo = try RunningDemo(["--scripted"] + options)
    demo.process.closeInput()
    let status = await demo.process.wait()
    let lines = await demo.lines
    #expect(status == 0, "\(lines.suffix(20).joined(separator: "\n"))")
    try body(lines)
    #expect(try demo.leftFiles == [])
    #expect(try demo.leftProcesses == [])
  }

  /// What a line of the reconciliation compares: its two figures.
  private static func figures(_ line: String) throws -> (Int, Int) {
    let match = try #require(line.firstMatch(of: /([0-9]+) : ([0-9]+)/))
    let (left, right) = (Int(match.1), Int(match.2))
    return (try #require(left), try #require(right))
  }

  @Test func aDayWithAnOutageOfTheCentreIsAccountedForToTheLastPress() async throws {
    try await Self.play([]) { lines in
      #expect(lines.contains("the centre goes away"))
      #expect(lines.contains("the centre is back"))
      #expect(lines.contains("killed: 0 of 0, restarts after a death: 0"))
      #expect(lines.last == Self.everythingHolds)
      let reconciliation = lines.filter { $0.hasPrefix("  holds  ") }
      #expect(reconciliation.count == 14)
      for line in reconciliation {
        let (left, right) = try Self.figures(line)
        #expect(left == right)
        // A day on which nothing happens would agree too.
        #expect(left > 0)
      }
      // The report stands between: a line for each clerk, the substitute among them, for the unit and for each kiosk.
      for clerk in ["H99.14/CB001", "H99.14/CB002", "H99.14/CB003", "H99.14/CB004"] {
        #expect(lines.contains { $0.contains(",\(clerk),") }, "no line of \(clerk)")
      }
    }
  }

  /// The report does not show answers to questions: the centre's own file tells what it has taken in.
  @Test func theCentreHasCountedEveryAnswerThatWasReleased() async throws {
    let demo = try RunningDemo(["--scripted", "--keep"])
    demo.process.closeInput()
    #expect(await demo.process.wait() == 0)
    let lines = await demo.lines
    let released = try Self.figures(try #require(lines.first { $0.contains("answers released with their levels") }))
    let kept = try #require(lines.last?.wholeMatch(of: /kept: (.*)/)).1
    let tallies = try StoredCentre("\(kept)/centre.sqlite").rows["tally", default: []]
    let counts = tallies.filter { $0.contains("family=answers ") && $0.contains("\"sessions\"") }
      .compactMap { $0.firstMatch(of: /\bcount=(\d+)/).flatMap { Int($0.1) } }
    #expect(counts.reduce(0, +) == released.1)
    #expect(released.1 > 0)
  }

  @Test(arguments: [7, 2026])
  func aDayOnWhichDaemonsAreKilledTwentyFiveTimesIsAccountedForToo(seed: Int) async throws {
    try await Self.play(["--kills", "25", "--seed", "\(seed)"]) { lines in
      #expect(lines.last == Self.everythingHolds)
      #expect(!lines.contains { $0.hasPrefix("  FAILS") })
      let killed = try #require(lines.compactMap { $0.wholeMatch(of: /killed: (\d+) of 25, restarts .*: (\d+)/) }.first)
      #expect(try #require(Int(killed.1)) > 10)
      #expect(try #require(Int(killed.2)) > 10)
      // Not amid the day only.
      for occasion in ["evaluationd is killed at its start", "evaluationd is killed at the report"] {
        #expect(lines.contains(occasion), "\(occasion)")
      }
      #expect(lines.contains { $0.contains(/^kioskd Q0\d is killed at its start$/) })
      #expect(lines.contains { $0.hasSuffix(" is killed at forwarding") })
      #expect(lines.filter { $0.contains(" pid ") }.count > 14)
    }
  }

  /// Seed 3 makes a day on which the last citizen of a counter is called away.
  @Test func theSameSeedMakesTheSameVisits() async throws {
    var reports: [[String]] = []
    for _ in 0..<2 {
      try await Self.play(["--seed", "3"]) { lines in reports.append(lines.filter { $0.hasPrefix("Cán bộ,") }) }
    }
    // Four clerks, and what counts for none of them.
    #expect(reports[0].count == 5)
    #expect(reports[0] == reports[1])
  }
}
