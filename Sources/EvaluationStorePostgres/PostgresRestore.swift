import EvaluationStore
import Foundation
import Glibc

/// Puts a backup into the data base, in one transaction of the server: until it ends everything is as it was.
package struct PostgresRestore {
  private let address: PostgresAddress
  private let backup: String

  package init(_ backup: String, to address: PostgresAddress) {
    self.address = address
    self.backup = backup
  }

  /// - Parameters:
  ///   - replacing: permits that something stands there.
  ///   - stamp: digits and letters; part of the schema's name under which that is set aside.
  /// - Returns: that name.
  package func run(replacing: Bool, stamp: String) async throws -> String? {
    try BackupFormat.postgres.expect(at: backup)
    try await PostgresArchive(path: backup, name: backup).check()
    let isEmpty = try await look()
    guard isEmpty || replacing else { throw BackupFailure.notEmpty(store: address.description) }
    let aside = isEmpty ? nil : "set_aside_\(stamp.lowercased())"
    precondition(stamp.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }, "a stamp is part of a name")
    try await put(settingAside: aside)
    return aside
  }

  private func look() async throws -> Bool {
    do {
      return try await PostgresSession.open(address).run { session in
        try session.transaction(.read) { database in
          let users = PostgresUsers(database: database, name: address.description)
          try users.expectNobody()
          return .kept(try users.isEmpty())
        }
      }
    } catch let failure as BackupFailure {
      throw failure
    } catch let error as PostgresSession.NotBegun {
      throw StoreFailure(error.fault, during: "restore", at: address)
    } catch {
      throw StoreFailure(error, during: "restore", at: address)
    }
  }

  /// psql reads one script to its end: what stands there is renamed, what pg_restore writes, and the end of the transaction.
  /// That is given only when all of the backup came; without it nothing is kept.
  private func put(settingAside aside: String?) async throws(BackupFailure) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .programFailed(name: "psql", detail: String(cString: strerror(errno)))
    }
    let script = ends[0]
    let reader: ClientProgram
    do {
      defer { close(ends[1]) }
      reader = try ClientProgram(
        "psql",
        ["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=sqlstate", "--file=-"],
        environment: address.environment, input: ends[1])
    } catch {
      close(script)
      throw error
    }
    let written = await write(settingAside: aside, into: script)
    close(script)
    // What went wrong first: the reader ends early, the writer then has nobody to write to.
    try await reader.finish()
    if let failure = written { throw failure }
  }

  private func write(settingAside aside: String?, into script: Int32) async -> BackupFailure? {
    Self.send(Self.start(settingAside: aside), to: script)
    do throws(BackupFailure) {
      try await ClientProgram.run(
        "pg_restore", ["--file=-", "--schema=public", "--no-owner", "--no-privileges", backup], output: script)
    } catch { return error }
    Self.send("COMMIT;\n", to: script)
    return nil
  }

  /// Whoever starts meanwhile waits for the end, as for a change of the schema.
  private static func start(settingAside aside: String?) -> String {
    let renaming = aside.map { "ALTER SCHEMA public RENAME TO \($0); CREATE SCHEMA public;" } ?? ""
    return """
      SET client_min_messages = warning;
      BEGIN;
      SET LOCAL lock_timeout = 5000;
      SELECT pg_advisory_xact_lock(hashtextextended('schema', 0));
      \(renaming)

      """
  }

  /// To a program that may have ended: then there is nobody to tell.
  private static func send(_ text: String, to socket: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
