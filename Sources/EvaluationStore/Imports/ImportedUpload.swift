import Foundation

/// A file as a browser sent it.
package struct ImportedUpload: Hashable, Sendable {
  /// What it was called there; cut to ``ImportDraft/longestName`` characters.
  package let name: String
  package let bytes: Data

  package init(name: String, bytes: Data) {
    self.name = String(name.prefix(ImportDraft.longestName))
    self.bytes = bytes
  }
}
