import Foundation
import GRDB
import KioskSession
import RatingModel
import SeededRandom
import Testing

@testable import KioskJournal

/// Real bytes and rows are changed between close and reopen; the verifier names what is wrong.
struct CorruptionTests {
  /// A closed journal of seven ratings: one lot released, two waiting.
  private func worked() throws -> Desk {
    let desk = try Desk(dated: true)
    for level in [Words.good, Words.bad, Words.best, Words.good, Words.good, Words.bad, Words.best] {
      try desk.serve(level, dossiers: [Words.dossier("a")], ticket: "A012")
    }
    desk.stop()
    #expect(try desk.verify().isSound)
    return desk
  }

  private func codes(_ desk: Desk) throws -> [VerificationFinding.Code] { try desk.verify().findings.map(\.code) }

  @Test func aFlippedByteInAnEntryBreaksTheChain() throws {
    let desk = try worked()
    var bytes = try Data(contentsOf: URL(filePath: desk.path))
    let place = try #require(bytes.range(of: Data(#""device":"panel""#.utf8)))
    bytes[place.lowerBound + 11] ^= 1
    try bytes.write(to: URL(filePath: desk.path))
    #expect(try codes(desk).contains(.chainBroken))
  }

  @Test func anEntryRewrittenWithAFittingHashBreaksTheChainAtTheNext() throws {
    let desk = try worked()
    try desk.start()
    let entries = try desk.entries()
    let victim = try #require(entries.firstIndex { $0.payload.kind == .rating })
    let before = try desk.rows {
      try Data.fetchOne($0, sql: "SELECT hash FROM entry WHERE seq = ?", arguments: [victim])
    }
    let text = String(decoding: try entries[victim].canonical(), as: UTF8.self)
      .replacingOccurrences(of: "/hai-long\"", with: "/rat-hai-long\"")
    desk.stop()
    let forged = Data(text.utf8)
    try desk.tamper(
      "UPDATE entry SET canonical = ?, hash = ? WHERE seq = ?",
      [forged, EntryChain.hash(of: forged, after: try #require(before)), victim + 1])

    let findings = try desk.verify().findings
    let broken = findings.filter { $0.code == .chainBroken }
    #expect(broken.map(\.entries) == [Int64(victim + 2)...Int64(victim + 2)])
    #expect(findings.contains { $0.code == .tallyDiffers }, "the counts give the forged level away as well")
  }

  @Test func aDeletedEntryIsAGap() throws {
    let desk = try worked()
    try desk.tamper("DELETE FROM entry WHERE seq = 7")
    let findings = try desk.verify().findings
    #expect(findings.first?.code == .sequenceGap)
    #expect(findings.first?.entries == 7...7)
    #expect(findings.contains { $0.code == .chainBroken && $0.entries == 8...8 })
  }

  @Test func aTruncatedJournalNoLongerFitsItsCounts() throws {
    let desk = try worked()
    try desk.tamper("DELETE FROM entry WHERE seq > 20")
    #expect(try codes(desk).contains(.tallyDiffers))
  }

  @Test func aBeginningCutOffIsAGap() throws {
    let desk = try worked()
    try desk.tamper("DELETE FROM entry WHERE seq <= 3")
    #expect(
      try desk.verify().findings.first
        == VerificationFinding(code: .sequenceGap, entries: 1...3, text: "Entries are missing."))
  }

  @Test func swappedEntriesAreMisplaced() throws {
    let desk = try worked()
    try desk.tamper("UPDATE entry SET seq = -1 WHERE seq = 5")
    try desk.tamper("UPDATE entry SET seq = 5 WHERE seq = 6")
    try desk.tamper("UPDATE entry SET seq = 6 WHERE seq = -1")
    let findings = try codes(desk)
    #expect(findings.contains(.entryMisplaced))
    #expect(findings.contains(.chainBroken))
  }

  @Test func anEntryThatIsNoEntryIsUnreadable() throws {
    let desk = try worked()
    try desk.tamper("UPDATE entry SET canonical = CAST('{}' AS BLOB) WHERE seq = 5")
    #expect(try codes(desk).contains(.entryUnreadable))
  }

  @Test func timeThatRunsBackwardsIsNamed() throws {
    let desk = try worked()
    try desk.tamper(
      "UPDATE entry SET canonical = CAST(replace(CAST(canonical AS TEXT), '\"mono\":', '\"mono\":-') AS BLOB) WHERE seq = 5"
    )
    #expect(try codes(desk).contains(.timeBackwards))
  }

  @Test func aChangedCountIsNamedWithoutItsLevel() throws {
    let desk = try worked()
    try desk.tamper("UPDATE tally SET count = count + 1 WHERE key LIKE '%level:hai-long-3/1/khong-hai-long%'")
    let finding = try #require(try desk.verify().findings.first)
    #expect(finding.code == .tallyDiffers)
    #expect(finding.text.contains("day H56.14 Q03 H56.14/CB017 2026-11-21 button"))
    #expect(!finding.text.contains("hai-long"))
  }

  @Test(arguments: [
    "UPDATE tally SET version = version + 1 WHERE key LIKE '%outcome%'", "DELETE FROM tally WHERE key LIKE '%rhythm%'",
    "UPDATE tally SET grp = 'day/2026-11-22' WHERE key LIKE '%outcome%'",
    "INSERT INTO tally (grp, key, count, version) VALUES ('x', 'y', 1, 1)",
  ])
  func aTallyThatTheEntriesDoNotSayIsNamed(sql: String) throws {
    let desk = try worked()
    try desk.tamper(sql)
    #expect(try codes(desk) == [.tallyDiffers])
  }

  @Test(arguments: [
    "DELETE FROM pending WHERE rating = (SELECT min(rating) FROM pending)", "UPDATE pending SET counts = '[]'",
    "UPDATE pending SET counts = 'x'", "UPDATE pending SET boot = 'x'", "UPDATE pending SET month = '2026-12'",
    "UPDATE pending SET clerk = NULL",
  ])
  func aWaitingRatingThatTheEntriesDoNotSayIsNamed(sql: String) throws {
    let desk = try worked()
    try desk.tamper(sql)
    let finding = try #require(try desk.verify().findings.first)
    #expect(finding.code == .pendingDiffers)
    #expect(!finding.text.contains("hai-long"))
  }

  @Test func undatedCountsThatTheEntriesDoNotSayAreNamed() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    desk.stop()
    try desk.tamper("DELETE FROM undated")
    #expect(try codes(desk) == [.undatedDiffers])
  }

  @Test func aChangedPersonalFieldNoLongerFitsItsCommitment() throws {
    let desk = try worked()
    try desk.tamper("UPDATE personal SET value = CAST('A013' AS BLOB) WHERE field = 'ticket' AND seq = 4")
    let findings = try desk.verify().findings
    #expect(findings.map(\.code) == [.commitmentDiffers])
    #expect(findings.first?.entries == 4...4)
    #expect(findings.first?.text.contains("A013") == false)
  }

  @Test(arguments: [
    "UPDATE personal SET field = 'dossier:9' WHERE field = 'ticket' AND seq = 4",
    "UPDATE personal SET seq = 5 WHERE field = 'ticket' AND seq = 4",
    "INSERT INTO personal (slot, seq, field, salt, value) VALUES (900000, 14062, 'id', x'00', x'00')",
  ])
  func aPersonalFieldWithoutACommitmentIsAnOrphan(sql: String) throws {
    let desk = try worked()
    try desk.tamper(sql)
    #expect(try codes(desk) == [.personalOrphan])
  }

  @Test func valuesOfAnotherTypeAreDamageAndNoCrash() throws {
    let desk = try worked()
    try desk.tamper(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ') STRICT', ')'), 'NOT NULL', ''),
        'CHECK (length(hash) = 32)', '') WHERE name = 'entry'
      """)
    try desk.tamper("UPDATE entry SET hash = NULL WHERE seq = 4")
    #expect(try codes(desk).contains(.fileDamaged))
    _ = try? desk.start()
  }

  @Test func pagesOfNonsenseAreDamageAndNoCrash() throws {
    let desk = try worked()
    var bytes = try Data(contentsOf: URL(filePath: desk.path))
    var random = SeededGenerator(seed: 7)
    for place in stride(from: 4096, to: bytes.count, by: 97) {
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    }
    try bytes.write(to: URL(filePath: desk.path))
    #expect(try !desk.verify().isSound)
    #expect(throws: JournalFailure.self) { try desk.start() }
  }

  @Test(arguments: 1...40)
  func anySingleChangedByteOfAnEntryIsFound(seed: Int) throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let length = try #require(try desk.entries().last { $0.payload.kind == .rating }).canonical().count
    desk.stop()
    var bytes = try Data(contentsOf: URL(filePath: desk.path))
    let entry = try #require(bytes.range(of: Data(#"{"boot":"\#(desk.boot)","kind":"rating""#.utf8)))
    var random = SeededGenerator(seed: UInt64(seed))
    let place = entry.lowerBound + Int.random(in: 0..<length, using: &random)
    bytes[place] ^= UInt8.random(in: 1...255, using: &random)
    try bytes.write(to: URL(filePath: desk.path))
    #expect(try codes(desk).contains(.chainBroken), "seed \(seed)")
  }

  @Test func theChainCannotBeChangedThroughSQL() throws {
    let desk = try Desk(dated: true)
    for sql in [
      "UPDATE entry SET canonical = x'00' WHERE seq = 1", "DELETE FROM entry WHERE seq = 1",
      "INSERT OR REPLACE INTO entry (seq, hash, canonical) VALUES (1, zeroblob(32), x'00')",
      "INSERT INTO entry (seq, hash, canonical) VALUES (99, zeroblob(32), x'00')",
    ] {
      #expect(throws: (any Error).self) { try desk.rows { try $0.execute(sql: sql) } }
    }
    #expect(try desk.verify().isSound)
  }

  @Test func manyFindingsAreCut() throws {
    let desk = try Desk(dated: true)
    for _ in 1...(Verification.mostFindings + 10) { try desk.append(desk.press(.ambient)) }
    desk.stop()
    try desk.tamper("UPDATE entry SET hash = zeroblob(32)")
    let verification = try desk.verify()
    #expect(verification.findings.count == Verification.mostFindings)
    #expect(verification.isCut)
  }
}
