import Crypto
import Foundation
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

struct ErasureTests {
  /// Many sessions with everything personal that there is.
  private func worked(sessions: Int, caseKey: Data) throws -> Desk {
    let desk = try Desk()
    desk.configuration = Words.configuration(caseKey: caseKey)
    try desk.start()
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    for number in 1...sessions {
      let dossiers = (0..<3).map { Words.dossier("H56.14-261121-\(1000 * number + $0)") }
      try desk.serve(Words.levels[number % 3], dossiers: dossiers, id: "session-\(number)", ticket: "T\(number)")
    }
    return desk
  }

  @Test func afterErasingEverythingTheChainVerifiesAndNoPlaintextIsLeft() throws {
    let desk = try worked(sessions: 300, caseKey: Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation)
    let values = try desk.rows { try Data.fetchAll($0, sql: "SELECT value FROM personal") }
    let salts = try desk.rows { try Data.fetchAll($0, sql: "SELECT salt FROM personal") }
    #expect(values.count == 300 * 6)

    let erased = try desk.journal.erase(through: desk.journal.sequence, at: desk.now)

    #expect(erased == values.count)
    let bytes = try desk.bytes()
    let left = (values.filter { $0.count >= 4 } + salts).filter { bytes.range(of: $0) != nil }
    #expect(left.isEmpty)
    #expect(try desk.kinds().last == .erasure)
    let verification = try desk.verify()
    #expect(verification.isSound)
    #expect(verification.statistics.personalFields == 0)
    #expect(try desk.rows { try Int.fetchOne($0, sql: "SELECT count(*) FROM dossier") } == 0)
    #expect(try desk.rows { try Int.fetchOne($0, sql: "SELECT count(*) FROM session") } == 0)
  }

  @Test func whatAReaderKeptInTheLogGoesWithTheNextCheckpoint() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good, id: "session-of-somebody")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: desk.path, configuration: configuration)
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN")
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM entry")
    }

    #expect(throws: JournalFailure.inUse(.erase)) {
      try desk.journal.erase(through: desk.journal.sequence, at: desk.now)
    }
    #expect(try desk.bytes().range(of: Data("session-of-somebody".utf8)) != nil)
    #expect(desk.journal.needsCheckpoint)

    try reader.inDatabase { try $0.execute(sql: "COMMIT") }
    try reader.close()
    try desk.journal.checkpoint()
    #expect(try desk.bytes().range(of: Data("session-of-somebody".utf8)) == nil)
    #expect(!desk.journal.needsCheckpoint)
  }

  @Test func anErasureTakesWhatIsOlderAndLeavesTheRest() throws {
    let desk = try worked(sessions: 4, caseKey: Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation)
    let opens = try desk.entries().filter { $0.payload.kind == .open }.map(\.sequence)
    #expect(try desk.journal.erase(through: opens[1], at: desk.now) == 12)

    let sequences = try desk.rows { try Int64.fetchSet($0, sql: "SELECT seq FROM personal") }
    #expect(sequences == Set(opens.suffix(2)))
    #expect(try desk.journal.openFacts(for: desk.request(id: "session-1"), at: desk.now).prior == nil)
    #expect(try desk.journal.openFacts(for: desk.request(id: "session-3"), at: desk.now).prior != nil)
    #expect(try desk.verify().isSound)
  }

  @Test func theErasureSaysHowMuchAndUpToWhere() throws {
    let desk = try worked(sessions: 1, caseKey: Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation)
    let through = desk.journal.sequence
    try desk.journal.erase(through: .max, at: desk.now)
    #expect(try desk.entries().last?.payload == .erasure(.init(through: through, fields: 6)))
  }

  @Test func whereThereIsNothingToEraseNothingIsWritten() throws {
    let desk = try Desk(dated: true)
    let before = desk.journal.sequence
    #expect(try desk.journal.erase(through: before, at: desk.now) == 0)
    #expect(desk.journal.sequence == before)
  }

  @Test func afterAnErasureADossierOfTheDayIsNotKnownAnyMore() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good, dossiers: [Words.dossier("a")])
    try desk.journal.erase(through: desk.journal.sequence, at: desk.now)
    #expect(
      try desk.journal.openFacts(for: desk.request(dossiers: [Words.dossier("a")]), at: desk.now).sameDossier == false)
    try desk.restart()
    #expect(
      try desk.journal.openFacts(for: desk.request(dossiers: [Words.dossier("a")]), at: desk.now).sameDossier == false)
  }

  @Test func aDossierCodeIsReadableByTheCaseHandlersOnly() throws {
    let handlers = Curve25519.KeyAgreement.PrivateKey()
    let desk = try worked(sessions: 1, caseKey: handlers.publicKey.rawRepresentation)
    #expect(try desk.bytes().range(of: Data("H56.14-261121".utf8)) == nil)

    let value = try #require(
      try desk.rows { try Data.fetchOne($0, sql: "SELECT value FROM personal WHERE field = 'dossier:1'") })
    var recipient = try HPKE.Recipient(
      privateKey: handlers, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data("kiosk dossier code 1".utf8),
      encapsulatedKey: value.prefix(32))
    #expect(try recipient.open(value.dropFirst(32)) == Data("H56.14-261121-1001".utf8))
  }

  @Test func withoutAKeyNoDossierCodeIsKept() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good, dossiers: [Words.dossier("H56.14-261121-0007")], id: "a")
    #expect(try desk.rows { try String.fetchSet($0, sql: "SELECT field FROM personal") } == ["id", "requestDigest"])
    #expect(try desk.bytes().range(of: Data("261121-0007".utf8)) == nil)
    guard case .open(let payload)? = try desk.entries().first(where: { $0.payload.kind == .open })?.payload else {
      Issue.record("there is no open entry")
      return
    }
    #expect(payload.dossiers.map(\.code) == [nil])
  }
}
