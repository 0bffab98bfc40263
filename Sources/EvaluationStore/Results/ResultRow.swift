import RatingModel

/// What the one-stop software reports of some dossiers: of a unit in a month or on a day, as finely as it tells them apart.
///
/// Rows of one unit and period are parts of a whole: their sum is the unit's. A row without a clerk is about what no
/// clerk is named for, not a sum over the clerks.
package struct ResultRow: Hashable, Sendable {
  package let unit: UnitCode
  package let clerk: ClerkID?
  package let procedure: ProcedureCode?
  package let stage: Stage?
  /// A day or a month.
  package let period: Period
  package let counts: ResultCounts

  package init(
    unit: UnitCode, clerk: ClerkID? = nil, procedure: ProcedureCode? = nil, stage: Stage? = nil, period: Period,
    counts: ResultCounts
  ) {
    self.unit = unit
    self.clerk = clerk
    self.procedure = procedure
    self.stage = stage
    self.period = period
    self.counts = counts
  }
}

/// The figures of one unit in one month or on one day: what an import replaces as a whole.
package struct ResultPart: Hashable, Sendable, Comparable {
  package let unit: UnitCode
  package let period: Period

  package init(unit: UnitCode, period: Period) {
    self.unit = unit
    self.period = period
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.unit, left.period.description) < (right.unit, right.period.description)
  }

  /// For a day, its month of the same unit.
  var month: ResultPart? {
    guard case .day(let day) = period else { return nil }
    return ResultPart(unit: unit, period: .month(of: day))
  }
}

extension ResultRow {
  var part: ResultPart { ResultPart(unit: unit, period: period) }
}

/// Figures to be taken in: all of them or none.
package struct ResultImport: Hashable, Sendable {
  package let rows: [ResultRow]
  /// Line of each row in its file; empty where they came otherwise.
  package let lines: [Int]
  /// The file's name without its folder, or what the caller calls it; printable, at most 200 characters.
  package let name: String
  /// SHA-256 of the file or of the request's body, 64 lower-case hexadecimal digits.
  package let digest: String

  /// A name that is longer or cannot be printed is shortened to what can.
  package init(rows: [ResultRow], lines: [Int] = [], name: String, digest: String) {
    self.rows = rows
    self.lines = lines
    self.name = String(name.filter { String($0).isPrintable }.prefix(RegistryLimits.nameCharacters))
    self.digest = digest
  }

  /// Where a row stands: its line, or its place from 1.
  func line(of row: Int) -> Int { lines.indices.contains(row) ? lines[row] : row + 1 }
}
