import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// What the kept receipt proves: only what the centre signed, and only about the journal that it signed.
struct ReceiptTests {
  private let centre = SigningCentre()

  /// A closed journal that the centre countersigned whole; its newest entry is a press.
  private func countersigned() throws -> Desk {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    try desk.append(desk.press(.ambient))
    try desk.countersign(by: centre)
    desk.stop()
    return desk
  }

  /// Changes the newest entry, and everything that follows from it but what takes the centre's key.
  private func rewriteNewestEntry(of desk: Desk) throws {
    let queue = try DatabaseQueue(path: desk.path)
    let rows = try queue.inDatabase {
      try Row.fetchAll($0, sql: "SELECT hash, canonical FROM entry ORDER BY seq DESC LIMIT 2")
    }
    try queue.close()
    let written: Data = try rows[0].decode(forColumn: "canonical")
    let forged = Data(String(decoding: written, as: UTF8.self).replacing("\"panel\"", with: "\"other\"").utf8)
    #expect(forged != written)
    let hash = EntryChain.hash(of: forged, after: try rows[1].decode(forColumn: "hash"))
    try desk.tamper(
      "UPDATE entry SET canonical = ?, hash = ? WHERE seq = (SELECT max(seq) FROM entry)", [forged, hash])
    try desk.tamper("UPDATE receipt SET receipt = json_set(receipt, '$.head.hash', ?)", [hash.hexadecimal])
  }

  @Test func theCentresSignatureCountersignsTheJournalUpToItsEntry() async throws {
    let desk = try countersigned()
    try desk.start()
    try desk.append(desk.press(.ambient))
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.isSound)
    #expect(verification.countersignature?.state == .holds)
    #expect(verification.countersignature?.through == verification.statistics.entries - 2)
  }

  @Test func withoutTheKeyNothingIsCountersigned() throws {
    let verification = try countersigned().verify()
    #expect(verification.isSound)
    #expect(verification.countersignature?.state == .unchecked)
  }

  @Test func aJournalWithoutAReceiptIsSoundAndCountersignedNowhere() async throws {
    let desk = try Desk(dated: true)
    var verification = try await desk.verify(with: centre.key)
    verification.takeSignature(nil)
    #expect(verification.isSound)
    #expect(verification.countersignature == nil)
  }

  @Test func aJournalRewrittenWithItsReceiptIsNotWhatTheCentreSigned() async throws {
    let desk = try countersigned()
    try rewriteNewestEntry(of: desk)
    #expect(try desk.verify().isSound, "everything that takes no key was made to fit")
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.map(\.code) == [.receiptUnsigned])
    #expect(verification.countersignature?.state == .fails)
  }

  @Test(
    arguments: [
      ("$.head.sequence", 5), ("$.time", 0), ("$.digest", "pending"), ("$.epoch", "e2"), ("$.head.sequence", 0),
      ("$.head.sequence", Int64.max),
    ] as [(String, any DatabaseValueConvertible & Sendable)])
  func anyEditOfTheReceiptIsFound(place: String, value: any DatabaseValueConvertible & Sendable) async throws {
    let desk = try countersigned()
    try desk.tamper("UPDATE receipt SET receipt = json_set(receipt, ?, ?)", [place, value])
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.map(\.code).contains(.receiptUnsigned))
    #expect(verification.countersignature?.state == .fails)
  }

  @Test func aReceiptAboutNoEntryIsFoundWithoutTheKeyToo() throws {
    let desk = try countersigned()
    try desk.tamper("UPDATE receipt SET receipt = json_set(receipt, '$.head.sequence', 0)")
    #expect(try desk.verify().findings.map(\.code) == [.receiptDiffers])
  }

  @Test func aSignatureOfAnotherKeyIsForged() async throws {
    let desk = try countersigned()
    try desk.start()
    try desk.append(desk.press(.ambient))
    try desk.countersign(by: SigningCentre())
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.map(\.code) == [.receiptUnsigned])
    #expect(verification.countersignature?.state == .fails)
  }

  @Test(arguments: ["", "a.b.c", "cut", "type"])
  func aTextThatIsNoSignedReceiptIsForged(text: String) async throws {
    let desk = try Desk(dated: true)
    let batch = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    let signed = try centre.receipt(for: batch, type: text == "type" ? .batch : .receipt)
    let kept =
      switch text {
      case "cut": String(signed.signed.dropLast(4))
      case "type": signed.signed
      default: text
      }
    try desk.journal.accept(SignedReceipt(signed.receipt, signed: kept), sent: batch)
    #expect(try await desk.verify(with: centre.key).findings.map(\.code) == [.receiptUnsigned])
  }

  @Test func theReceiptOfAnotherJournalProvesNothing() async throws {
    let (desk, other) = (try countersigned(), try Desk(dated: true))
    for _ in 1...5 { try other.serve(Words.good) }
    try other.append(other.press(.ambient))
    try desk.put(try other.countersign(by: centre))
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.contains { $0.code == .receiptDiffers && $0.text.contains("another journal") })
    #expect(verification.countersignature?.state == .fails)
  }

  @Test func otherCountsThanTheEntriesAddUpToAreNotWhatWasCountersigned() async throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let batch = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    let other = try centre.receipt(for: batch, tallies: String(repeating: "0", count: 64))
    try desk.journal.accept(try centre.receipt(for: batch), sent: batch)
    desk.stop()
    try desk.put(other)
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.map(\.code) == [.receiptDiffers])
    #expect(verification.findings.first?.text == "The centre countersigned this entry with other counts.")
    #expect(verification.countersignature?.state == .fails)
  }

  @Test(arguments: [
    "UPDATE receipt SET receipt = '{}'",
    "CREATE TABLE kept AS SELECT * FROM receipt; DROP TABLE receipt; ALTER TABLE kept RENAME TO receipt; "
      + "UPDATE receipt SET signed = NULL",
  ])
  func aReceiptThatIsNoneOrHasNoSignatureIsFoundWithoutTheKeyToo(sql: String) throws {
    let desk = try countersigned()
    try desk.tamper(sql)
    let verification = try desk.verify()
    #expect(verification.findings.map(\.code) == [.receiptUnsigned])
    #expect(verification.countersignature == nil)
  }

  @Test func aJournalThatIsDamagedBeforeTheReceiptsEntryIsNotCountersigned() async throws {
    let desk = try countersigned()
    try desk.tamper(
      "UPDATE entry SET canonical = CAST(replace(CAST(canonical AS TEXT), '\"mono\":', '\"mono\": ') AS BLOB) WHERE seq = 5"
    )
    let verification = try await desk.verify(with: centre.key)
    #expect(!verification.findings.map(\.code).contains(.receiptUnsigned), "the signature holds")
    #expect(verification.countersignature?.state == .fails)
  }

  @Test func aJournalThatEndsBeforeTheReceiptsEntryWasCut() async throws {
    let desk = try countersigned()
    try desk.tamper("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)")
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.map(\.code).contains(.receiptDiffers))
    #expect(verification.countersignature?.state == .fails)
  }

  @Test func aForkBehindTheCountersignedHeadIsFound() async throws {
    let desk = try Desk(dated: true)
    desk.stop()
    let fork = try Data(contentsOf: URL(filePath: desk.path))
    try desk.start()
    let receipt = try desk.countersign(by: centre)
    desk.stop()
    try fork.write(to: URL(filePath: desk.path))
    desk.pass(seconds: 1)
    try desk.start()
    desk.stop()
    try desk.tamper("INSERT INTO receipt (one, receipt, signed) VALUES (1, '', '')")
    try desk.put(receipt)
    let verification = try await desk.verify(with: centre.key)
    #expect(verification.findings.map(\.code) == [.receiptDiffers])
    #expect(verification.countersignature?.state == .fails)
  }
}
