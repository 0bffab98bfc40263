/// Something wrong with the form of a list, whatever it is a list of.
package struct TableFault: Hashable, Sendable {
  /// The end of a stable code, behind the kind of list: `registry-not-utf8`, `results-not-utf8`.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case notUTF8 = "not-utf8"
    case fileTooLarge = "file-too-large"
    case tooManyRows = "too-many-rows"
    /// The list has no header line.
    case headerMissing = "header-missing"
    /// The header is separated by semicolons or tabs.
    case separatorWrong = "separator-wrong"
    case columnMissing = "column-missing"
    case columnUnknown = "column-unknown"
    case columnRepeated = "column-repeated"
    /// A quoted field does not end before the file does.
    case quoteUnclosed = "quote-unclosed"
    /// A quotation mark within an unquoted field, or text after a closing one.
    case quoteMisplaced = "quote-misplaced"
    /// The row has more or fewer fields than the header.
    case fieldCount = "field-count"
  }

  package let kind: Kind
  /// From 1; `nil` where the file as a whole is to blame.
  package let line: Int?
  package let column: String?
  package let subject: String

  init(_ kind: Kind, line: Int?, column: String? = nil, _ subject: String) {
    self.kind = kind
    self.line = line
    self.column = column
    self.subject = String(subject.prefix(80))
  }
}

extension TableFault.Kind {
  /// What is wrong and what to do about it, for people.
  func texts(_ subject: String, of columns: TableColumns) -> (message: String, hint: String) {
    switch self {
    case .notUTF8, .fileTooLarge, .tooManyRows, .headerMissing, .separatorWrong: fileTexts(subject)
    case .columnMissing:
      ("The column “\(subject)” is missing.", "The columns are \(columns.list).")
    case .columnUnknown:
      ("There is no column “\(subject)”.", "The columns are \(columns.list).")
    case .columnRepeated:
      ("The column “\(subject)” is there twice.", "Name each column once.")
    case .quoteUnclosed:
      ("A quoted field begins here and does not end.", "Close it with a quotation mark; double those within it.")
    case .quoteMisplaced:
      ("A quotation mark stands where none may.", "Put the whole field in quotation marks and double those within it.")
    case .fieldCount:
      (
        "The row does not have a field for each column: \(subject).",
        "Put a field that holds a comma in quotation marks."
      )
    }
  }

  private func fileTexts(_ subject: String) -> (message: String, hint: String) {
    switch self {
    case .notUTF8:
      ("The file is not UTF-8.", "Save it as “CSV UTF-8”.")
    case .fileTooLarge:
      (
        "The file is too large: \(subject).",
        "A file holds at most \(RegistryLimits.fileBytes) bytes; check that it is the right one."
      )
    case .tooManyRows:
      (
        "The file has too many rows: \(subject).",
        "A file holds at most \(RegistryLimits.rows) rows; check that it is the right one."
      )
    case .headerMissing:
      ("The file has no header.", "Begin it with the line \(subject).")
    default:
      ("The fields are not separated by commas.", "Save the file with the comma as separator.")
    }
  }
}
