import Mustache

/// The templates, parsed once. They are part of the program, so that one binary is all that is installed.
enum PageTemplates {
  /// Free text (names, labels) stands in element content only, never in an attribute: what is put into an attribute is
  /// a code, a number or a link that we made.
  private static let sources = [
    "page": PageTemplates.page, "sign-in": PageTemplates.signIn, "units": PageTemplates.units,
    "message": PageTemplates.message, "clerk-report": PageTemplates.clerkReport, "table": PageTemplates.table,
    "piece": PageTemplates.piece, "plot": PageTemplates.plot, "report-sheet": PageTemplates.reportSheet,
    "sheet-table": PageTemplates.sheetTable,
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
