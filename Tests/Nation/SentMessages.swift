import Crypto
import ForwardingContract
import Foundation
import RatingModel
import SyntheticNation

/// What one kiosk sends when it has its line again, and the same rows for PostgreSQL alone.
struct SentMessages {
  let kiosk: SyntheticKiosk
  let batches: [Batch]
  private(set) var sessions = 0
  private(set) var ratings = 0
  private let signer: KioskID
  private let key: Curve25519.Signing.PrivateKey

  init(_ nation: SyntheticNation, _ kiosk: SyntheticKiosk, as id: KioskID, epoch: String) async throws {
    var courier = KioskCourier(nation, kiosk, as: id, epoch: epoch)
    for date in nation.plan.days {
      let services = courier.live(on: date)?.services ?? []
      sessions += services.count
      ratings += services.count { $0.level != nil }
    }
    self.kiosk = kiosk
    batches = courier.delivery()
    signer = id
    key = try Curve25519.Signing.PrivateKey(
      rawRepresentation: KioskIdentity(of: kiosk, seed: nation.plan.seed).privateKey)
  }

  func write(to folder: URL) throws {
    let messages = try batches.map(message).joined(separator: "\n") + "\n"
    try Data(messages.utf8).write(to: folder.appending(path: "\(kiosk.number).jose"))
    try Data(batches.map(statements).joined().utf8).write(to: folder.appending(path: "\(kiosk.number).sql"))
  }

  /// JWS in compact form, as the contract has it.
  private func message(_ batch: Batch) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let header = ["alg": "EdDSA", "kid": signer.text, "typ": MessageType.batch.rawValue]
    let signed = Self.base64URL(try encoder.encode(header)) + "." + Self.base64URL(try encoder.encode(batch))
    return signed + "." + Self.base64URL(try key.signature(for: Data(signed.utf8)))
  }

  private static func base64URL(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// One transaction. Keys are text of this program's own, in which a quotation mark of SQL cannot stand.
  private func statements(_ batch: Batch) -> String {
    guard !batch.tallies.isEmpty else { return "" }
    let rows = batch.tallies.map { tally in
      let clerk = tally.key.clerk.map { "'\($0)'" } ?? "NULL"
      let day = tally.key.period.firstDay.map { "'\($0)'" } ?? "NULL"
      let level = tally.key.tellsLevel
      return "(\(kiosk.number),'\(tally.key.family.rawValue)','\(tally.key.period)','\(tally.key.canonical)',"
        + "'\(tally.key.unit)',\(clerk),\(day),\(level),\(tally.count),\(tally.version))"
    }
    return """
      BEGIN; INSERT INTO baseline_tally VALUES \(rows.joined(separator: ",")) ON CONFLICT (journal, family, period, key) \
      DO UPDATE SET count = excluded.count, version = excluded.version WHERE baseline_tally.version < excluded.version; COMMIT;

      """
  }
}
