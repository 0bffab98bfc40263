import RatingModel

/// Dossier results: what the one-stop software reports beside the ratings. For coverage, the statutory indices 2 and 7, and
/// the on-time ratio.
package protocol ResultStore: Sendable {
  /// What ``importResults(_:by:at:)`` would do, or its refusal. Changes nothing.
  func previewResults(_ batch: ResultImport) async throws(StoreFailure) -> Result<ResultPreview, ResultRefusal>

  /// Takes figures in, all of them or none. Of each unit and period that they name nothing of an earlier import stays;
  /// a month replaces the days in it. The register tells for ever who imported which file, and when.
  func importResults(
    _ batch: ResultImport, by author: ResultAuthor, at time: WallTime
  ) async throws(StoreFailure) -> Result<ResultReceipt, ResultRefusal>

  /// As ``importResults(_:by:at:)``, for a program that may send the same again: under a key that it used before it is told what
  /// came of that, and nothing is changed.
  func importResults(
    _ batch: ResultImport, by caller: CallerName, under key: ResultRequestKey, at time: WallTime
  ) async throws(StoreFailure) -> Result<ResultReception, ResultRefusal>

  /// The figures that stand, added up as the query asks, ordered by unit, period, clerk, procedure and stage.
  func results(_ query: ResultQuery) async throws(StoreFailure) -> ResultFacts

  /// The register of imports, the newest first, at most `limit`.
  func resultImports(limit: Int) async throws(StoreFailure) -> [ResultEntry]

  /// Every import that named a unit, the newest first, at most `limit`.
  func resultHistory(of unit: UnitCode, limit: Int) async throws(StoreFailure) -> [ResultHistory]
}

/// Who imported.
package enum ResultAuthor: Hashable, Sendable {
  case account(AccountName)
  case caller(CallerName)
  case commandLine
}

/// What an import does, before or after it did.
package struct ResultPreview: Hashable, Sendable {
  package let rows: Int
  /// Units and periods that it names.
  package let parts: Int
  /// Of earlier imports, those that do not stand any longer; the first in order, at most ``mostReplaced``.
  package let replaced: [ResultPart]
  package let replacedCount: Int
  /// By line, at most ``RegistryLimits/problems``.
  package let warnings: [ResultProblem]
  package let warningCount: Int

  package static let mostReplaced = 100

  package init(rows: Int, parts: Int, replaced: [ResultPart], warnings: [ResultProblem]) {
    (self.rows, self.parts) = (rows, parts)
    (self.replaced, replacedCount) = (Array(replaced.sorted().prefix(Self.mostReplaced)), replaced.count)
    (self.warnings, warningCount) = (ResultProblem.listed(warnings), warnings.count)
  }
}

/// Figures that were taken in.
package struct ResultReceipt: Hashable, Sendable {
  /// Its number in the register.
  package let number: Int64
  package let preview: ResultPreview
}

/// A line of the register. Never changed, never removed.
package struct ResultEntry: Hashable, Sendable {
  package let number: Int64
  package let time: WallTime
  package let author: ResultAuthor
  package let name: String
  /// SHA-256, 64 lower-case hexadecimal digits.
  package let digest: String
  package let rows: Int
  package let parts: Int
  package let warnings: Int

  package init(
    number: Int64, time: WallTime, author: ResultAuthor, name: String, digest: String, rows: Int, parts: Int,
    warnings: Int
  ) {
    self.number = number
    self.time = time
    self.author = author
    self.name = name
    self.digest = digest
    self.rows = rows
    self.parts = parts
    self.warnings = warnings
  }
}

/// What one import said of one unit and period.
package struct ResultHistory: Hashable, Sendable {
  package let part: ResultPart
  package let entry: ResultEntry
  /// Rows of that unit and period.
  package let rows: Int
  /// Whether these are the figures that reports are made of.
  package let stands: Bool

  package init(part: ResultPart, entry: ResultEntry, rows: Int, stands: Bool) {
    self.part = part
    self.entry = entry
    self.rows = rows
    self.stands = stands
  }
}
