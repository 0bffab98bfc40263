import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

extension EvaluationdTests {
  /// Messages that are not what the contract says: a stable code, a hint, and nothing changed.
  @Suite struct RefusalTests {
    private static let clerk = "H56.14/CB017"
    private static let day = "2026-11-20"

    /// A centre that holds one kiosk's first batch.
    private static func withKiosk(
      _ body: (RunningCentre, ContractKiosk, InventedJournal) async throws -> Void
    ) async throws {
      try await RunningCentre.with { centre in
        let kiosk = try await ContractKiosk.enrolled(at: centre)
        var journal = try InventedJournal()
        try journal.sessions(5, .rated, of: clerk, on: day)
        try journal.ratings(5, at: 0, of: clerk, on: day)
        let batch = try journal.batch(of: kiosk)
        #expect(try await kiosk.deliver(batch, to: centre) == .matches)
        journal.acknowledge(batch)
        try await body(centre, kiosk, journal)
      }
    }

    private static func expectRefused(
      _ message: String, _ status: Int, _ code: String, by centre: RunningCentre, at path: String = "/v1/batches",
      isEvent: Bool = false, location: SourceLocation = #_sourceLocation
    ) async throws {
      var before = try StoredCentre(centre.store).rows
      let answer = try await WebAnswer.post(centre.pages + path, message)
      #expect(answer.status == status, sourceLocation: location)
      #expect(answer.code == code, sourceLocation: location)
      #expect(answer.retry == false, sourceLocation: location)
      #expect((answer.refusal?["hint"] as? String)?.isEmpty == false, sourceLocation: location)
      var after = try StoredCentre(centre.store).rows
      // A contradiction is kept for whoever looks into it, and nothing else.
      if isEvent {
        #expect(before.removeValue(forKey: "integrity_event") != after.removeValue(forKey: "integrity_event"))
      }
      #expect(after == before, sourceLocation: location)
      try await centre.logs("code=\(code)")
    }

    @Test func messagesThatAreNoSignedBatchOfAKnownKioskAreRefused() async throws {
      try await Self.withKiosk { centre, kiosk, journal in
        let batch = try CanonicalJSON.data(try journal.batch(of: kiosk))
        let stranger = Curve25519.Signing.PrivateKey()
        func signed(
          _ payload: Data = batch, type: MessageType = .batch, kid: String = kiosk.id.text, alg: String = "EdDSA",
          key: Curve25519.Signing.PrivateKey = kiosk.key
        ) throws -> String {
          try CompactSignature.sign(payload, type: type, kid: kid, alg: alg, key: key)
        }
        for text in ["", "xin chào", "a.b.c", try signed() + ".d"] {
          try await Self.expectRefused(text, 400, "message-malformed", by: centre)
        }
        // 63 whole bytes: still Base64, no longer a signature.
        try await Self.expectRefused(String(try signed().dropLast(2)), 401, "signature-wrong", by: centre)
        try await Self.expectRefused(try signed(type: .enrolment), 400, "message-type-wrong", by: centre)
        try await Self.expectRefused(try signed(alg: "none"), 400, "message-algorithm-wrong", by: centre)
        try await Self.expectRefused(try signed(key: stranger), 401, "signature-wrong", by: centre)
        try await Self.expectRefused(try signed(kid: "k-aaaaaaaaaaaaa"), 401, "kiosk-unknown", by: centre)
        try await Self.expectRefused(try signed(Data("[]".utf8)), 400, "message-malformed", by: centre)
        let oversized = String(repeating: "A", count: Limits.messageBytes + 1)
        try await Self.expectRefused(oversized, 413, "message-too-large", by: centre)

        // The right one is still taken, and counts once.
        #expect(try await kiosk.deliver(try journal.batch(of: kiosk, all: true), to: centre) == .matches)
        #expect(try await ReportFigures(over: days, in: centre).total("sessions/rated") == 5)
      }
    }

    @Test func batchesThatSpeakForOthersOrInAnotherFormatAreRefused() async throws {
      try await Self.withKiosk { centre, kiosk, journal in
        let other = try await ContractKiosk.enrolled(at: centre, counter: "Q01")
        func altered(format: Int = Limits.format, scheme: Int = Limits.scheme, kiosk id: KioskID = kiosk.id) throws
          -> Batch
        {
          let batch = try journal.batch(of: kiosk, all: true)
          return Batch(
            format: format, scheme: scheme, kiosk: id, journal: batch.journal, epoch: batch.epoch, head: batch.head,
            scales: batch.scales, tallies: batch.tallies, complete: true, openTail: 0, software: "1.0.0")
        }
        let wrong: [(Batch, Int, String)] = [
          (try altered(format: 2), 422, "batch-format-unknown"), (try altered(scheme: 2), 422, "batch-scheme-unknown"),
          (try altered(kiosk: other.id), 400, "kiosk-mismatch"),
        ]
        for (batch, status, code) in wrong {
          try await Self.expectRefused(try kiosk.signed(batch), status, code, by: centre)
        }
        // The journal of a kiosk that still works, from another one: its disk was copied.
        try await Self.expectRefused(
          try other.signed(try altered(kiosk: other.id)), 409, "journal-conflict", by: centre, isEvent: true)
      }
    }

    @Test func whatContradictsIsNamedInTheReceiptAndShownInTheReport() async throws {
      try await Self.withKiosk { centre, kiosk, journal in
        func batch(_ head: Head, _ tallies: [Tally], _ scales: [Scale]) -> Batch {
          Batch(
            kiosk: kiosk.id, journal: journal.id, epoch: kiosk.epoch, head: head, scales: scales, tallies: tallies,
            complete: true, openTail: 0, software: "1.0.0", countersigned: journal.countersigned)
        }
        func receipt(_ batch: Batch) async throws -> Receipt {
          let answer = try await kiosk.send(try kiosk.signed(batch), to: centre)
          try #require(answer.status == 200, "\(answer.text)")
          return try CompactSignature.open(answer.text, as: Receipt.self, type: .receipt, key: kiosk.centreKey)
        }
        let head = try journal.head
        let digits = String(repeating: "0", count: 64)
        let next = Head(sequence: head.sequence + 1, hash: digits, tallies: digits)
        let tally = try #require(journal.tallies.values.first)
        let another = Tally(key: tally.key, count: tally.count + 1, version: tally.version)
        let beyond = Tally(key: tally.key, count: 9, version: next.sequence + 1)
        var renamed = journal.scale.levels
        renamed.swapAt(0, 1)
        let changed = try #require(Scale(id: journal.scale.id, version: 1, levels: renamed))

        let refused = try await receipt(batch(next, [another, beyond], [changed]))
        #expect(refused.digest == .pending && refused.abandon == nil)
        #expect(refused.refused?.map(\.index) == [0, 1])
        #expect(refused.refused?.last?.code == "tally-invalid")
        let forked = try await receipt(
          batch(Head(sequence: head.sequence, hash: digits, tallies: head.tallies), [], []))
        #expect(forked.abandon == .forked && forked.digest == .differs)

        let figures = try await ReportFigures(over: days, in: centre)
        #expect(Set(figures.events).isSuperset(of: ["forked", "scaleConflict"]))
        #expect(figures.openEvents == [figures.events.count])
        #expect(try figures.total("sessions/rated") == 5)
      }
    }

    @Test func enrolmentsWithoutTheRightCodeKeyAndPlaceAreRefused() async throws {
      try await Self.withKiosk { centre, kiosk, _ in
        let fresh = try #require(EnrolmentCode(try await CentreCommand.enrolmentCode(in: centre.folder)))
        let used = try #require(
          EnrolmentCode(try await CentreCommand.enrolmentCode(unit: "H56.15", counter: "Q01", in: centre.folder)))
        func request(_ secret: String, unit: String = "H56.14", counter: String = "Q03") throws -> (
          EnrolmentRequest, Curve25519.Signing.PrivateKey
        ) {
          let key = Curve25519.Signing.PrivateKey()
          return (
            EnrolmentRequest(
              secret: secret, publicKey: CompactSignature.text(key.publicKey.rawRepresentation),
              unit: try #require(UnitCode(unit)), counter: try #require(CounterCode(counter)), software: "1.0.0"), key
          )
        }
        func message(_ request: EnrolmentRequest, _ key: Curve25519.Signing.PrivateKey) throws -> String {
          try CompactSignature.sign(try CanonicalJSON.data(request), type: .enrolment, kid: request.publicKey, key: key)
        }
        func expect(_ text: String, _ status: Int, _ code: String) async throws {
          try await Self.expectRefused(text, status, code, by: centre, at: "/v1/enrolment")
        }
        let unknown = try request(String(repeating: "a", count: 26))
        try await expect(try message(unknown.0, unknown.1), 403, "enrolment-code-unknown")
        let elsewhere = try request(fresh.secret, counter: "Q02")
        try await expect(try message(elsewhere.0, elsewhere.1), 409, "enrolment-place-differs")
        // Signed by another key than the one it announces.
        try await expect(try message(try request(fresh.secret).0, kiosk.key), 401, "signature-wrong")

        let (first, second) = (
          try request(used.secret, unit: "H56.15", counter: "Q01"),
          try request(used.secret, unit: "H56.15", counter: "Q01")
        )
        let taken = try await WebAnswer.post(centre.pages + "/v1/enrolment", try message(first.0, first.1))
        #expect(taken.status == 200)
        try await expect(try message(second.0, second.1), 403, "enrolment-code-used")
      }
    }
  }
}
