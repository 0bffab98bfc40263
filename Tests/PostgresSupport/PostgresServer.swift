import EvaluationStorePostgres
import Foundation
import TestSupport

/// A server of PostgreSQL of its own, in a folder of its own, on a socket in it. It ends with its last reference or with the
/// process that started it, and leaves nothing.
package final class PostgresServer: Sendable {
  package static let programs = "/usr/lib/postgresql/15/bin"
  package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "\(programs)/postgres") }

  package struct CannotStart: Error { package let log: [String] }

  private static let user = "evaluation"
  private let folder: String
  /// Also part of the socket's name.
  private let port: Int
  private let process: ProcessUnderTest

  private init(folder: String, port: Int, process: ProcessUnderTest) {
    self.folder = folder
    self.port = port
    self.process = process
  }

  /// One for all tests that only need a data base.
  private static let started = Task { try await start() }
  package static var shared: PostgresServer { get async throws { try await started.value } }

  /// Nothing is synced: what is tested of a power cut is the server's own affair.
  /// - Parameter prepare: makes files in its folder before it starts; returns settings that speak of them.
  package static func start(
    settings: [String] = [], port: Int = 5432,
    preparing prepare: (_ folder: String) throws -> [String] = { _ in [] }
  ) async throws -> PostgresServer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pg-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let initial = try FinishedProgram(
      "/bin/sh",
      [
        "-c",
        "\(asServer(folder)) \(programs)/initdb -D \(folder)/data -A trust -U \(user) -E UTF8 --locale=C --no-sync",
      ])
    guard initial.status == 0 else { throw CannotStart(log: [initial.errors]) }
    return PostgresServer(
      folder: folder, port: port, process: try await run(in: folder, settings + prepare(folder) + ["port=\(port)"]))
  }

  /// Runs until its input ends, which it does when we do; then takes its folder along. Until then it stops and starts as its
  /// input says.
  private static func run(in folder: String, _ settings: [String]) async throws -> ProcessUnderTest {
    let options =
      ["listen_addresses=", "unix_socket_directories=\(folder)", "fsync=off", "max_connections=100"] + settings
    let server =
      "\(asServer(folder)) \(programs)/postgres -D \(folder)/data "
      + options.map { "-c '\($0)'" }.joined(separator: " ")
    let process = try ProcessUnderTest(
      "/bin/sh",
      [
        "-c",
        """
        start() { \(server) & running=$!; }
        start
        while read -r word; do
          case $word in
            stop) kill -INT $running; wait $running; echo stopped ;;
            start) start ;;
          esac
        done
        kill -QUIT $running; wait $running; rm -rf \(folder)
        """,
      ])
    try await isReady(process)
    return process
  }

  private static func isReady(_ process: ProcessUnderTest) async throws {
    do {
      try await process.errors.first(containing: "ready to accept connections")
    } catch { throw CannotStart(log: process.errors.all) }
  }

  /// The server refuses to be run by root.
  private static func asServer(_ folder: String) -> String {
    getuid() == 0
      ? "chown postgres \(folder); cd \(folder); setpriv --reuid=postgres --regid=postgres --clear-groups" : ""
  }

  /// The address of a new, empty data base.
  package func newDatabase() async throws -> PostgresAddress {
    let name = Self.newName()
    try await say("CREATE DATABASE \(name)")
    return PostgresAddress(host: folder, port: port, database: name, user: Self.user)
  }

  /// The same, made as the guide says, for a user of its own who may do nothing else.
  package func newDatabaseOfItsOwner() async throws -> PostgresAddress {
    let name = Self.newName()
    try await say("CREATE ROLE \(name) LOGIN")
    try await say("CREATE DATABASE \(name) OWNER \(name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    try await say("REVOKE ALL ON DATABASE \(name) FROM PUBLIC")
    return PostgresAddress(host: folder, port: port, database: name, user: name)
  }

  private static func newName() -> String { "t\(UUID().uuidString.lowercased().filter { $0 != "-" })" }

  package func drop(_ address: PostgresAddress) async throws {
    try await say("DROP DATABASE \(address.database) WITH (FORCE)")
  }

  /// What an administrator says to it.
  /// - Returns: what it answers, a row on each line, columns between strokes.
  @discardableResult
  package func say(_ sql: String, in database: String = "postgres") async throws -> String {
    let said = try FinishedProgram(
      "\(Self.programs)/psql",
      ["-h", folder, "-p", String(port), "-U", Self.user, "-d", database, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql])
    guard said.status == 0 else { throw Refused(message: said.errors) }
    return String(decoding: said.output, as: UTF8.self)
  }

  package struct Refused: Error { package let message: String }

  /// Ends every connection and is gone; what it holds stays.
  package func interrupt() async throws {
    try process.write("stop")
    try await process.output.first(containing: "stopped")
  }

  /// Is there again after ``interrupt()``.
  package func resume() async throws {
    try process.write("start")
    try await Self.isReady(process)
  }

  package func stop() async {
    process.closeInput()
    await process.wait()
  }
}
