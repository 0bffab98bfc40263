import Crypto
import ForwardingContract
import Foundation
import HummingbirdTesting
import NIOCore
import RatingModel
import Testing

@testable import EvaluationHTTP

/// A kiosk as the centre sees it: a key, an id, messages. Signs as another implementation of the contract would.
struct KioskFixture: Sendable {
  let key = Curve25519.Signing.PrivateKey()
  var id = "k-unknown"
  var unit = "H56.14"

  var publicKey: String { Base64URL.text(key.publicKey.rawRepresentation) }

  /// A JWS in compact form over any JSON.
  func sign(
    _ payload: some Encodable, typ: String, kid: String, alg: String = "EdDSA",
    with other: Curve25519.Signing.PrivateKey? = nil
  ) throws -> String {
    try sign(payload: try JSONEncoder().encode(payload), typ: typ, kid: kid, alg: alg, with: other)
  }

  /// A JWS in compact form over these bytes.
  func sign(
    payload: Data, typ: String, kid: String, alg: String = "EdDSA", with other: Curve25519.Signing.PrivateKey? = nil
  ) throws -> String {
    let header = try JSONEncoder().encode(["alg": alg, "typ": typ, "kid": kid])
    let text = "\(Base64URL.text(header)).\(Base64URL.text(payload))"
    return "\(text).\(Base64URL.text(try (other ?? key).signature(for: Data(text.utf8))))"
  }

  func enrolment(secret: String) throws -> EnrolmentRequest {
    let (unit, counter) = (try #require(UnitCode(unit)), try #require(CounterCode("Q01")))
    return EnrolmentRequest(secret: secret, publicKey: publicKey, unit: unit, counter: counter, software: "1.0.0")
  }

  /// Enrols with a code and keeps the id that the centre gave.
  mutating func enrol(_ client: any TestClientProtocol, secret: String) async throws {
    let message = try sign(try enrolment(secret: secret), typ: MessageType.enrolment.rawValue, kid: publicKey)
    let answer = try await client.post("/v1/enrolment", message)
    #expect(answer.status == .ok)
    id = try answer.signed(EnrolmentReceipt.self).kiosk.text
  }

  /// A complete batch of some tallies, with the head that commits to them.
  func batch(
    _ tallies: [Tally], epoch: String, sequence: Int64 = 20, scheme: Int = Limits.scheme, format: Int = Limits.format,
    countersigned: Head? = nil
  ) throws -> Batch {
    let (id, journal) = (try #require(KioskID(id)), try #require(JournalID(String(repeating: "c", count: 32))))
    let head = Head(sequence: sequence, hash: String(repeating: "0", count: 64), tallies: try TallyDigest.of(tallies))
    return Batch(
      format: format, scheme: scheme, kiosk: id, journal: journal, epoch: epoch, head: head,
      scales: [try Self.scale()], tallies: tallies, complete: true, openTail: sequence, software: "1.0.0",
      countersigned: countersigned)
  }

  static func scale() throws -> Scale {
    let id = try #require(ScaleID("hai-long-3"))
    let levels = try [("rat-hai-long", true), ("hai-long", true), ("khong-hai-long", false)].map { name, satisfied in
      Level(name: try #require(LevelName(name)), labels: ["vi": name, "en": name], satisfied: satisfied)
    }
    return try #require(Scale(id: id, version: 1, levels: levels))
  }

  /// Five rated sessions of one clerk whose lot was released at one level.
  func lot(at level: String) throws -> [Tally] {
    let reference = try #require(LevelReference("hai-long-3/1/\(level)"))
    return [
      Tally(key: try dayKey(.outcome(.rated)), count: 5, version: 18),
      Tally(key: try dayKey(.level(reference)), count: 5, version: 19),
    ]
  }

  func pressesKey(on day: String) throws -> TallyKey {
    let (unit, period) = (try #require(UnitCode(unit)), try #require(Period(day)))
    return .presses(PressesKey(unit: unit, clerk: nil, period: period, subject: .disposition(.ambient)))
  }

  func dayKey(_ subject: DayKey.Subject, on day: String = "2026-11-20") throws -> TallyKey {
    let (unit, counter) = (try #require(UnitCode(unit)), try #require(CounterCode("Q01")))
    let (clerk, period) = (try #require(ClerkID("H56.14/CB01")), try #require(Period(day)))
    return .day(
      DayKey(unit: unit, counter: counter, clerk: clerk, period: period, channel: .button, marks: [], subject: subject))
  }

  func send(_ batch: Batch, _ client: any TestClientProtocol) async throws -> TestResponse {
    try await client.post("/v1/batches", try sign(batch, typ: MessageType.batch.rawValue, kid: id))
  }
}

extension TestClientProtocol {
  func post(_ path: String, _ text: String) async throws -> TestResponse {
    try await execute(
      uri: path, method: .post, headers: [.contentType: "application/jose"], body: ByteBuffer(string: text))
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  /// The payload of a JWS, unverified.
  func signed<Message: Decodable>(_ type: Message.Type) throws -> Message {
    let parts = text.split(separator: ".")
    let payload = try #require(parts.count == 3 ? Base64URL.data(parts[1]) : nil)
    return try JSONDecoder().decode(type, from: payload)
  }

  /// The header of a JWS.
  func header() throws -> [String: String] {
    let part = try #require(text.split(separator: ".").first.flatMap { Base64URL.data($0) })
    return try JSONDecoder().decode([String: String].self, from: part)
  }

  /// Whether the JWS is signed by this key, checked without the library that made it.
  func isSigned(by publicKey: String) throws -> Bool {
    let parts = text.split(separator: ".")
    let bytes = try #require(Base64URL.data(publicKey))
    let signature = try #require(parts.count == 3 ? Base64URL.data(parts[2]) : nil)
    return try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
      .isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8))
  }

  func refusal() throws -> Refusal { try JSONDecoder().decode(Refusal.self, from: Data(buffer: body)) }
}

extension KioskFixture {
  /// A day of 2026 on which everybody who rated was very satisfied, or not at all.
  func day(_ day: String, verySatisfied: Int, notSatisfied: Int, timedOut: Int) throws -> [Tally] {
    func level(_ name: String) throws -> DayKey.Subject {
      .level(try #require(LevelReference("hai-long-3/1/\(name)")))
    }
    let counts: [(DayKey.Subject, Int)] = [
      (.outcome(.rated), verySatisfied + notSatisfied), (.outcome(.timedOut), timedOut),
      (try level("rat-hai-long"), verySatisfied), (try level("khong-hai-long"), notSatisfied),
    ]
    return try counts.map { Tally(key: try dayKey($0, on: day), count: $1, version: 5) }
  }
}
