import Crypto
import Foundation
import GRDB
import KioskSession
import RatingModel
import TestSupport
import Testing

@testable import KioskJournal

/// Whoever takes the kiosk finds no key that fits what was before.
struct SealingTests {
  private let centre = Curve25519.KeyAgreement.PrivateKey()

  private func sealedDesk() throws -> Desk {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    try desk.journal.seal(to: centre.publicKey.rawRepresentation, at: desk.now)
    return desk
  }

  /// As the centre opens it.
  private func start(of desk: Desk, _ index: Int = 0) throws -> Data {
    let payload = try #require(try desk.verify().sealing?.starts[index].payload)
    let sealed = Data(hexadecimal: payload.start)
    var recipient = try HPKE.Recipient(
      privateKey: centre, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data("kiosk seal start 1".utf8),
      encapsulatedKey: sealed.prefix(32))
    return try recipient.open(sealed.dropFirst(32))
  }

  private func verify(_ desk: Desk, _ starts: [Data]) throws -> Verification {
    try JournalVerifier(path: desk.path, sealStarts: starts).verify()
  }

  @Test func entriesAreSealedFromTheEntryThatSaysSo() throws {
    let desk = try sealedDesk()
    let began = desk.journal.sequence
    try desk.serve(Words.bad)

    let verification = try verify(desk, [start(of: desk)])

    #expect(verification.findings == [])
    let sealing = try #require(verification.sealing)
    #expect(sealing.starts.map(\.entry) == [began])
    #expect(sealing.state == .holds)
    #expect(sealing.entries == desk.journal.sequence - began)
    #expect(sealing.through == desk.journal.sequence)
  }

  @Test func withoutTheStartKeySealsAreCountedAndNotJudged() throws {
    let desk = try sealedDesk()
    try desk.serve(Words.bad)
    #expect(try verify(desk, []).sealing?.state == .unchecked)
    #expect(try verify(desk, [Data(repeating: 7, count: 32)]).sealing?.state == .unchecked)
    #expect(try verify(desk, []).isSound)
  }

  @Test func aJournalThatIsNotSealedSaysSo() throws {
    let desk = try Desk(dated: true)
    #expect(try desk.verify().sealing == nil)
    #expect(!desk.journal.isSealed)
  }

  @Test func sealingGoesOnAfterARestart() throws {
    let desk = try sealedDesk()
    try desk.serve(Words.bad)
    try desk.restart(boot: Words.boot(2))
    try desk.serve(Words.best)
    let verification = try verify(desk, [start(of: desk)])
    #expect(verification.findings == [])
    #expect(verification.sealing?.state == .holds)
    #expect(verification.sealing?.through == desk.journal.sequence)
  }

  @Test func theSameRecipientIsSealedToOnce() throws {
    let desk = try sealedDesk()
    let before = desk.journal.sequence
    try desk.journal.seal(to: centre.publicKey.rawRepresentation, at: desk.now)
    try desk.restart()
    try desk.journal.seal(to: centre.publicKey.rawRepresentation, at: desk.now)
    #expect(desk.journal.sequence == before + 1, "only the restart's own entry came")
  }

  @Test func anotherRecipientBeginsAnewUnderTheOldSeal() throws {
    let desk = try sealedDesk()
    let first = try start(of: desk)
    let other = Curve25519.KeyAgreement.PrivateKey()
    try desk.journal.seal(to: other.publicKey.rawRepresentation, at: desk.now)
    try desk.serve(Words.good)
    let verification = try verify(desk, [first])
    #expect(verification.findings == [])
    #expect(verification.sealing?.starts.map(\.isKnown) == [true, false])
    #expect(verification.sealing?.state == .unchecked)
  }

  @Test(arguments: [Data(repeating: 0, count: 32), Data(repeating: 1, count: 31), Data()])
  func whatIsNoPublicKeyIsRefused(bytes: Data) throws {
    let desk = try Desk(dated: true)
    let before = desk.journal.sequence
    #expect(throws: JournalFailure.sealRecipientUnusable) { try desk.journal.seal(to: bytes, at: desk.now) }
    #expect(desk.journal.sequence == before)
    try desk.serve(Words.good)
    #expect(try desk.verify().isSound)
  }

  /// The thief has the file and its newest key, rewrites a rating, and chains and seals all that follows anew.
  @Test func aThiefWhoWritesTheJournalAnewIsFound() throws {
    let desk = try sealedDesk()
    try desk.serve(Words.bad)
    let rating = try #require(try desk.entries().last { $0.payload.kind == .rating })
    let start = try start(of: desk)
    desk.stop()

    try rewrite(desk, at: rating.sequence) { bytes in
      Data(String(decoding: bytes, as: UTF8.self).replacing("khong-hai-long", with: "rat-hai-long").utf8)
    }

    let verification = try verify(desk, [start])
    #expect(verification.findings.map(\.code).contains(.sealBroken))
    #expect(verification.findings.first { $0.code == .sealBroken }?.entries == rating.sequence...rating.sequence)
    #expect(verification.sealing?.state == .fails)
    #expect(try verify(desk, []).findings.allSatisfy { $0.code == .tallyDiffers || $0.code == .pendingDiffers })
  }

  @Test func aSealThatIsTakenAwayIsFoundWithoutAnyKey() throws {
    let desk = try sealedDesk()
    try desk.serve(Words.bad)
    let last = desk.journal.sequence
    desk.stop()
    try desk.tamper("UPDATE entry SET seal = NULL WHERE seq = \(last - 1)")
    let verification = try verify(desk, [])
    #expect(verification.findings.map(\.code) == [.sealMissing])
    #expect(verification.findings.first?.entries == (last - 1)...(last - 1))
  }

  @Test func aSealWithoutABeginningIsFound() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.bad)
    desk.stop()
    try desk.tamper("UPDATE entry SET seal = zeroblob(32) WHERE seq = 3")
    #expect(try verify(desk, []).findings.map(\.code) == [.sealBroken])
  }

  /// Neither data base nor log holds a key that has sealed, once the log was folded in.
  @Test func usedKeysAreGoneAfterTheNextCheckpoint() throws {
    let desk = try sealedDesk()
    let start = try start(of: desk)
    for level in [Words.good, Words.bad, Words.best] { try desk.serve(level) }
    #expect(try bytes(of: desk).contains { $0.firstRange(of: start) != nil }, "the log still holds what was before")

    try desk.journal.checkpoint()

    let sealed = try #require(try desk.verify().sealing).entries
    var key = try #require(SealKey(start))
    for _ in 0..<sealed {
      #expect(try bytes(of: desk).allSatisfy { $0.firstRange(of: key.bytes) == nil })
      key = key.next
    }
    #expect(try bytes(of: desk).contains { $0.firstRange(of: key.bytes) != nil }, "the one of the next entry is there")
  }

  @Test func aReaderPutsTheCheckpointOffAndNothingFails() throws {
    let desk = try sealedDesk()
    let start = try start(of: desk)
    try desk.serve(Words.good)
    let reader = try DatabaseQueue(path: desk.path)
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN")
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM entry")
      try desk.serve(Words.bad)
      try desk.journal.checkpoint()
      try db.execute(sql: "COMMIT")
    }
    try desk.serve(Words.good)
    try desk.journal.checkpoint()
    #expect(try bytes(of: desk).allSatisfy { $0.firstRange(of: start) == nil })
    #expect(try desk.verify().isSound)
  }

  @Test func thePageHoldsTheVectorsOfASeal() throws {
    let page = try String(contentsOf: SpecificationTests.page, encoding: .utf8)
    let key = try #require(SealKey(Data(0..<32)))
    let hash = Data(repeating: 0, count: 32)
    let vectors = [key.commitment, key.seal(hash).hexadecimal, key.next.bytes.hexadecimal]
    let text = vectors.map { $0 + "\n" }.joined()
    #expect(page.contains("```text\n\(text)```"), "the page's vectors of a seal should read:\n\(text)")
  }

  @Test func aProgramWrittenFromThePageAloneChecksTheSealsToo() throws {
    let desk = try sealedDesk()
    try desk.serve(Words.bad)
    let start = try start(of: desk).hexadecimal
    desk.stop()
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "verify_journal.py").path
    #expect(try FinishedProgram("/usr/bin/python3", [script, desk.path, start]).status == 0)
    try desk.tamper("UPDATE entry SET seal = zeroblob(32) WHERE seq = (SELECT max(seq) FROM entry)")
    #expect(try FinishedProgram("/usr/bin/python3", [script, desk.path, start]).status == 1)
    #expect(try FinishedProgram("/usr/bin/python3", [script, desk.path]).status == 0, "without the key nobody sees it")
  }

  // MARK: A thief's tools

  private func bytes(of desk: Desk) throws -> [Data] {
    try ["", "-wal"].map { try Data(contentsOf: URL(filePath: desk.path + $0)) }
  }

  /// Changes an entry, then hashes and seals it and all that follow with the key that lies in the file.
  private func rewrite(_ desk: Desk, at sequence: Int64, _ change: (Data) -> Data) throws {
    let queue = try DatabaseQueue(path: desk.path)
    try queue.write { db in
      for trigger in ["entry_keeps", "entry_stays", "entry_follows"] { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      let kept = try #require(try MetaTable.value(.sealKey, db))
      var key = try #require(SealKey(kept))
      let before = try Data.fetchOne(db, sql: "SELECT hash FROM entry WHERE seq = ?", arguments: [sequence - 1])
      var hash = try #require(before)
      let rows = try Row.fetchAll(
        db, sql: "SELECT seq, canonical FROM entry WHERE seq >= ? ORDER BY seq", arguments: [sequence])
      for row in rows {
        let (number, canonical): (Int64, Data) = (
          try row.decode(forColumn: "seq"), try row.decode(forColumn: "canonical")
        )
        let bytes = number == sequence ? change(canonical) : canonical
        hash = EntryChain.hash(of: bytes, after: hash)
        try db.execute(
          sql: "UPDATE entry SET hash = ?, canonical = ?, seal = ? WHERE seq = ?",
          arguments: [hash, bytes, key.seal(hash), number])
        key = key.next
      }
    }
  }
}
