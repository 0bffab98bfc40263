import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func importBasis() async throws(StoreFailure) -> ImportBasis {
    try await read("read imports") { try Self.importBasis(in: $0) }
  }

  package func keep(_ draft: ImportDraft) async throws(StoreFailure) {
    try await write("keep draft") { database in
      let drafts = SQLImportDrafts(database: database)
      try drafts.end(
        where: "owner = ? OR made_at < ?",
        [draft.owner.text, draft.madeAt.milliseconds - ImportDraft.seconds * 1000])
      try drafts.keep(draft)
    }
  }

  package func importDraft(
    _ id: String, of owner: ImportDraft.Owner, at time: WallTime
  ) async throws(StoreFailure) -> ImportDraft? {
    try await read("read draft") { database in
      let draft = try database.row(
        "SELECT * FROM import_draft WHERE id = ? AND owner = ? AND made_at >= ?",
        [id, owner.text, time.milliseconds - ImportDraft.seconds * 1000])
      return try draft.map { try SQLImportDrafts(database: database).draft($0, of: owner) }
    }
  }

  package func endDrafts(of owner: ImportDraft.Owner) async throws(StoreFailure) {
    try await write("end drafts") { database in
      try SQLImportDrafts(database: database).end(where: "owner = ?", [owner.text])
    }
  }

  package func importRegistry(
    _ change: RegistryImport, ifStill basis: ImportBasis, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ImportOutcome<RegistrySummary, RegistryRefusal> {
    try await importing("import registry", ifStill: basis) { database in
      let summary = try SQLRegistry(database: database).replace(with: change, at: time)
      try Self.add(actor.event(.registryImported, subject: change.subject(summary), at: time), to: database)
      return summary
    }
  }

  package func importResults(
    _ batch: ResultImport, ifStill basis: ImportBasis?, by author: ResultAuthor, _ actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ImportOutcome<ResultReceipt, ResultRefusal> {
    try await importing("import results", ifStill: basis) { database in
      let receipt = try SQLResults(database: database).take(batch, by: author, at: time)
      let units = Set(batch.rows.map(\.unit))
      try Self.add(
        actor.event(
          .resultsImported, unit: units.count == 1 ? units.first : nil,
          subject: "\(receipt.number): rows \(receipt.preview.rows), replaced \(receipt.preview.replacedCount)",
          at: time),
        to: database)
      return receipt
    }
  }

  /// All of it, or nothing where it is refused or something else came in between.
  private func importing<Value: Sendable, Refusal: Error>(
    _ operation: String, ifStill basis: ImportBasis?,
    _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws(StoreFailure) -> ImportOutcome<Value, Refusal> {
    try await change(operation) { database in
      try database.exclude("centre")
      guard try basis.map({ try Self.importBasis(in: database) == $0 }) ?? true else { return .undone(.changed) }
      do { return .kept(.taken(try body(database))) } catch let refusal as Refusal { return .undone(.refused(refusal)) }
    }
  }

  private static func importBasis(in database: any SQLConnection) throws -> ImportBasis {
    ImportBasis(
      registry: try database.value("SELECT max(id) FROM registry_import", as: Int64.self) ?? 0,
      results: try database.value("SELECT max(id) FROM result_import", as: Int64.self) ?? 0)
  }
}

extension RegistryImport {
  /// Which lists, and how many records each has then: for the audit.
  func subject(_ summary: RegistrySummary) -> String {
    let lists = [
      units.map { _ in "units \(summary.units)" }, counters.map { _ in "counters \(summary.counters)" },
      clerks.map { _ in "clerks \(summary.clerks)" }, postings.map { _ in "postings \(summary.postings)" },
      procedures.map { _ in "procedures \(summary.procedures)" },
    ]
    return lists.compactMap(\.self).joined(separator: ", ")
  }
}

/// Files that were looked at, within one transaction.
struct SQLImportDrafts {
  let database: any SQLConnection

  func keep(_ draft: ImportDraft) throws {
    try database.execute(
      "INSERT INTO import_draft (id, owner, made_at) VALUES (?, ?, ?)",
      [draft.id, draft.owner.text, draft.madeAt.milliseconds])
    try database.execute(
      "INSERT INTO import_draft_file (draft, list, name, bytes) VALUES (?, ?, ?, ?)",
      each: draft.files.map { [draft.id, $0.key.name, $0.value.name, $0.value.bytes] })
  }

  func draft(_ row: SQLRow, of owner: ImportDraft.Owner) throws -> ImportDraft {
    let id: String = row["id"]
    let files = try database.rows("SELECT list, name, bytes FROM import_draft_file WHERE draft = ?", [id]).map {
      (try $0.parsed("list", ImportedList.init), ImportedUpload(name: $0["name"], bytes: $0["bytes"]))
    }
    return ImportDraft(
      id: id, owner: owner, files: Dictionary(uniqueKeysWithValues: files), madeAt: row.wallTime("made_at"))
  }

  /// - Parameter condition: one of ours, with a `?` for each value.
  func end(where condition: String, _ arguments: SQLArguments) throws {
    try database.execute(
      "DELETE FROM import_draft_file WHERE draft IN (SELECT id FROM import_draft WHERE \(condition))", arguments)
    try database.execute("DELETE FROM import_draft WHERE \(condition)", arguments)
  }
}
