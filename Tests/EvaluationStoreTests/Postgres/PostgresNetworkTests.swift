import EvaluationStore
import EvaluationStorePostgres
import Foundation
import PostgresSupport
import RatingModel
import TestSupport
import Testing

/// A server that is reached by an address, encrypted and with a password.
@Suite("PostgreSQL over the network", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresNetworkTests {
  private static let password = "mật khẩu của dịch vụ"

  /// A data base of a user with a password, and the address at which it is reached.
  private static func with(_ body: (PostgresServer, PostgresAddress, _ folder: URL) async throws -> Void) async throws {
    try await withScratchFolder { folder in
      let authority = folder.appending(path: "authority.crt")
      try Data(TestCertificates.authority.utf8).write(to: authority)
      let (server, port) = try await PostgresServer.startOnNetwork()
      let local = try await server.newDatabaseOfItsOwner()
      try await server.say("ALTER ROLE \(local.user) PASSWORD '\(password)'")
      let address = PostgresAddress(
        host: "localhost", port: port, database: local.database, user: local.user, password: password,
        authorityFile: authority.path)
      try await body(server, address, folder)
      await server.stop()
    }
  }

  @Test func theConnectionIsEncryptedAndTheServerKnown() async throws {
    try await Self.with { server, address, _ in
      let kiosk = try await EnrolledKiosk.enrol(in: try await PostgresEvaluationStore.open(address))
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])

      let encrypted = try await server.say(
        "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'evaluationd'"
      )
      #expect(encrypted == "t\n")
    }
  }

  @Test func itsOwnProgramsGoTheSameWay() async throws {
    try await Self.with { server, address, folder in
      let store = try await PostgresEvaluationStore.open(address)
      try await EnrolledKiosk.enrol(in: store).send([try Office.outcome(count: 5, version: 10)])
      await store.close()
      let backup = folder.appending(path: "backup").path

      _ = try await PostgresBackup(address).make(backup)
      _ = try await PostgresRestore(backup, to: address).run(replacing: true, stamp: "1")

      #expect(try await server.say("SELECT count FROM tally", in: address.database) == "5\n")
    }
  }

  @Test func whoeverIsNotTheServerOrNotLetInIsNamedAndTellsNoPassword() async throws {
    try await Self.with { _, address, folder in
      let other = folder.appending(path: "other.crt")
      try Data(TestCertificates.server.utf8).write(to: other)
      var (wrongPassword, wrongAuthority, plain, elsewhere) = (address, address, address, address)
      wrongPassword.password = "khác"
      wrongAuthority.authorityFile = other.path
      plain.authorityFile = nil
      // The certificate holds no such name.
      elsewhere.host = "127.0.0.2"

      for (address, code) in [
        (wrongPassword, "store-unreachable"), (wrongAuthority, "store-unreachable"), (plain, "store-unreachable"),
        (elsewhere, "store-unreachable"),
      ] {
        let failure = await #expect(throws: StoreFailure.self) { try await PostgresEvaluationStore.open(address) }
        #expect(failure?.code == code, "\(String(describing: failure))")
        #expect(failure.map { "\($0)".contains(Self.password) } == false)
      }
    }
  }
}
