import ForwardingContract
import Foundation
import GRDB
import KioskJournal
import RatingModel
import Testing

/// Somebody opens the box at night. Whatever they do with its disk, what the centre has countersigned stays counted, the kiosk goes
/// on, and an integrity event says what happened.
struct TamperingTests {
  enum Deed: String, CaseIterable {
    /// The whole disk is put back to what it was.
    case putBackDisk
    /// The journal alone is put back.
    case putBackJournal
    case removeJournal
    /// The journal is removed with all that remembers it.
    case swapDisk

    fileprivate var removed: [String] {
      SimulatedKiosk.journalFiles + (self == .swapDisk ? ["witness.json"] : [])
    }

    fileprivate func files(of copy: [String: Data]) -> [String: Data] {
      switch self {
      case .putBackDisk: copy
      case .putBackJournal: copy.filter { $0.key.hasPrefix("journal.sqlite") }
      case .removeJournal, .swapDisk: [:]
      }
    }

    fileprivate var events: Set<String> {
      switch self {
      case .putBackDisk: ["rolledBack", "forked"]
      case .putBackJournal, .removeJournal: ["setAside"]
      case .swapDisk: ["journalReplaced"]
      }
    }
  }

  @Test(arguments: Deed.allCases, SimulationSeeds.all)
  func whatWasCountersignedStaysCountedAndAnEventSaysWhatHappened(deed: Deed, seed: UInt64) async throws {
    let province = try await SimulatedProvince(seed: seed, kiosks: 2)
    let kiosk = province.places[0].kiosk
    try await province.live(steps: 150, .calm)
    try await province.heal()
    let copy = try kiosk.copyOfDisk()
    try await province.live(steps: 150, .calm)
    try await province.heal()
    let journal = try #require(try JournalVerifier(path: kiosk.journalPath).verify().journal)
    let counted = try CentreAudit(reading: province.centre).tallies(of: journal)
    let told = kiosk.told.thanked

    try kiosk.putBack(deed.files(of: copy), removing: deed.removed)
    province.places[0].forwarding.restart()
    try await province.live(steps: 150, .calm)
    try await province.heal()
    for place in province.places { place.kiosk.shutDown() }

    let audit = try CentreAudit(of: province.centre)
    let events = try audit.events().map(\.kind)
    #expect(!deed.events.isDisjoint(with: events), "seed \(seed): after \(deed.rawValue) the centre knows \(events)")
    #expect(
      Set(try audit.tallies(of: journal)) == Set(counted), "seed \(seed): what was countersigned is counted otherwise")
    for place in province.places { try audit.expectEqual(place.kiosk, seed: seed) }
    try expectKept(kiosk, after: told, seed: seed)
    print(
      #"{"simulation":"tampering","deed":"\#(deed.rawValue)","seed":\#(seed),"events":"\#(events.joined(separator: " "))"}"#
    )
  }

  /// Two machines cannot both go on with one journal: of the one that comes second nothing is taken, and each counts under a
  /// journal of its own.
  @Test(arguments: SimulationSeeds.all)
  func whatWasCountersignedBeforeADiskWasCopiedStaysAndBothMachinesGoOn(seed: UInt64) async throws {
    let province = try await SimulatedProvince(seed: seed, kiosks: 1)
    try await province.live(steps: 120, .calm)
    try await province.heal()
    let journal = try #require(try JournalVerifier(path: province.places[0].kiosk.journalPath).verify().journal)
    try province.copyMachine(of: province.places[0])

    try await province.live(steps: 300, .calm)
    try await province.heal()
    for place in province.places { place.kiosk.shutDown() }

    let audit = try CentreAudit(of: province.centre)
    let events = Set(try audit.events().map(\.kind))
    #expect(!events.isDisjoint(with: ["rolledBack", "forked"]), "seed \(seed): the centre knows \(events)")
    var journals: Set<JournalID> = [journal]
    for place in province.places {
      try audit.expectEqual(place.kiosk, seed: seed)
      journals.insert(try #require(try JournalVerifier(path: place.kiosk.journalPath).verify().journal))
    }
    #expect(journals.count == 3, "seed \(seed): a machine went on with the journal that both had")
    let digest = try TallyDigest.of(try audit.tallies(of: journal))
    #expect(try audit.matchedDigests(of: journal).contains(digest), "seed \(seed): the centre mixed two journals")
    print(#"{"simulation":"copied","seed":\#(seed),"events":"\#(events.sorted().joined(separator: " "))"}"#)
  }

  /// An administrator changes counts in the centre's data base; the kiosks set them right.
  @Test(arguments: SimulationSeeds.all)
  func whatAnAdministratorChangesAtTheCentreIsFoundAndSetRight(seed: UInt64) async throws {
    let province = try await SimulatedProvince(seed: seed, kiosks: 2)
    try await province.live(steps: 150, .calm)
    try await province.heal()
    try province.centre.alter { db in
      try db.execute(
        sql: "UPDATE tally SET count = count + 1 WHERE tells_level = 1 AND version % 3 = ?", arguments: [seed % 3])
      try db.execute(sql: "DELETE FROM tally WHERE version % 7 = ?", arguments: [seed % 7])
      #expect(db.totalChangesCount > 0, "seed \(seed): nothing was changed")
    }

    try await province.live(steps: 50, .calm)
    try await province.heal()
    for place in province.places { place.kiosk.shutDown() }

    let audit = try CentreAudit(of: province.centre)
    let events = try audit.events()
    #expect(
      !events.isEmpty && events.allSatisfy { $0.kind == "countAltered" && $0.state == "open" },
      "seed \(seed): the centre knows \(events)")
    for place in province.places { try audit.expectEqual(place.kiosk, seed: seed) }
    print(#"{"simulation":"administrator","seed":\#(seed),"events":\#(events.count)}"#)
  }

  /// Whom it thanked after the deed stands in the journal in use or in one that was set aside.
  private func expectKept(_ kiosk: SimulatedKiosk, after told: Set<String>, seed: UInt64) throws {
    let journals =
      [kiosk.journalPath] + SetAsideJournals(journal: kiosk.journalPath).folders.map { $0 + "/journal.sqlite" }
    let contents = journals.compactMap { try? JournalContents(path: $0) }
    for name in kiosk.told.thanked.subtracting(told) {
      #expect(
        contents.contains { $0.session(named: name) != nil },
        "seed \(seed): the citizen of \(name) was thanked for nothing")
    }
  }
}
