import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// The newest receipt with its JWS: up to its head the centre has countersigned the journal. The kiosk goes by the receipt, which
/// was checked when it came; whoever doubts the file goes by the signature.
enum ReceiptTable {
  static func put(_ signed: SignedReceipt, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO receipt (one, receipt, signed) VALUES (1, ?, ?)
      ON CONFLICT (one) DO UPDATE SET receipt = excluded.receipt, signed = excluded.signed
      """, .text(String(decoding: try CanonicalJSON.data(signed.receipt), as: UTF8.self)), .text(signed.signed))
  }

  static func newest(_ db: Database) throws -> Receipt? {
    try String.fetchOne(db, sql: "SELECT receipt FROM receipt")
      .map { try CanonicalJSON.decode(Receipt.self, from: Data($0.utf8)) }
  }

  /// The same for whoever doubts it.
  /// - Throws: ``UnreadableRow/receipt`` for a row that holds none, or no signature with it.
  static func kept(_ db: Database) throws -> SignedReceipt? {
    guard let row = try Row.fetchOne(db, sql: "SELECT receipt, signed FROM receipt") else { return nil }
    guard let text = try? row.decode(String.self, forColumn: "receipt"),
      let signed = try? row.decode(String.self, forColumn: "signed"),
      let receipt = try? CanonicalJSON.decode(Receipt.self, from: Data(text.utf8))
    else { throw UnreadableRow.receipt }
    return SignedReceipt(receipt, signed: signed)
  }
}
