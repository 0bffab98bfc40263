import RatingModel

extension Code where Rule == SessionRule {
  /// A session id as it stands in a path. Of the permitted characters only the colon is one that callers are used to
  /// escape.
  package init?(pathSegment text: String) {
    self.init(text.replacing("%3A", with: ":").replacing("%3a", with: ":"))
  }
}
