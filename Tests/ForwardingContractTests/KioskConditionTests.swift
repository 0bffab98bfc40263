import ForwardingContract
import Foundation
import RatingModel
import Testing

struct KioskConditionTests {
  private func part(_ name: String, _ state: KioskCondition.State = .ok, code: String? = nil) -> KioskCondition.Part {
    KioskCondition.Part(name: name, state: state, code: code)
  }

  private func condition(_ parts: [KioskCondition.Part], disk: KioskCondition.Disk? = nil) -> KioskCondition {
    KioskCondition(wall: WallTime(milliseconds: 1), upSeconds: 1, parts: parts, disk: disk)
  }

  @Test func theWorstPartsAreKeptAndGiveTheState() {
    let many = (0..<40).map { part("device:\($0)") } + [part("disk", .degraded), part("journal", .failing)]
    let condition = condition(many)
    #expect(condition.parts.count == Limits.partsPerCondition)
    #expect(condition.parts.prefix(3).map(\.name) == ["journal", "disk", "device:0"])
    #expect(condition.state == .failing)
    #expect(condition.isPossible)
  }

  @Test(arguments: ["", "a\nb", "\u{202E}lenap", String(repeating: "x", count: 81)])
  func aNameThatCannotBePrintedOrIsTooLongIsNotPossible(name: String) {
    #expect(!condition([part(name)]).isPossible)
    #expect(!condition([part("disk", .failing, code: name)]).isPossible)
  }

  @Test func aDiskHasNoLessThanNothing() {
    #expect(!condition([], disk: .init(used: -1, free: 0, budget: 0)).isPossible)
    #expect(condition([], disk: .init(used: 0, free: 0, budget: 0)).isPossible)
  }

  @Test func aBatchOfAnOlderKioskHasNoneAndOneThatTellsKeepsIt() throws {
    let kiosk = try #require(KioskID("k-1"))
    let journal = try #require(JournalID(String(repeating: "1", count: 32)))
    let head = Head(sequence: 1, hash: "a", tallies: "b")
    var batch = Batch(
      kiosk: kiosk, journal: journal, epoch: "e", head: head, scales: [], tallies: [], complete: true, openTail: 0,
      software: "1.0.0")
    let plain = String(decoding: try JSONEncoder().encode(batch), as: UTF8.self)
    #expect(!plain.contains("condition") && !plain.contains("backlog"))
    batch.condition = condition([part("device:panel")])
    #expect(try JSONDecoder().decode(Batch.self, from: try JSONEncoder().encode(batch)) == batch)
  }
}
