import Foundation
import GRDB
import RatingModel

/// Every question that was ever configured: a definition travels with the tallies that name it.
enum QuestionTable {
  /// Throws when the same id and version was used with another definition.
  static func put(_ question: Question, _ db: Database) throws {
    let definition = String(decoding: try CanonicalJSON.data(question), as: UTF8.self)
    try db.run(
      "INSERT INTO question (id, version, definition) VALUES (?, ?, ?) ON CONFLICT (id, version) DO NOTHING",
      .text(question.id.text), .integer(Int64(question.version)), .text(definition))
    guard try self.definition(question.id, question.version, db) == definition else {
      throw JournalFailure.questionChanged(question.id, version: question.version)
    }
  }

  static func question(_ id: QuestionID, _ version: Int, _ db: Database) throws -> Question {
    guard let definition = try definition(id, version, db) else { throw UnreadableRow.question }
    return try CanonicalJSON.decode(Question.self, from: Data(definition.utf8))
  }

  private static func definition(_ id: QuestionID, _ version: Int, _ db: Database) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT definition FROM question WHERE id = ? AND version = ?", arguments: [id.text, version])
  }
}
