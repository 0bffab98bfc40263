import ForwardingContract
import RatingModel

/// What is kept of one journal beside its heads and tallies, within one transaction.
struct SQLJournal {
  let database: any SQLConnection
  /// Stands for the journal in the large tables.
  let number: Int64
  let id: JournalID
  let state: State
  /// As they are kept.
  private let (owner, keptBack): (String, Int)

  struct State: Equatable {
    /// Nothing of it is taken any more.
    var abandoned: Receipt.Abandonment?
    /// The entry that the kiosk was asked for and has not shown: nothing is taken until then.
    var asked: Int64?
    /// The name after which the next page of groups begins; `nil` while nothing is compared.
    var comparing: String?
    /// All pages came.
    var isCompared = false
  }

  /// How a kiosk stands to the journal that it names.
  enum Finding {
    case known(SQLJournal)
    /// It was not heard of before; now it is the kiosk's.
    case new(SQLJournal)
    /// It belongs to another kiosk that still serves.
    case foreign
  }

  /// Finds the journal of a batch, or makes it. It may follow the appliance to a new key once the old one is out of service.
  static func find(_ id: JournalID, of kiosk: KioskID, at time: WallTime, in database: any SQLConnection) throws
    -> Finding
  {
    let row = try database.row(
      """
      SELECT journal.*, kiosk.standing FROM journal JOIN kiosk ON kiosk.id = journal.kiosk WHERE journal.journal = ?
      """, [id.description])
    guard let row else {
      let number = try database.value(
        "INSERT INTO journal (journal, kiosk, first_heard_at, last_heard_at) VALUES (?, ?, ?, ?) RETURNING id",
        [id.description, kiosk.text, time.milliseconds, time.milliseconds], as: Int64.self)
      guard let number else { throw Damage("journal") }
      return .new(
        SQLJournal(database: database, number: number, id: id, state: State(), owner: kiosk.text, keptBack: 0))
    }
    guard row["kiosk"] == kiosk.text || row["standing"] != KioskStanding.enrolled.rawValue else { return .foreign }
    try database.execute(
      "UPDATE journal SET last_heard_at = :time WHERE id = :id AND last_heard_at < :time",
      ["time": time.milliseconds, "id": row["id"] as Int64])
    return .known(
      SQLJournal(
        database: database, number: row["id"], id: id, state: try State(row), owner: row["kiosk"],
        keptBack: row["kept_back"]))
  }

  /// The kiosk's journal that was heard from last, but for `successor`.
  static func former(of kiosk: KioskID, before successor: JournalID, in database: any SQLConnection) throws
    -> JournalID?
  {
    try database.row(
      "SELECT journal FROM journal WHERE kiosk = ? AND journal <> ? ORDER BY last_heard_at DESC, id DESC LIMIT 1",
      [kiosk.text, successor.description])?.journal("journal")
  }

  /// The newest entry that was countersigned of a kiosk's journal; 0 for a journal that is not the kiosk's.
  static func countersigned(_ id: JournalID, of kiosk: KioskID, in database: any SQLConnection) throws -> Int64 {
    try database.value(
      """
      SELECT max(head.sequence) FROM head JOIN journal ON journal.id = head.journal
      WHERE journal.journal = ? AND journal.kiosk = ?
      """, [id.description, kiosk.text], as: Int64.self) ?? 0
  }

  func keep(_ state: State) throws {
    guard state != self.state else { return }
    try database.execute(
      """
      UPDATE journal SET abandoned = ?, asked = ?, comparing = ?, compared = ? WHERE id = ?
      """, [state.abandoned?.rawValue, state.asked, state.comparing, state.isCompared, number])
  }

  /// It has shown that it goes on with that kiosk.
  func belong(to kiosk: KioskID) throws {
    guard owner != kiosk.text else { return }
    try database.execute("UPDATE journal SET kiosk = ? WHERE id = ?", [kiosk.text, number])
  }

  func keepBack(_ count: Int) throws {
    guard count != keptBack else { return }
    try database.execute("UPDATE journal SET kept_back = ? WHERE id = ?", [count, number])
  }
}

extension SQLJournal.State {
  init(_ row: SQLRow) throws {
    abandoned = try row.parsedIfPresent("abandoned", Receipt.Abandonment.init(rawValue:))
    asked = row["asked"]
    comparing = row["comparing"]
    isCompared = row["compared"]
  }
}
