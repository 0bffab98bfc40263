/// The digests of some of the kiosk's groups of released tallies (``TallyDigest``), in the order of their names' bytes, so that kiosk and
/// centre find out which differ. At most ``Limits/groupsPerPage``.
package struct GroupPage: Hashable, Sendable, Codable {
  /// The page holds every group of the kiosk whose name follows this one …
  package let after: String
  /// … up to and including this one; absent on the last page.
  package let through: String?
  /// Digest by group name, each 64 lower-case hexadecimal digits.
  package let digests: [String: String]

  package init(after: String, through: String?, digests: [String: String]) {
    self.after = after
    self.through = through
    self.digests = digests
  }
}
