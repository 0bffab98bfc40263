/// A language of the texts about sheets.
package enum SheetLanguage: String, Hashable, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}
