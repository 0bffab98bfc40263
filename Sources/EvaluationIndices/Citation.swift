/// Where the rule of an index comes from, for footnotes.
package struct Citation: Hashable, Sendable {
  /// Author or authority, title, place within it.
  package let source: String
  /// Year, or day as `2018-04-23`, of that text.
  package let date: String

  package init(source: String, date: String) {
    self.source = source
    self.date = date
  }
}
