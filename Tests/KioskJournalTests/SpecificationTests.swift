import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel
import SeededRandom
import TestSupport
import Testing

@testable import KioskJournal

/// The page that specifies the journal, the code, and a program in another language agree.
struct SpecificationTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  static let page = tests.appending(path: "../../Sources/KioskJournal/Format.md")
  private static let script = tests.appending(path: "verify_journal.py")

  /// The journal of the page's test vectors: known randomness, every kind of entry.
  private func example() throws -> Desk {
    let desk = try Desk()
    desk.entropy = .counting()
    desk.wall = WallTime(milliseconds: 1_600_000_000_000)
    try desk.start()
    let dossiers = [Words.dossier("H56.14-261121-0001"), Words.dossier("H56.14-261019-0017", nil, .returning, .onTime)]
    let session = try desk.open(
      desk.request(id: "s-1", dossiers: dossiers, ticket: "A012"), marks: [.oddDossierCode], waited: 70_000)
    desk.pass(seconds: 90)
    try desk.append(.invite(session))
    desk.pass(seconds: 4)
    try desk.append(desk.rating(session, Words.good, marks: [.burst]))
    try desk.append(desk.answer(session, Words.answers), desk.contact(session, isWished: true))
    desk.wall = nil
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .receipt)
    desk.pass(seconds: 1)
    try desk.append(desk.correction(session, Words.best, .raised))
    desk.pass(seconds: 5)
    try desk.append(.ratingFinal(session), .availability(.init(causes: [.input])), .availability(.init(causes: [])))
    let second = try desk.open(desk.request(id: "s-2", clerk: nil))
    desk.pass(seconds: 30)
    try desk.append(desk.press(.early, in: second), .close(second), desk.ending(second, .timedOut))
    try desk.append(desk.press(.ambient))
    desk.pass(hours: 10 * 24)
    try desk.journal.tick(at: desk.now)
    return desk
  }

  @Test func thePageHoldsTheVectors() throws {
    let desk = try example()
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let entries = try desk.rows { try Row.fetchAll($0, sql: "SELECT canonical, hash FROM entry ORDER BY seq") }
      .map { row in
        let (canonical, hash): (Data, Data) = (
          try row.decode(forColumn: "canonical"), try row.decode(forColumn: "hash")
        )
        return "\(String(decoding: canonical, as: UTF8.self))\n\(hash.hexadecimal)\n"
      }
    let personal = try desk.rows {
      try Row.fetchAll($0, sql: "SELECT seq, field, salt, value FROM personal ORDER BY slot")
    }
    .map { row in
      let (sequence, field): (Int, String) = (try row.decode(forColumn: "seq"), try row.decode(forColumn: "field"))
      let (salt, value): (Data, Data) = (try row.decode(forColumn: "salt"), try row.decode(forColumn: "value"))
      return "\(sequence) \(field) \(salt.hexadecimal) \(String(decoding: value, as: UTF8.self))\n"
    }
    let tallies = try desk.rows {
      try Row.fetchAll($0, sql: "SELECT key, count, version FROM tally ORDER BY grp, key").map(TallyTable.tally)
    }
    let lines = tallies.map { "\($0.key.canonical.dropLast()),\($0.count),\($0.version)]\n" }
    let digest = try desk.verify().statistics.digest
    for (name, vectors) in [
      ("entries", entries), ("personal", personal), ("tallies", lines), ("digest", [digest + "\n"]),
    ] {
      let text = vectors.joined()
      #expect(page.contains("```text\n\(text)```"), "the page's \(name) should read:\n\(text)")
    }
  }

  @Test func thePageNamesEveryKindOfEntryAndEveryTable() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    for kind in EntryKind.allCases { #expect(page.contains("`\(kind.rawValue)`"), "\(kind)") }
    let desk = try Desk(dated: true)
    let tables = try desk.rows {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'grdb%'")
    }
    for table in tables { #expect(page.contains("`\(table)`"), "\(table)") }
  }

  @Test func aProgramWrittenFromThePageAloneComesToTheSame() throws {
    let desk = try example()
    try check(desk)
    #expect(try desk.entries().map(\.payload.kind).contains(.release))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theProgramFollowsRandomDaysToo(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let desk = try Desk(dated: false)
    for round in 1...60 {
      let kinds = (0..<Int.random(in: 0...3, using: &random)).map {
        Words.dossier("x\(round).\($0)", ["1.1", "1.2", nil].randomElement(using: &random) ?? nil)
      }
      let clerk = [Words.an, Words.binh, nil].randomElement(using: &random) ?? nil
      let session = try desk.serve(Words.good, clerk: clerk, dossiers: kinds, isFinal: false)
      if Bool.random(using: &random) { try desk.append(desk.correction(session, Words.bad, .lowered)) }
      if Bool.random(using: &random) {
        try desk.append(desk.answer(session, [Words.answers[0]]), desk.contact(session, isWished: true))
        try desk.append(desk.answer(session, Words.answers), desk.answer(session, [], question: "cham-tre"))
      }
      try desk.append(.ratingFinal(session), desk.press(.ambient), desk.press(.repeat, in: session))
      desk.pass(hours: Int64.random(in: 0...30, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        try desk.journal.anchor(
          wall: Words.morning(plusHours: Int64.random(in: 0...900, using: &random)), at: desk.now, source: .ntp)
      case 1: try desk.restart(boot: Words.boot(round))
      case 2: try desk.journal.tick(at: desk.now)
      case 3: try desk.journal.erase(through: desk.journal.sequence / 2, at: desk.now)
      default: break
      }
    }
    #expect(try desk.verify().findings == [], "seed \(seed)")
    try check(desk)
  }

  @Test(arguments: [
    "UPDATE entry SET hash = zeroblob(32) WHERE seq = 5", "DELETE FROM entry WHERE seq = 5",
    "UPDATE tally SET count = count + 1 WHERE key LIKE '%outcome%'", "DELETE FROM pending",
    "UPDATE personal SET value = CAST('x' AS BLOB) WHERE field = 'id'",
  ])
  func theProgramFindsWhatIsWrong(sql: String) throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.stop()
    try desk.tamper(sql)
    #expect(try run(desk).status == 1)
  }

  private struct Answer: Decodable, Equatable {
    let head: String
    let sequence: Int64
    let waiting: Int
    let digest: String
  }

  private func check(_ desk: Desk) throws {
    let ended = try run(desk)
    try #require(ended.status == 0, "\(ended.errors)")
    let statistics = try desk.verify().statistics
    #expect(
      try JSONDecoder().decode(Answer.self, from: ended.output)
        == Answer(
          head: statistics.head.hash.hexadecimal, sequence: statistics.head.sequence, waiting: statistics.waiting,
          digest: statistics.digest))
  }

  private func run(_ desk: Desk) throws -> FinishedProgram {
    try FinishedProgram("/usr/bin/python3", [Self.script.path, desk.path])
  }
}
