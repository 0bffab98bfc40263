import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import EvaluationAssembly

struct IntegrityCommandsTests {
  private static let digits = String(repeating: "0", count: 63)
  private static let journal = String(repeating: "a", count: 32)

  /// A centre whose only kiosk forked: event 1. `ha.nguyen` reads the province.
  private static func withEvent(
    _ body: (_ folder: ScratchFolder, _ configuration: String, _ kiosk: KioskID) async throws -> Void
  ) async throws {
    try await ScratchFolder.with { folder in
      let configuration = try folder.configuration()
      let files = try folder.registry()
      _ = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: true)
      let code = await CentreCommands.enrol(
        configuration: configuration, unit: "H56.14", counter: "Q01", asJSON: false)
      let secret = try #require(EnrolmentCode(String(decoding: code.output, as: UTF8.self))).secret
      let store = try SQLiteEvaluationStore.open(path: folder.path("centre.sqlite"))
      let now = WallTime.ofThisMachine
      let kiosk = try await store.enrol(
        EnrolmentClaim(
          secretHash: EnrolmentSecret.hash(secret), publicKey: "key", unit: try #require(UnitCode("H56.14")),
          counter: try #require(CounterCode("Q01")), software: "1.0.0", time: now)
      ).get()
      for fork in ["1", "2"] {
        let head = Head(sequence: 7, hash: digits + fork, tallies: try TallyDigest.of([]))
        let batch = Batch(
          kiosk: kiosk, journal: try #require(JournalID(journal)), epoch: store.epoch, head: head, scales: [],
          tallies: [], complete: true, openTail: 7, software: "1.0.0")
        _ = try await store.take(batch, digest: digits + fork, at: now).get()
      }
      try store.close()
      for (name, unit) in [("ha.nguyen", "H56")] {
        _ = await CentreCommands.addAccount(
          configuration: configuration, name: name, units: [unit], password: "một mật khẩu rất dài", asJSON: true)
      }
      try await body(folder, configuration, kiosk)
    }
  }

  private static func objects(_ outcome: CommandOutcome) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [[String: Any]])
  }

  @Test func anEventIsListedUntilItIsClosedAndWithAllAfterwards() async throws {
    try await Self.withEvent { _, configuration, kiosk async throws in
      func list(all: Bool = false, unit: String? = nil, kiosk: String? = nil) async throws -> [[String: Any]] {
        try Self.objects(
          await CentreCommands.integrity(
            configuration: configuration, unit: unit, kiosk: kiosk, all: all, asJSON: true))
      }
      let event = try #require(try await list().first)
      #expect(event["number"] as? Int == 1 && event["kind"] as? String == "forked")
      #expect(event["kiosk"] as? String == kiosk.text && event["journal"] as? String == Self.journal)
      #expect(event["first"] as? Int == 1 && event["last"] as? Int == 7 && event["inDoubt"] as? Int == 7)
      #expect(try await list(unit: "H56").count == 1)
      #expect(try await list(unit: "H57").isEmpty)
      #expect(try await list(kiosk: "k-other").isEmpty)

      let closed = await CentreCommands.closeIntegrityEvent(
        configuration: configuration, number: 1, account: "ha.nguyen", reason: "Đĩa sao chép.", asJSON: true)
      #expect(closed.exit == .done)
      #expect(try await list().isEmpty)
      #expect(try await list(all: true).first?["reason"] as? String == "Đĩa sao chép.")
      let text = await CentreCommands.integrity(
        configuration: configuration, unit: nil, kiosk: nil, all: true, asJSON: false)
      #expect(String(decoding: text.output, as: UTF8.self).contains("by ha.nguyen: Đĩa sao chép."))
    }
  }

  @Test(arguments: [
    (1, "ha.nguyen", "  ", "integrity-reason-missing"), (2, "ha.nguyen", "Vì sao", "integrity-event-unknown"),
    (1, "nobody", "Vì sao", "account-unknown"), (1, "?", "Vì sao", "account-malformed"),
  ])
  func withoutAReasonOrTheRightAccountNothingIsClosed(
    number: Int64, account: String, reason: String, code: String
  ) async throws {
    try await Self.withEvent { _, configuration, _ async throws in
      let outcome = await CentreCommands.closeIntegrityEvent(
        configuration: configuration, number: number, account: account, reason: reason, asJSON: false)
      #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("\(code): "))
      let open = await CentreCommands.integrity(
        configuration: configuration, unit: nil, kiosk: nil, all: false, asJSON: true)
      #expect(try Self.objects(open).count == 1)
    }
  }

  @Test func headsAreOneObjectForEachLine() async throws {
    try await Self.withEvent { _, configuration, kiosk async throws in
      for (kiosk, journal) in [(kiosk.text, nil), (nil, Self.journal)] as [(String?, String?)] {
        let outcome = await CentreCommands.heads(
          configuration: configuration, kiosk: kiosk, journal: journal, asJSON: true)
        let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 1)
        let line = Data(try #require(lines.first).utf8)
        let head = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        #expect(
          Set(head.keys) == ["journal", "sequence", "hash", "tallies", "digest", "firstAt", "matchedAt"])
        #expect(head["sequence"] as? Int == 7 && head["hash"] as? String == Self.digits + "1")
        #expect(head["digest"] as? String == "matches")
      }
      let none = await CentreCommands.heads(
        configuration: configuration, kiosk: "k-other", journal: nil, asJSON: true)
      #expect(none.exit == .badInput && none.notes.hasPrefix("heads-unknown: "))
    }
  }

  @Test func whoeverRestoredTheCentreGetsANewEpochAndTheTrailSaysSo() async throws {
    try await Self.withEvent { folder, configuration, _ async throws in
      let before = try SQLiteEvaluationStore.open(path: folder.path("centre.sqlite")).epoch
      let outcome = await CentreCommands.restored(configuration: configuration, asJSON: false)
      #expect(outcome.exit == .done)
      #expect(try SQLiteEvaluationStore.open(path: folder.path("centre.sqlite")).epoch != before)
      let trail = await CentreCommands.audit(configuration: configuration, most: 1, asJSON: false)
      #expect(String(decoding: trail.output, as: UTF8.self).contains("epochRenewed"))
    }
  }

  @Test func everyGroupIsRecounted() async throws {
    try await Self.withEvent { _, configuration, _ async throws in
      let outcome = await CentreCommands.recount(configuration: configuration, asJSON: true)
      #expect(
        String(decoding: outcome.output, as: UTF8.self)
          == "{\"altered\":0,\"groups\":0,\"status\":\"recounted\",\"units\":0,\"wrongUnits\":[]}\n")
    }
  }
}
