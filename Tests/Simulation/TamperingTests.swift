import Foundation
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
      let journal = ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"]
      return self == .swapDisk ? journal + ["witness.json"] : journal
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
    let now = Dictionary(try audit.tallies(of: journal).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    if deed == .putBackDisk {
      // Its first batch is taken by its versions before the centre has asked for what it countersigned.
      #expect(
        counted.allSatisfy { now[$0.key].map(\.version) ?? 0 >= $0.version }, "seed \(seed): something is not counted")
    } else {
      #expect(Set(now.values) == Set(counted), "seed \(seed): what was countersigned is counted otherwise")
    }
    for place in province.places { try audit.expectEqual(place.kiosk, seed: seed) }
    try expectKept(kiosk, after: told, seed: seed)
    print(
      #"{"simulation":"tampering","deed":"\#(deed.rawValue)","seed":\#(seed),"events":"\#(events.joined(separator: " "))"}"#
    )
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
