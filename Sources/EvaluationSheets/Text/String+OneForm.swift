import Foundation

extension String {
  /// In NFC, and lines ended by a line feed alone: however a program wrote it down, the same text is the same.
  var inOneForm: String {
    let isPlain = utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    guard !isPlain else { return self }
    let composed = precomposedStringWithCanonicalMapping
    guard composed.utf8.contains(0x0D) else { return composed }
    return String(composed.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}
