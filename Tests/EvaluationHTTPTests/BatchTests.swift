import Crypto
import ForwardingContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct BatchTests {
  @Test func aBatchIsTakenAndTheReceiptNamesItByItsDigest() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        // given
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        let message = try kiosk.sign(batch, typ: MessageType.batch.rawValue, kid: kiosk.id)
        // when
        let answer = try await client.post("/v1/batches", message)
        // then
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "application/jose")
        #expect(try answer.isSigned(by: centre.key.publicKeyText))
        #expect(try answer.header()["typ"] == MessageType.receipt.rawValue)
        let receipt = try answer.signed(Receipt.self)
        #expect(receipt.batch == Hexadecimal.text(SHA256.hash(data: Data(message.utf8))))
        #expect(receipt.kiosk == batch.kiosk && receipt.journal == batch.journal && receipt.head == batch.head)
        #expect(receipt.digest == .matches)
        #expect(receipt.epoch == centre.store.epoch)
        #expect(receipt.time == centre.now)
      }
    }
  }

  @Test func theSameBatchAgainIsAnsweredAlikeAndCountsOnce() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        let message = try kiosk.sign(batch, typ: MessageType.batch.rawValue, kid: kiosk.id)
        let first = try await client.post("/v1/batches", message).signed(Receipt.self)
        let second = try await client.post("/v1/batches", message).signed(Receipt.self)
        #expect(first == second)
        let stored = try await centre.store.tallies(of: batch.kiosk)
        #expect(stored.map(\.count) == [5, 5])
      }
    }
  }

  @Test func aBatchForAnotherEpochIsTakenAndAnsweredWithTheCentresOwn() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: String(repeating: "d", count: 32))
        let receipt = try await kiosk.send(batch, client).signed(Receipt.self)
        #expect(receipt.epoch == centre.store.epoch)
      }
    }
  }

  /// Everything that can be wrong with a message, and what it gets.
  enum Fault: String, CaseIterable {
    case notAMessage, payloadNotABatch, anotherType, noAlgorithm, unknownKiosk, anotherKey, changedPayload, anotherKiosk
    case anotherFormat, anotherScheme, tooManyTallies

    var code: String {
      switch self {
      case .notAMessage, .payloadNotABatch: "message-malformed"
      case .anotherType: "message-type-wrong"
      case .noAlgorithm: "message-algorithm-wrong"
      case .unknownKiosk: "kiosk-unknown"
      case .anotherKey, .changedPayload: "signature-wrong"
      case .anotherKiosk: "kiosk-mismatch"
      case .anotherFormat: "batch-format-unknown"
      case .anotherScheme: "batch-scheme-unknown"
      case .tooManyTallies: "batch-too-large"
      }
    }

    var status: HTTPResponse.Status {
      switch self {
      case .unknownKiosk, .anotherKey, .changedPayload: .unauthorized
      case .anotherFormat, .anotherScheme, .tooManyTallies: .unprocessableContent
      default: .badRequest
      }
    }

    func message(_ kiosk: KioskFixture, epoch: String) throws -> String {
      let type = MessageType.batch.rawValue
      let lot = try kiosk.lot(at: "hai-long")
      let good = try kiosk.batch(lot, epoch: epoch)
      switch self {
      case .notAMessage: return "{}"
      case .payloadNotABatch: return try kiosk.sign(["format": 1, "scheme": 1], typ: type, kid: kiosk.id)
      case .anotherType: return try kiosk.sign(good, typ: MessageType.enrolment.rawValue, kid: kiosk.id)
      case .noAlgorithm: return try kiosk.sign(good, typ: type, kid: kiosk.id, alg: "none")
      case .unknownKiosk: return try kiosk.sign(good, typ: type, kid: "k-nobody")
      case .anotherKey: return try kiosk.sign(good, typ: type, kid: kiosk.id, with: Curve25519.Signing.PrivateKey())
      case .changedPayload:
        var parts = try kiosk.sign(good, typ: type, kid: kiosk.id).split(separator: ".").map(String.init)
        let changed = try kiosk.batch(try kiosk.lot(at: "rat-hai-long"), epoch: epoch)
        parts[1] = Base64URL.text(try JSONEncoder().encode(changed))
        return parts.joined(separator: ".")
      case .anotherKiosk:
        var other = kiosk
        other.id = "k-another"
        return try kiosk.sign(try other.batch(lot, epoch: epoch), typ: type, kid: kiosk.id)
      case .anotherFormat:
        return try kiosk.sign(try kiosk.batch(lot, epoch: epoch, format: 2), typ: type, kid: kiosk.id)
      case .anotherScheme:
        return try kiosk.sign(try kiosk.batch(lot, epoch: epoch, scheme: 2), typ: type, kid: kiosk.id)
      case .tooManyTallies:
        let many = Array(repeating: lot[0], count: Limits.talliesPerBatch + 1)
        return try kiosk.sign(try kiosk.batch(many, epoch: epoch), typ: type, kid: kiosk.id)
      }
    }
  }

  @Test(arguments: Fault.allCases)
  func aFaultyMessageHasAStableCodeAndChangesNothing(fault: Fault) async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let answer = try await client.post("/v1/batches", try fault.message(kiosk, epoch: centre.store.epoch))
        let refusal = try answer.refusal()
        #expect(refusal.code == fault.code)
        #expect(answer.status == fault.status)
        #expect(!refusal.hint.isEmpty && !refusal.retry)
        #expect(try await centre.store.tallies(of: try #require(KioskID(kiosk.id))).isEmpty)
      }
    }
  }

  @Test func aBodyThatIsTooLargeIsNotReadToItsEnd() async throws {
    try await CentreFixture.with { centre in
      try await centre.pages { client in
        let answer = try await client.post("/v1/batches", String(repeating: "a", count: Limits.messageBytes + 1))
        #expect(answer.status == .contentTooLarge)
        #expect(try answer.refusal().code == "message-too-large")
      }
    }
  }

  @Test func aStoreThatCannotBeUsedIsSaidSoAndNothingIsLost() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        try centre.store.close()
        let answer = try await kiosk.send(try kiosk.batch([], epoch: centre.store.epoch), client)
        #expect(answer.status.code >= 500)
        #expect(try answer.refusal().code.hasPrefix("store-"))
        #expect(try answer.refusal().retry)
      }
    }
  }

  @Test func anUnknownAddressForProgramsIsRefusedInJSON() async throws {
    try await CentreFixture.with { centre in
      try await centre.pages { client in
        let answer = try await client.post("/v1/nothing", "x")
        #expect(answer.status == .notFound)
        #expect(try answer.refusal().code == "not-found")
      }
    }
  }
}
