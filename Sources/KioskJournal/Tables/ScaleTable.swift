import Foundation
import GRDB
import RatingModel

/// Every scale that was ever configured: a definition travels with the tallies that name it.
enum ScaleTable {
  /// Throws when the same id and version was used with another definition.
  static func put(_ scale: Scale, _ db: Database) throws {
    let definition = String(decoding: try CanonicalJSON.data(scale), as: UTF8.self)
    try db.run(
      "INSERT INTO scale (id, version, definition) VALUES (?, ?, ?) ON CONFLICT (id, version) DO NOTHING",
      .text(scale.id.text), .integer(Int64(scale.version)), .text(definition))
    guard try self.definition(scale.id, scale.version, db) == definition else {
      throw JournalFailure.scaleChanged(scale.id, version: scale.version)
    }
  }

  static func scale(_ id: ScaleID, _ version: Int, _ db: Database) throws -> Scale {
    guard let definition = try definition(id, version, db) else { throw UnreadableRow.scale }
    return try CanonicalJSON.decode(Scale.self, from: Data(definition.utf8))
  }

  private static func definition(_ id: ScaleID, _ version: Int, _ db: Database) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT definition FROM scale WHERE id = ? AND version = ?", arguments: [id.text, version])
  }
}
