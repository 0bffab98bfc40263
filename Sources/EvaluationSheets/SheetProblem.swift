/// Why no tables can be read from a file.
package struct SheetProblem: Error, Hashable, Sendable {
  /// Stable codes; the texts are in ``message(in:)`` and ``hint(in:)``.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case fileEmpty = "sheet-file-empty"
    case fileTooLarge = "sheet-file-too-large"
    /// Neither a workbook nor text.
    case kindUnknown = "sheet-kind-unknown"
    case passwordProtected = "sheet-password-protected"
    /// Excel 97–2003.
    case oldWorkbook = "sheet-old-workbook"
    /// OpenDocument.
    case openDocument = "sheet-open-document"
    /// XLSB.
    case binaryWorkbook = "sheet-binary-workbook"
    /// A web page or a table in XML, which often is called `.xls`.
    case markup = "sheet-markup"
    /// A container of something else.
    case notWorkbook = "sheet-not-workbook"

    /// Cut off or changed.
    case archiveDamaged = "sheet-archive-damaged"
    /// Two entries of one name: programs would differ in which of them they read.
    case archiveEntryRepeated = "sheet-archive-entry-repeated"
    /// The name of an entry, or the target of a relationship, leads out of the container.
    case archivePathUnsafe = "sheet-archive-path-unsafe"
    case archiveTooManyParts = "sheet-archive-too-many-parts"
    case unpackedTooLarge = "sheet-unpacked-too-large"
    case unpackingRatio = "sheet-unpacking-ratio"

    case partMissing = "sheet-part-missing"
    /// Not well-formed, or not what a workbook has there.
    case partMalformed = "sheet-part-malformed"
    /// A document type declaration, by which entities come in.
    case partDeclaresTypes = "sheet-part-declares-types"
    case partTooDeep = "sheet-part-too-deep"

    case sheetsMissing = "sheet-sheets-missing"
    case tooManySheets = "sheet-too-many-sheets"
    case tooManyRows = "sheet-too-many-rows"
    case tooManyColumns = "sheet-too-many-columns"
    case tooManyCells = "sheet-too-many-cells"
    case tooManySharedTexts = "sheet-too-many-shared-texts"
    case tooManyFormats = "sheet-too-many-formats"
    case tooManyMerges = "sheet-too-many-merges"
    case cellTooLong = "sheet-cell-too-long"

    /// A text neither in UTF-8 nor in UTF-16 with a mark.
    case notUnicode = "sheet-not-unicode"
    case quoteUnclosed = "sheet-quote-unclosed"
    /// A quotation mark within an unquoted field, or text after a closing one.
    case quoteMisplaced = "sheet-quote-misplaced"
    /// A carriage return that ends no line.
    case returnStray = "sheet-return-stray"
  }

  /// What is wrong; its code is ``code``.
  package let kind: Kind
  /// The sheet, by name, when one is to blame.
  package let sheet: String?
  /// Row of that sheet or line of the CSV, from 1.
  package let line: Int?
  /// What it is about: a part, a number; at most ``subjectCharacters``.
  package let subject: String

  static let subjectCharacters = 80

  init(_ kind: Kind, sheet: String? = nil, line: Int? = nil, _ subject: String = "") {
    self.kind = kind
    self.sheet = sheet
    self.line = line
    self.subject = String(subject.prefix(Self.subjectCharacters))
  }

  /// Stable, for whoever reads without eyes.
  package var code: String { kind.rawValue }

  /// The same in that sheet, if it is in none yet.
  func within(_ sheet: String) -> SheetProblem {
    SheetProblem(kind, sheet: self.sheet ?? sheet, line: line, subject)
  }
}
