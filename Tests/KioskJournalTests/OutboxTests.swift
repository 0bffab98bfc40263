import ForwardingContract
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// What a batch and a rating cost, however much waits.
struct OutboxTests {
  private func plan(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map {
      try $0.decode(forColumn: "detail")
    }
  }

  @Test func aBatchReadsTheOutboxInItsOrderAndSortsNothing() throws {
    let desk = try Desk(dated: true)
    try desk.rows { db in
      #expect(try plan(TallyTable.newestFirst, [501], db) == ["SCAN tally USING INDEX outbox"])
      for (waits, index) in [(TallyTable.inOutbox, "outbox"), (TallyTable.isKeptBack, "kept_back")] {
        let counted = try plan("SELECT count(*) FROM tally WHERE \(waits)", [], db)
        #expect(counted.count == 1 && counted.allSatisfy { $0.contains("INDEX \(index)") }, "\(counted)")
        let through = try plan("SELECT 1 FROM tally WHERE \(waits) AND version <= ?", [7], db)
        #expect(
          through.allSatisfy { $0.hasPrefix("SEARCH tally USING") && $0.contains("INDEX \(index)") }, "\(through)")
        let groups = try plan("SELECT grp FROM tally WHERE \(waits) AND version > ?", [7], db)
        #expect(groups.count == 1 && groups.allSatisfy { $0.contains("INDEX \(index) (version>?)") }, "\(groups)")
      }
    }
  }

  /// Rows of a backlog that nobody counted: only what reading and writing cost is of interest.
  private func backlog(of rows: Int, _ desk: Desk, refused: Bool) throws {
    try desk.rows { db in
      try db.execute(
        sql: """
          WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?1)
          INSERT INTO tally (grp, key, count, version, refused)
          SELECT 'presses/2020-01-01', '["presses","X","none","2020-01-01","' || n || '"]', 1, 0 - n, ?2 FROM number
          """, arguments: [rows, refused ? 0 : -2 * rows])
      try db.execute(sql: "UPDATE tally SET acknowledged = ? WHERE version < 0", arguments: [-2 * rows])
    }
  }

  private func pagesOfARating(_ desk: Desk) throws -> Int {
    let session = try desk.open()
    try desk.append(.invite(session))
    try desk.journal.checkpoint()
    let before = try desk.rows { try $0.checkpoint(.passive).walFrameCount }
    try desk.append(desk.rating(session, Words.good))
    let pages = try desk.rows { try $0.checkpoint(.passive).walFrameCount } - before
    try desk.append(.ratingFinal(session))
    return pages
  }

  @Test(arguments: [false, true])
  func aRatingWritesAsManyPagesBesideALongBacklogAsWithoutOne(refused: Bool) throws {
    let desk = try Desk(dated: true)
    for _ in 1...3 { try desk.serve(Words.good) }
    let without = try pagesOfARating(desk)
    try backlog(of: 20_000, desk, refused: refused)
    #expect(without > 0)
    #expect(try pagesOfARating(desk) <= without + 1, "one more for a tree that has become deeper")
  }

  @Test func aBatchTellsHowManyTalliesWaitBehindIt() throws {
    let desk = try Desk(dated: true)
    for _ in 1...10 { try desk.serve(Words.good) }
    let whole = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    #expect(whole.complete && whole.backlog == nil)
    let first = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1", limit: 3))
    #expect(first.backlog == whole.tallies.count - 3)
  }

  @Test func todaysCountsTravelBeforeTheBacklog() throws {
    let desk = try Desk(dated: true)
    for _ in 1...30 {
      for _ in 1...5 { try desk.serve(Words.good) }
      desk.pass(hours: 24)
    }
    try desk.append(desk.press(.ambient))
    for _ in 1...5 { try desk.serve(Words.good) }
    let today = try #require(desk.journal.localTime(at: desk.now)?.date.description)
    let month = String(today.prefix(7))
    let batch = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1", limit: 7))
    #expect(!batch.complete)
    let periods = Set(batch.tallies.map(\.key.period.description))
    let isOfToday = periods.allSatisfy { $0 == today || $0 == month || $0.contains("-Q") }
    #expect(isOfToday, "\(periods)")
    #expect(periods.contains(today))
  }
}
