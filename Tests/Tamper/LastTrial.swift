import Foundation

/// A file that names what was being tried, for when the program ends in the midst of it.
final class LastTrial {
  private let url: URL
  private let handle: FileHandle

  init(_ url: URL) throws {
    self.url = url
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  func note(_ text: String) {
    try? handle.truncate(atOffset: 0)
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Everything was tried.
  func remove() { try? FileManager.default.removeItem(at: url) }
}
