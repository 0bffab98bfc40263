import Foundation
import GRDB

/// Holds the personal fields against the commitments in the chain, row by row beside the walk over the entries.
struct PersonalCheck {
  private struct Field {
    let sequence: Int64
    let name: String
    let commitment: String
  }

  private let rows: RowCursor
  private var next: Field?

  init(_ db: Database) throws {
    rows = try Row.fetchCursor(db, sql: "SELECT seq, field, salt, value FROM personal ORDER BY slot")
    next = try Self.field(try rows.next())
  }

  /// Checks the fields beside one entry; those of entries that were passed over have none to belong to.
  mutating func check(_ entry: Entry, _ verification: inout Verification) throws {
    try orphans(before: entry.sequence, &verification)
    let commitments = entry.payload.commitments
    while let field = next, field.sequence == entry.sequence {
      verification.statistics.personalFields += 1
      if let commitment = commitments[field.name] {
        if commitment != field.commitment {
          verification.find(
            .commitmentDiffers, at: field.sequence,
            "The personal field '\(field.name)' is not what the chain commits to.")
        }
      } else {
        verification.find(
          .personalOrphan, at: field.sequence, "The entry commits to no personal field '\(field.name)'.")
      }
      next = try Self.field(try rows.next())
    }
  }

  mutating func finish(_ verification: inout Verification) throws {
    try orphans(before: .max, &verification)
  }

  private mutating func orphans(before sequence: Int64, _ verification: inout Verification) throws {
    while let field = next, field.sequence < sequence {
      verification.find(.personalOrphan, at: field.sequence, "A personal field lies beside no entry.")
      next = try Self.field(try rows.next())
    }
  }

  private static func field(_ row: Row?) throws -> Field? {
    try row.map { row in
      Field(
        sequence: try row.decode(forColumn: "seq"), name: try row.decode(forColumn: "field"),
        commitment: Commitment.text(
          salt: try row.decode(forColumn: "salt"), value: try row.decode(forColumn: "value")))
    }
  }
}

extension EntryPayload {
  /// By the name of the personal field.
  var commitments: [String: String] {
    if case .contact(let payload) = self { return [PersonalField.Name.contact.text: payload.wish] }
    guard case .open(let payload) = self else { return [:] }
    var commitments = [
      PersonalField.Name.id.text: payload.id, PersonalField.Name.requestDigest.text: payload.requestDigest,
    ]
    commitments[PersonalField.Name.ticket.text] = payload.ticket
    for (index, dossier) in payload.dossiers.enumerated() {
      commitments[PersonalField.Name.dossier(index).text] = dossier.code
    }
    return commitments
  }
}
