import EvaluationHTTP
import EvaluationStore
import Foundation
import PostgresSupport
import Testing

@testable import EvaluationAssembly

/// Which key may sign for a store, on either engine.
struct CentreKeyTests {
  enum Engine: String, CaseIterable, Sendable { case file, server }
  static let engines = PostgresServer.isInstalled ? Engine.allCases : [.file]

  /// Configurations of machines that share one store; each has a key file of its own.
  private static func withMachines(
    _ engine: Engine, _ body: (_ machines: [String], ScratchFolder) async throws -> Void
  ) async throws {
    try await ScratchFolder.with { folder in
      var store = "path = \"\(folder.path("centre.sqlite"))\"\n"
      if engine == .server {
        let address = try await PostgresServer.shared.newDatabaseOfItsOwner()
        store +=
          "postgres_host = \"\(address.host)\"\npostgres_database = \"\(address.database)\"\n"
          + "postgres_user = \"\(address.user)\"\n"
      }
      let machines = try (1...2).map { number in
        try folder.write(
          "[store]\n\(store)key_file = \"\(folder.path("key\(number)"))\"\n", to: "machine\(number).toml")
      }
      try await body(machines, folder)
    }
  }

  private static func key(of machine: String) async throws -> CentreKey {
    try await CentreCommands.with(try ConfigurationReader.read(path: machine).get()) { try await $0.key() }
  }

  @Test(arguments: engines)
  func theFirstMachineMakesTheKeyAndAnotherNeedsACopy(engine: Engine) async throws {
    try await Self.withMachines(engine) { machines, folder in
      let first = try await Self.key(of: machines[0])

      await #expect(throws: CentreFailure.keyMissing(path: folder.path("key2"), expected: first.fingerprint)) {
        try await Self.key(of: machines[1])
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path("key2")))

      try FileManager.default.copyItem(atPath: folder.path("key1"), toPath: folder.path("key2"))
      #expect(try await Self.key(of: machines[1]).fingerprint == first.fingerprint)
    }
  }

  @Test(arguments: engines)
  func anotherKeyIsRefusedUntilItIsReplacedOnPurpose(engine: Engine) async throws {
    try await Self.withMachines(engine) { machines, folder in
      let first = try await Self.key(of: machines[0])
      let other = try CentreKeyFile(path: folder.path("key2")).key()
      let refused = CentreFailure.keyDiffers(
        path: folder.path("key2"), expected: first.fingerprint, found: other.fingerprint)
      await #expect(throws: refused) { try await Self.key(of: machines[1]) }
      #expect(refused.exit == .badConfiguration)
      let shown = await CentreCommands.key(configuration: machines[1], asJSON: true)
      #expect(
        String(decoding: shown.output, as: UTF8.self)
          == "{\"fits\":false,\"here\":\"\(other.fingerprint)\",\"store\":\"\(first.fingerprint)\"}\n")

      let replaced = await CentreCommands.replaceKey(configuration: machines[1], asJSON: false)

      #expect(replaced.exit == .done && replaced.notes.contains("enrol every kiosk again"))
      #expect(try await Self.key(of: machines[1]).fingerprint == other.fingerprint)
      await #expect(throws: CentreFailure.self) { try await Self.key(of: machines[0]) }
    }
  }

  @Test func aLostKeyIsNotMadeAnewInSilence() async throws {
    try await Self.withMachines(.file) { machines, folder in
      let first = try await Self.key(of: machines[0])
      try FileManager.default.removeItem(atPath: folder.path("key1"))

      await #expect(throws: CentreFailure.keyMissing(path: folder.path("key1"), expected: first.fingerprint)) {
        try await Self.key(of: machines[0])
      }
      #expect(await CentreCommands.replaceKey(configuration: machines[0], asJSON: false).exit == .done)
      #expect(try await Self.key(of: machines[0]).fingerprint != first.fingerprint)
    }
  }
}
