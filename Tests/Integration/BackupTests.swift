import EvaluationStorePostgres
import ForwardingContract
import Foundation
import PostgresSupport
import TestSupport
import Testing

extension EvaluationdTests {
  /// Backups by the real program, and what comes of a centre that was put back to one.
  @Suite struct BackupTests {
    enum Engine: String, CaseIterable, Sendable { case file, server }
    static let engines = PostgresServer.isInstalled ? Engine.allCases : [.file]

    private static let clerk = "H56.14/CB017"
    private static let day = "2026-11-20"

    private static func folder(_ engine: Engine) async throws -> ScratchFolder {
      let address = engine == .file ? nil : try await PostgresServer.shared.newDatabaseOfItsOwner()
      return try await RunningCentre.folder(CentreFile(server: address))
    }

    /// A kiosk whose receipts carry another epoch forgets what it knows of the centre, as the real one does.
    private static func again(_ kiosk: ContractKiosk, _ epoch: String) -> ContractKiosk {
      ContractKiosk(key: kiosk.key, id: kiosk.id, epoch: epoch, centreKey: kiosk.centreKey)
    }

    @Test(arguments: engines)
    func aRestoredCentreMakesAKioskWholeAgain(engine: Engine) async throws {
      let folder = try await Self.folder(engine)
      let backup = folder.file("backup").path
      var (journal, kiosk) = (try InventedJournal(), ContractKiosk?.none)
      try await RunningCentre.with(in: folder) { centre in
        let new = try await ContractKiosk.enrolled(at: centre)
        kiosk = new
        try journal.sessions(5, .rated, of: Self.clerk, on: Self.day)
        let first = try journal.batch(of: new)
        #expect(try await new.deliver(first, to: centre) == .matches)
        journal.acknowledge(first)

        // While it runs, and takes more.
        let lines = try await CentreCommand.run(["backup", backup], in: folder)
        #expect(lines.first?.hasPrefix("\(backup): ") == true)
        try journal.sessions(4, .rated, of: Self.clerk, on: Self.day)
        let second = try journal.batch(of: new)
        #expect(try await new.deliver(second, to: centre) == .matches)
        journal.acknowledge(second)

        for options in [[], ["--replace"]] {
          let refused = try await CentreCommand(["restore", backup] + options, in: folder)
          let code = options.isEmpty && engine == .file ? "store-not-empty" : "store-in-use"
          #expect(refused.status != 0 && refused.errors.contains { $0.hasPrefix("\(code): ") }, "\(refused.errors)")
        }
      }
      let refused = try await CentreCommand(["restore", backup], in: folder)
      #expect(refused.status == 65 && refused.errors.contains { $0.hasPrefix("store-not-empty: ") })

      let restored = try await CentreCommand(["restore", backup, "--replace", "--json"], in: folder)
      #expect(restored.status == 0, "\(restored.errors)")
      let answer = try #require(
        try JSONSerialization.jsonObject(with: Data(restored.output.joined().utf8)) as? [String: Any])
      let epoch = try #require(answer["epoch"] as? String)
      #expect(answer["key"] as? String == "fits")
      if engine == .file {
        #expect(FileManager.default.fileExists(atPath: try #require(answer["setAside"] as? String)))
      }

      try await RunningCentre.with(in: folder) { centre in
        let told = Self.again(try #require(kiosk), epoch)
        #expect(told.epoch != kiosk?.epoch)
        #expect(try await told.deliver(try journal.batch(of: told, all: true), to: centre) == .matches)
        let events = try await CentreCommand.run(["integrity", "--all"], in: folder)
        #expect(events.contains { $0.contains("centreBehind") && $0.contains("settled") }, "\(events)")
        let report = try await CentreCommand.run(
          ["report", "--unit", "H56.14", "--from", Self.day, "--through", Self.day, "--english"], in: folder)
        #expect(report.contains { $0.contains("CB017") && $0.contains(",9,") }, "\(report)")
      }
    }

    @Test func aFileIsMovedIntoADataBaseAndKiosksGoOnWhereTheyAre() async throws {
      try #require(PostgresServer.isInstalled)
      let folder = try await Self.folder(.file)
      let report = ["report", "--unit", "H56", "--from", Self.day, "--through", Self.day]
      var (journal, kiosk) = (try InventedJournal(), ContractKiosk?.none)
      try await RunningCentre.with(in: folder) { centre in
        let new = try await ContractKiosk.enrolled(at: centre)
        kiosk = new
        try journal.sessions(5, .rated, of: Self.clerk, on: Self.day)
        try journal.ratings(5, at: 1, of: Self.clerk, on: Self.day)
        let batch = try journal.batch(of: new)
        #expect(try await new.deliver(batch, to: centre) == .matches)
        journal.acknowledge(batch)
      }
      let before = try await CentreCommand.run(report, in: folder)
      let none = try await CentreCommand(["move"], in: folder)
      #expect(none.status == 65 && none.errors.contains { $0.hasPrefix("target-missing: ") })

      let address = try await PostgresServer.shared.newDatabaseOfItsOwner()
      try CentreFile(server: address).write(to: folder)
      let moved = try await CentreCommand(["move"], in: folder)

      #expect(moved.status == 0, "\(moved.errors)")
      #expect(moved.errors.contains("tally: 2 rows"))
      let store = CentreFile.store(in: folder)
      #expect(!FileManager.default.fileExists(atPath: store))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.filter { $0.hasPrefix("centre.sqlite") }.count == 1)
      #expect(try await CentreCommand.run(report, in: folder) == before)
      try await RunningCentre.with(in: folder) { centre in
        try journal.sessions(2, .rated, of: Self.clerk, on: Self.day)
        let same = try #require(kiosk)
        #expect(try await same.deliver(try journal.batch(of: same), to: centre) == .matches)
      }
      let again = try await CentreCommand(["move"], in: folder)
      #expect(again.status == 65 && again.errors.contains { $0.hasPrefix("backup-unreadable: ") })
      try await PostgresServer.shared.drop(address)
    }
  }
}
