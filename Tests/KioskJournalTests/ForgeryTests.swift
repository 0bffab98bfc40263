import Crypto
import ForwardingContract
import Foundation
import GRDB
import KioskForwarding
import RatingModel
import Testing

@testable import KioskJournal

/// What finds which forgery: the chain, the tables, the centre's receipt, the heads that the centre keeps, the seals. And the
/// one that nothing finds.
struct ForgeryTests {
  private let centre = SigningCentre()
  private let opening = Curve25519.KeyAgreement.PrivateKey()

  /// What an inspector may have.
  private struct Means: OptionSet {
    let rawValue: Int
    static let centreKey = Means(rawValue: 1)
    static let heads = Means(rawValue: 2)
    static let starts = Means(rawValue: 4)
    static let all: Means = [.centreKey, .heads, .starts]
  }

  /// A sealed journal: six ratings, countersigned, then one more; what the centre keeps of it.
  private struct Case {
    let desk: Desk
    let head: CountersignedHead
    let start: Data
    /// The key of the first entry that nobody countersigned.
    let stolen: SealKey
    var forger: Forger { Forger(path: desk.path) }
  }

  private func countersigned() throws -> Case {
    let desk = try Desk(dated: false)
    desk.configuration = Words.configuration(caseKey: Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation)
    try desk.restart()
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    try desk.journal.seal(to: opening.publicKey.rawRepresentation, at: desk.now)
    for level in [Words.good, Words.bad, Words.best, Words.good, Words.good, Words.bad] {
      try desk.serve(level, dossiers: [Words.dossier("H56.14-261121-0001")], ticket: "A012")
    }
    let receipt = try desk.countersign(by: centre).receipt
    desk.stop()
    let stolen = try Forger(path: desk.path).sealKey()
    try desk.start()
    try desk.serve(Words.bad, dossiers: [Words.dossier("H56.14-261121-0002")])
    let payload = try #require(try desk.verify().sealing?.starts.first?.payload)
    desk.stop()
    let head = CountersignedHead(
      journal: receipt.journal, sequence: receipt.head.sequence, hash: receipt.head.hash, tallies: receipt.head.tallies)
    return Case(desk: desk, head: head, start: try opened(payload), stolen: stolen)
  }

  private func opened(_ payload: SealPayload) throws -> Data {
    let sealed = Data(hexadecimal: payload.start)
    var recipient = try HPKE.Recipient(
      privateKey: opening, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data("kiosk seal start 1".utf8),
      encapsulatedKey: sealed.prefix(32))
    return try recipient.open(sealed.dropFirst(32))
  }

  private func found(_ made: Case, _ means: Means) async throws -> [VerificationFinding.Code] {
    var verification = try JournalVerifier(
      path: made.desk.path, sealStarts: means.contains(.starts) ? [made.start] : [],
      heads: means.contains(.heads) ? [made.head] : []
    ).verify()
    if means.contains(.centreKey), let signed = verification.countersignature?.signed {
      verification.takeSignature(await centre.key.receipt(in: signed))
    }
    return verification.findings.map(\.code)
  }

  private func better(_ text: String) -> String {
    text.contains(#""kind":"rating""#) ? text.replacing("/khong-hai-long\"", with: "/rat-hai-long\"") : text
  }

  @Test func theGenuineJournalPassesEveryCheck() async throws {
    let made = try countersigned()
    #expect(try await found(made, .all) == [])
  }

  @Test func aChangedEntryBreaksTheChain() async throws {
    let made = try countersigned()
    try made.forger.edit { db in
      try db.execute(
        sql: """
          UPDATE entry SET canonical = CAST(replace(CAST(canonical AS TEXT), '/khong-hai-long', '/rat-hai-long') AS BLOB)
          """)
    }
    #expect(try await found(made, []).first == .chainBroken)
  }

  @Test func anEntryRewrittenWithHashesAndCountsIsFoundByReceiptHeadsAndSeals() async throws {
    let made = try countersigned()
    try made.forger.rewrite { _, text in better(text) }
    #expect(try await found(made, []).contains(.receiptDiffers), "the kept receipt names another hash")

    try made.forger.rewriteReceipt()
    #expect(try await found(made, []) == [], "everything that takes no key was made to fit")
    #expect(try await found(made, .centreKey) == [.receiptUnsigned])
    #expect(try await found(made, .heads) == [.headDiffers])
    #expect(try await found(made, .starts) == [.sealBroken])
  }

  @Test func withoutItsReceiptARewrittenJournalIsFoundByTheCentresHeads() async throws {
    let made = try countersigned()
    try made.forger.rewrite { _, text in better(text) }
    try made.forger.edit { try $0.execute(sql: "DELETE FROM receipt") }
    #expect(try await found(made, .centreKey) == [])
    #expect(try await found(made, .heads) == [.headDiffers])
  }

  @Test func anEntryThatIsTakenOutIsFoundThoughTheRestIsRenumbered() async throws {
    let made = try countersigned()
    try made.forger.remove("invite", before: .max)
    #expect(try await found(made, .starts) == [.sealBroken])
    // It was behind the countersigned head: receipt and heads say nothing of it.
    #expect(try await found(made, [.centreKey, .heads]) == [])

    let earlier = try countersigned()
    try earlier.forger.remove("invite", before: earlier.head.sequence)
    try earlier.forger.rewriteReceipt()
    #expect(try await found(earlier, []) == [])
    #expect(try await found(earlier, .centreKey) == [.receiptUnsigned])
    #expect(try await found(earlier, .heads) == [.headDiffers])
    #expect(try await found(earlier, .starts) == [.sealBroken])
  }

  @Test func aJournalRolledBackWithItsReceiptIsFoundByTheCentresHeads() async throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    try desk.countersign(by: centre)
    desk.stop()
    let earlier = try Data(contentsOf: URL(filePath: desk.path))
    try desk.start()
    try desk.serve(Words.bad)
    let receipt = try desk.countersign(by: centre).receipt
    desk.stop()
    try earlier.write(to: URL(filePath: desk.path))

    #expect(try await desk.verify(with: centre.key).isSound, "rolled back whole, the file itself tells nothing")
    let head = CountersignedHead(
      journal: receipt.journal, sequence: receipt.head.sequence, hash: receipt.head.hash, tallies: receipt.head.tallies)
    #expect(try JournalVerifier(path: desk.path, heads: [head]).verify().findings.map(\.code) == [.headDiffers])
  }

  @Test(arguments: ["tally", "pending"])
  func aTableThatSaysOtherThanTheEntriesIsFound(table: String) async throws {
    let made = try countersigned()
    try made.forger.edit { db in
      try db.execute(
        sql: table == "tally"
          ? "UPDATE tally SET count = count + 1 WHERE key LIKE '%rat-hai-long%'"
          : "UPDATE pending SET counts = replace(counts, 'khong-hai-long', 'rat-hai-long')")
    }
    #expect(try await found(made, []) == [table == "tally" ? .tallyDiffers : .pendingDiffers])
  }

  @Test func anotherDossierInPlaceOfTheCitizensIsFound() async throws {
    let made = try countersigned()
    try made.forger.edit { db in
      try db.execute(
        sql: """
          UPDATE personal SET value = (SELECT value FROM personal WHERE field = 'dossier:0' ORDER BY seq DESC LIMIT 1)
          WHERE field = 'dossier:0' AND seq = (SELECT min(seq) FROM personal WHERE field = 'dossier:0')
          """)
    }
    #expect(try await found(made, []) == [.commitmentDiffers])
  }

  /// No figure hangs on them.
  @Test func withoutItsTriggersAJournalIsTheSame() async throws {
    let made = try countersigned()
    try made.forger.edit { _ in }
    #expect(try await found(made, .all) == [])
    try made.desk.start()
    try made.desk.serve(Words.good)
    #expect(try await found(made, .all) == [])
  }

  /// An older receipt is genuine: it vouches for less, and does not hide what the centre knows.
  @Test func anOlderReceiptVouchesForLessAndHidesNothing() async throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let older = try desk.countersign(by: centre)
    try desk.serve(Words.bad)
    let newer = try desk.countersign(by: centre)
    desk.stop()
    try desk.put(older)
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.isSound)
    #expect(verification.countersignature?.through == older.receipt.head.sequence)

    try Forger(path: desk.path).rewrite { sequence, text in
      sequence > older.receipt.head.sequence ? better(text) : text
    }
    let head = newer.receipt.head
    let known = CountersignedHead(
      journal: newer.receipt.journal, sequence: head.sequence, hash: head.hash, tallies: head.tallies)
    #expect(try await desk.verify(with: centre.key).isSound)
    #expect(try JournalVerifier(path: desk.path, heads: [known]).verify().findings.map(\.code) == [.headDiffers])
  }

  @Test func theHeadsOfAnotherJournalAreNoneOfThisOne() throws {
    let made = try countersigned()
    let other = CountersignedHead(
      journal: Words.known(JournalID(String(repeating: "a", count: 32))), sequence: made.head.sequence,
      hash: made.head.hash, tallies: made.head.tallies)
    let findings = try JournalVerifier(path: made.desk.path, heads: [other]).verify().findings
    #expect(findings.map(\.text) == ["The centre has countersigned no entry of this journal."])
    let both = try JournalVerifier(path: made.desk.path, heads: [other, made.head]).verify()
    #expect(both.isSound)
    #expect(both.heads == HeldHeads(given: 1, standing: 1, outOfReach: 0, through: made.head.sequence))
  }

  /// What follows the newest countersigned head, rewritten with the seal key that was the current one then, is found by
  /// nothing but a later head. With the key of one entry later it is found.
  @Test func onlyTheOpenTailCanBeForgedAndOnlyWithTheKeyOfItsFirstForgedEntry() async throws {
    let made = try countersigned()
    let genuine = try made.forger.head()
    try made.forger.rewrite(key: made.stolen) { sequence, text in
      sequence == made.head.sequence + 1
        ? text.replacing("1.0.0", with: "1.0.1") : better(text, after: made.head.sequence)
    }
    #expect(try await found(made, .all) == [], "nothing tells it from a true one")
    #expect(try made.forger.head() != genuine)

    // Once the centre has countersigned what was genuine there, it is found.
    let later = CountersignedHead(
      journal: made.head.journal, sequence: genuine.sequence, hash: genuine.hash.hexadecimal, tallies: "")
    let verification = try JournalVerifier(path: made.desk.path, heads: [made.head, later]).verify()
    #expect(verification.findings.map(\.code) == [.headDiffers])
  }

  @Test func aKeyStolenOneEntryLaterSealsNothingOfWhatWasBefore() async throws {
    let made = try countersigned()
    try made.forger.rewrite(key: made.stolen.next) { sequence, text in
      sequence == made.head.sequence + 1
        ? text.replacing("1.0.0", with: "1.0.1") : better(text, after: made.head.sequence)
    }
    #expect(try await found(made, .starts) == [.sealBroken])
  }

  private func better(_ text: String, after sequence: Int64) -> String {
    let number = text.firstMatch(of: /"seq":([0-9]+)/).flatMap { Int64($0.1) } ?? 0
    return number > sequence ? better(text) : text
  }
}

extension Forger {
  /// Takes out the newest entry of a kind before another one.
  fileprivate func remove(_ kind: String, before last: Int64) throws {
    let queue = try DatabaseQueue(path: path)
    let found = try queue.read {
      try Int64.fetchOne(
        $0, sql: "SELECT max(seq) FROM entry WHERE seq < ? AND instr(canonical, CAST(? AS BLOB))",
        arguments: [last, "\"kind\":\"\(kind)\""])
    }
    try queue.close()
    try rewrite { sequence, text in sequence == found ? nil : text }
  }

  /// The newest entry.
  fileprivate func head() throws -> ChainHead {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read(EntryTable.head)
  }
}
