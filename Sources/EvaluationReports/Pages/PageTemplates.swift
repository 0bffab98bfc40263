import Mustache

/// The templates, parsed once. They are part of the program, so that one binary is all that is installed.
enum PageTemplates {
  /// Free text (names, labels) stands in element content; into an attribute comes a code, a number, a link that we made, or, in
  /// a form that is shown again, what was typed. Everything is escaped, quotation marks too.
  private static let sources = [
    "page": PageTemplates.page, "sign-in": PageTemplates.signIn, "units": PageTemplates.units,
    "message": PageTemplates.message, "clerk-report": PageTemplates.clerkReport, "row-pages": PageTemplates.rowPages,
    "table": PageTemplates.table,
    "report-sheet": PageTemplates.reportSheet,
    "structure-fields": PageTemplates.structureFields, "sheet-table": PageTemplates.sheetTable,
    "day-fields": PageTemplates.dayFields, "select-field": PageTemplates.selectField,
    "accounts": PageTemplates.accounts,
    "account": PageTemplates.account, "account-form": PageTemplates.accountForm, "audit": PageTemplates.audit,
    "my-account": PageTemplates.myAccount, "text": PageTemplates.text, "own": PageTemplates.own,
    "personal-data": PageTemplates.personalData, "print": PageTemplates.print,
    "print-section": PageTemplates.printSection, "sheet-sections": PageTemplates.sheetSections,
    "closings": PageTemplates.closings, "closing": PageTemplates.closing, "closing-issue": PageTemplates.closingIssue,
    "correction": PageTemplates.correction, "grid": PageTemplates.grid,
    "kiosks": PageTemplates.kiosks, "kiosk": PageTemplates.kiosk,
    "kiosk-codes": PageTemplates.kioskCodes, "code-form": PageTemplates.codeForm,
    "issued-code": PageTemplates.issuedCode, "imports": PageTemplates.imports,
    "upload-form": PageTemplates.uploadForm, "import-draft": PageTemplates.importDraft,
    "import-view": PageTemplates.importView, "paper": PageTemplates.paper, "setup": PageTemplates.setup,
    "poster": PageTemplates.poster, "elsewhere": PageTemplates.elsewhere,
  ]

  private static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    for (name, source) in sources {
      do {
        try library.register(source, named: name)
      } catch {
        preconditionFailure("template \(name): \(error)")
      }
    }
    return library
  }()

  static func render(_ name: String, _ model: Any) -> String {
    guard let text = library.render(model, withTemplate: name) else { preconditionFailure("no template \(name)") }
    return text
  }
}
