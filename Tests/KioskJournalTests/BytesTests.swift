import Foundation
import SeededRandom
import TestSupport
import Testing

/// A sample of what `make test-bytes` does for every byte: other bytes in each run, by a seed that is said.
struct BytesTests {
  private struct Line: Decodable {
    let trials: Int
    let wrong: Int
    let outcomes: [String: Int]
  }

  /// A crash is named too: the program that spoils journals is one of its own. It takes a while, and keeps no other test waiting.
  @Test(arguments: [("file", 1499), ("log", 4001), ("archive", 1499)])
  func noSpoiledByteBecomesAFigureThatNobodyCanTellFromATrueOne(stage: String, every: Int) async throws {
    let folder = try ScratchFolder()
    let seed = UInt64.random(in: 0...999_999)
    let tamper = try ProcessUnderTest(
      "tamper", ["--stage", stage, "--every", "\(every)", "--seed", "\(seed)", "--folder", folder.path],
      environment: ["SWIFT_DETERMINISTIC_HASHING": "1"])
    tamper.closeInput()
    let status = await tamper.wait()
    while await tamper.output.next() != nil {}
    while await tamper.errors.next() != nil {}
    let said = tamper.output.all.first ?? ""
    print("tamper --stage \(stage) --every \(every) --seed \(seed): \(said)")
    let last = (try? String(contentsOfFile: folder.file("last-trial"), encoding: .utf8)) ?? ""
    try #require(status <= 1, "ended with \(status) at: \(last) \(tamper.errors.all.joined(separator: " "))")
    let line = try JSONDecoder().decode(Line.self, from: Data(said.utf8))
    #expect(line.wrong == 0, "\(said)")
    #expect(status == 0)
    #expect(line.trials > 50)
    #expect(line.outcomes["detected", default: 0] > 0)
  }
}
