import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// The newest receipt: up to its head the centre has countersigned the journal.
enum ReceiptTable {
  /// - Parameter signed: The receipt's JWS as it came, for whoever checks the centre's signature later.
  static func put(_ receipt: Receipt, signed: String?, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO receipt (one, receipt, signed) VALUES (1, ?, ?)
        ON CONFLICT (one) DO UPDATE SET receipt = excluded.receipt, signed = excluded.signed
        """, arguments: [String(decoding: try CanonicalJSON.data(receipt), as: UTF8.self), signed])
  }

  static func newest(_ db: Database) throws -> Receipt? {
    try String.fetchOne(db, sql: "SELECT receipt FROM receipt")
      .map { try CanonicalJSON.decode(Receipt.self, from: Data($0.utf8)) }
  }
}
