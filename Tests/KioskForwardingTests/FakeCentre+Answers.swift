import Crypto
import ForwardingContract
import Foundation
import RatingModel

@testable import KioskForwarding

/// What an honest centre would say; tests bend it.
extension FakeCentre {
  static let epoch = "epoch-1"
  static let time = WallTime(milliseconds: 1_795_220_000_000)

  static func honest(_ centre: FakeCentre, _ arrival: Arrival) -> Answer {
    arrival.path == "/v1/enrolment" ? centre.enrolment() : centre.receipt(for: arrival)
  }

  func enrolment(
    epoch: String = FakeCentre.epoch, centreKey: String? = nil, format: Int = Limits.format,
    sealKey: String? = nil, type: MessageType = .enrolmentReceipt
  ) -> Answer {
    guard let kiosk = KioskID("kiosk-q03") else { return .silence }
    return message(
      EnrolmentReceipt(
        format: format, kiosk: kiosk, epoch: epoch, centreKey: centreKey ?? publicKeyText, time: Self.time,
        sealKey: sealKey),
      type: type)
  }

  func receipt(
    for arrival: Arrival, epoch: String? = nil, digest: Receipt.DigestState? = nil, batchDigest: String? = nil,
    head: Head? = nil, kiosk: KioskID? = nil, journal: JournalID? = nil, format: Int = Limits.format,
    sealKey: String? = nil, prove: Int64? = nil, abandon: Receipt.Abandonment? = nil, compareAfter: String? = nil,
    type: MessageType = .receipt
  ) -> Answer {
    guard let batch = try? JSONDecoder().decode(Batch.self, from: arrival.payload) else {
      return .plain(status: 400, body: "")
    }
    return message(
      Receipt(
        format: format, kiosk: kiosk ?? batch.kiosk, journal: journal ?? batch.journal, epoch: epoch ?? batch.epoch,
        batch: batchDigest ?? Self.hex(SHA256.hash(data: Data(arrival.text.utf8))), head: head ?? batch.head,
        digest: digest ?? (batch.complete ? .matches : .pending), time: Self.time, sealKey: sealKey, prove: prove,
        abandon: abandon, compareAfter: compareAfter),
      type: type)
  }

  func message(_ value: some Encodable, type: MessageType) -> Answer {
    guard let payload = try? JSONEncoder().encode(value) else { return .silence }
    return .message(payload, type: type.rawValue)
  }

  static func refusal(status: Int, retry: Bool, headers: [String: String] = [:]) -> Answer {
    .plain(
      status: status,
      body: #"{"code":"kiosk-unknown","message":"m","hint":"h","retry":\#(retry)}"#, headers: headers)
  }
}
