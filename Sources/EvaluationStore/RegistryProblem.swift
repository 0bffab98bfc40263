import RatingModel

/// One of the registry's lists, as a file of an import.
package enum RegistryTable: String, Hashable, Sendable, CaseIterable, Comparable {
  case units, counters, clerks, postings, procedures

  /// `units.csv`, `counters.csv`, and so on.
  package var fileName: String { "\(rawValue).csv" }

  package static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// Something wrong with a registry to be imported. Every problem is found before anything is changed.
package struct RegistryProblem: Hashable, Sendable {
  /// Stable codes; the texts are in ``message`` and ``hint``.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The file is not UTF-8.
    case notUTF8 = "registry-not-utf8"
    case fileTooLarge = "registry-file-too-large"
    case tooManyRows = "registry-too-many-rows"
    /// The file has no header line.
    case headerMissing = "registry-header-missing"
    /// The header is separated by semicolons or tabs.
    case separatorWrong = "registry-separator-wrong"
    case columnMissing = "registry-column-missing"
    case columnUnknown = "registry-column-unknown"
    case columnRepeated = "registry-column-repeated"
    /// A quoted field does not end before the file does.
    case quoteUnclosed = "registry-quote-unclosed"
    /// A quotation mark within an unquoted field, or text after a closing one.
    case quoteMisplaced = "registry-quote-misplaced"
    /// The row has more or fewer fields than the header.
    case fieldCount = "registry-field-count"
    case fieldEmpty = "registry-field-empty"
    case fieldTooLong = "registry-field-too-long"
    case fieldUnprintable = "registry-field-unprintable"
    case codeInvalid = "registry-code-invalid"
    case dateInvalid = "registry-date-invalid"
    /// The last day is before the first.
    case validityReversed = "registry-validity-reversed"
    /// The same thing twice for the same day.
    case validityOverlaps = "registry-validity-overlaps"
    case parentUnknown = "registry-parent-unknown"
    /// The parent does not hold on every day on which the unit does.
    case parentNotValid = "registry-parent-not-valid"
    /// A unit stands below itself.
    case parentCycle = "registry-parent-cycle"
    case unitUnknown = "registry-unit-unknown"
    /// The unit holds on none of the record's days.
    case unitNotValid = "registry-unit-not-valid"
    /// A unit that went before is not known.
    case predecessorUnknown = "registry-predecessor-unknown"
    /// A unit that went before still holds when its successor begins.
    case predecessorNotEnded = "registry-predecessor-not-ended"
    case counterUnknown = "registry-counter-unknown"
    case clerkUnknown = "registry-clerk-unknown"
    /// An enrolled kiosk stands at a counter that the new registry does not name.
    case kioskWithoutCounter = "registry-kiosk-without-counter"
    /// An account reads from a unit that the new registry does not name.
    case accountWithoutUnit = "registry-account-without-unit"
  }

  package let kind: Kind
  package let table: RegistryTable
  /// Index of the record in the import's list; `nil` when no record of it is to blame.
  package let record: Int?
  /// Line of the file, from 1, when the registry was read from one.
  package let line: Int?
  /// Name of the column, when one field is to blame.
  package let column: String?
  /// What it is about: a code, a column's name.
  package let subject: String

  package init(
    kind: Kind, table: RegistryTable, record: Int? = nil, line: Int? = nil, column: String? = nil, subject: String
  ) {
    self.kind = kind
    self.table = table
    self.record = record
    self.line = line
    self.column = column
    self.subject = subject
  }

  package var code: String { kind.rawValue }

  /// `clerks.csv:12:staff`, as far as known.
  package var place: String {
    var parts = [table.fileName]
    if let line { parts.append(String(line)) }
    if let column { parts.append(column) }
    return parts.joined(separator: ":")
  }
}

/// An import that was refused as a whole; the registry is as it was.
package struct RegistryRefusal: Error, Hashable, Sendable {
  /// Every problem, at most ``RegistryLimits/problems``, in the order of file and line.
  package let problems: [RegistryProblem]

  package init(problems: [RegistryProblem]) {
    let ordered = problems.enumerated().sorted { left, right in
      (left.element.table, left.element.line ?? 0, left.offset) < (
        right.element.table, right.element.line ?? 0, right.offset
      )
    }
    self.problems = ordered.prefix(RegistryLimits.problems).map(\.element)
  }
}

/// Bounds of an import. The whole nation has about 3,400 units and 25,000 counters.
package enum RegistryLimits {
  /// Bytes in one file.
  package static let fileBytes = 64 * 1024 * 1024
  /// Rows in one file, without its header.
  package static let rows = 200_000
  /// Problems reported at once.
  package static let problems = 1000
  /// Characters in a name or a title.
  package static let nameCharacters = 200
  /// Characters in a list of units that went before.
  package static let predecessorCharacters = 4000
}
