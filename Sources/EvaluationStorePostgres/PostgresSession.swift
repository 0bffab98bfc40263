import CPostgres
import Dispatch
import EvaluationStore
import Foundation

/// One connection to the server. Everything on it happens on one queue of its own, one transaction at a time.
final class PostgresSession: @unchecked Sendable {
  // Unchecked: everything below is touched on `queue` only, and after the last use by `deinit`.
  private let connection: OpaquePointer
  private let queue: DispatchQueue
  private var statements: [String: PostgresStatement] = [:]
  private var prepared: [String: Prepared] = [:]

  struct Prepared {
    let name: String
    let columns: SQLColumns
    let kinds: [Oid]
  }

  private init(connection: OpaquePointer, queue: DispatchQueue) {
    self.connection = connection
    self.queue = queue
  }

  deinit { PQfinish(connection) }

  /// Connects and sets what each connection is set to.
  static func open(_ address: PostgresAddress) async throws -> PostgresSession {
    let queue = DispatchQueue(label: "evaluation-store.postgres")
    return try await queue.run {
      let connection = connect(address)
      guard let connection else { throw PostgresFault(state: nil) }
      let session = PostgresSession(connection: connection, queue: queue)
      guard PQstatus(connection) == CONNECTION_OK else { throw session.refusal() }
      try session.execute(address.settings)
      return session
    }
  }

  private static func connect(_ address: PostgresAddress) -> OpaquePointer? {
    let names = address.parameters.map { strdup($0.name) } + [nil]
    let values = address.parameters.map { strdup($0.value) } + [nil]
    defer { (names + values).forEach { free($0) } }
    return PQconnectdbParams(names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
  }

  /// Why the server did not let us in. libpq tells it in words only, of which the start of the condition's name is looked for.
  private func refusal() -> PostgresFault {
    let words = String(cString: PQerrorMessage(connection))
    if ["too many clients", "too many connections", "remaining connection slots"].contains(where: words.contains) {
      return PostgresFault(state: PostgresFault.crowded)
    }
    if words.contains("does not exist") { return PostgresFault(state: "3D000") }
    // The server's certificate, that of its authority, or ours.
    if words.contains("certificate") { return PostgresFault(state: "28000") }
    if words.contains("authentication failed") || words.contains("no pg_hba.conf entry") {
      return PostgresFault(state: "28P01")
    }
    return PostgresFault(state: nil)
  }

  /// Runs `body` on the connection's queue.
  func run<Value: Sendable>(_ body: @escaping @Sendable (PostgresSession) throws -> Value) async throws -> Value {
    try await queue.run { try body(self) }
  }

  var isSound: Bool { PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE }

  // MARK: Statements

  /// Statements without values, one after the other.
  func execute(_ sql: String) throws {
    let result = PQexec(connection, sql)
    defer { PQclear(result) }
    try check(result)
  }

  /// PostgreSQL answers the end of a transaction that failed before by undoing it, without an error.
  func commit() throws {
    let result = PQexec(connection, "COMMIT")
    defer { PQclear(result) }
    try check(result)
    guard PQcmdStatus(result).map({ String(cString: $0) }) == "COMMIT" else { throw PostgresFault(state: "25P02") }
  }

  func run(_ sql: String, _ arguments: SQLArguments) throws -> SQLResult {
    let statement = statement(sql)
    let values = statement.values(arguments)
    let prepared = try prepare(statement, values)
    let result = PostgresValues(values).withPointers { count, texts, lengths, formats in
      PQexecPrepared(connection, prepared.name, count, texts, lengths, formats, 0)
    }
    defer { PQclear(result) }
    return try answer(result, prepared)
  }

  /// Statements that are on their way before the first answer is read, at most: their answers fit into what the line holds,
  /// so that neither side waits for the other.
  private static let inOnePiece = 100

  func run(_ sql: String, each arguments: [SQLArguments]) throws -> [SQLResult] {
    guard arguments.count > 1 else { return try arguments.map { try run(sql, $0) } }
    let statement = statement(sql)
    let rows = arguments.map(statement.values)
    let prepared = try rows.map { try prepare(statement, $0) }
    var results: [SQLResult] = []
    for start in stride(from: 0, to: rows.count, by: Self.inOnePiece) {
      let piece = start..<min(start + Self.inOnePiece, rows.count)
      results += try pipeline(Array(zip(prepared[piece], rows[piece])))
    }
    return results
  }

  private func pipeline(_ piece: [(Prepared, [SQLValue])]) throws -> [SQLResult] {
    guard PQenterPipelineMode(connection) == 1 else { throw PostgresFault(state: nil) }
    for (prepared, values) in piece {
      let sent = PostgresValues(values).withPointers { count, texts, lengths, formats in
        PQsendQueryPrepared(connection, prepared.name, count, texts, lengths, formats, 0)
      }
      guard sent == 1 else { throw PostgresFault(state: nil) }
    }
    guard PQpipelineSync(connection) == 1 else { throw PostgresFault(state: nil) }
    // The first error is what happened; what came after it was passed over by the server.
    var (results, fault) = ([SQLResult](), (any Error)?.none)
    for (prepared, _) in piece {
      let result = PQgetResult(connection)
      defer { PQclear(result) }
      do { results.append(try answer(result, prepared)) } catch { fault = fault ?? error }
      guard PQgetResult(connection) == nil else { throw PostgresFault(state: nil) }
    }
    let end = PQgetResult(connection)
    defer { PQclear(end) }
    guard PQresultStatus(end) == PGRES_PIPELINE_SYNC, PQexitPipelineMode(connection) == 1 else {
      throw PostgresFault(state: nil)
    }
    if let fault { throw fault }
    return results
  }

  /// Puts rows in by the server's own way for many, which writes a page of them at once.
  func copy(_ rows: [[SQLValue]], into table: SQLTable) throws {
    let names = table.columns.map(\.name).joined(separator: ", ")
    let begun = PQexec(connection, "COPY \(table.name) (\(names)) FROM STDIN")
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_IN else { throw PostgresFault(result: begun) }
    let sent = PostgresCopy.text(of: rows).withUnsafeBytes {
      PQputCopyData(connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
    }
    guard sent == 1, PQputCopyEnd(connection, nil) == 1 else { throw PostgresFault(state: nil) }
    let ended = PQgetResult(connection)
    defer { PQclear(ended) }
    guard PQgetResult(connection) == nil else { throw PostgresFault(state: nil) }
    try check(ended)
  }

  private func statement(_ sql: String) -> PostgresStatement {
    if let known = statements[sql] { return known }
    let statement = PostgresStatement(sql)
    statements[sql] = statement
    return statement
  }

  /// Prepared once for each statement and kinds of values: NULL is of none.
  private func prepare(_ statement: PostgresStatement, _ values: [SQLValue]) throws -> Prepared {
    let kinds = values.map(\.kind)
    let key = statement.sql + kinds.map { " \($0)" }.joined()
    if let known = prepared[key] { return known }
    let name = "s\(prepared.count)"
    let made = PQprepare(connection, name, statement.sql, Int32(kinds.count), kinds)
    defer { PQclear(made) }
    try check(made)
    let described = PQdescribePrepared(connection, name)
    defer { PQclear(described) }
    try check(described)
    let columns = (0..<PQnfields(described)).map { String(cString: PQfname(described, $0)) }
    let new = Prepared(
      name: name, columns: SQLColumns(columns), kinds: (0..<PQnfields(described)).map { PQftype(described, $0) })
    prepared[key] = new
    return new
  }

  private func check(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
    default: throw PostgresFault(result: result)
    }
  }

  private func answer(_ result: OpaquePointer?, _ prepared: Prepared) throws -> SQLResult {
    try check(result)
    let columns = Int32(prepared.kinds.count)
    let rows = (0..<PQntuples(result)).map { row in
      SQLRow(
        columns: prepared.columns,
        values: (0..<columns).map { column in
          SQLValue(result, row, column, kind: prepared.kinds[Int(column)])
        })
    }
    let changes = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    return SQLResult(rows: rows, changes: changes)
  }
}

extension DispatchQueue {
  fileprivate func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      async { continuation.resume(with: Result(catching: body)) }
    }
  }
}
