/// The form of a code, as a regular expression that the whole of a scanned text must match.
package struct ScanPattern: Hashable, Sendable {
  package static let longest = 200
  package static let mostPatterns = 16
  /// Codes of procedures as the national portal has them: `1.010708`, with a province's suffix `1.012753.H19`.
  package static let standardProcedures = [#"[0-9]\.[0-9]{6}(\.[A-Z0-9]{2,3}){0,5}"#].compactMap { ScanPattern($0) }

  package let text: String

  /// `nil` for what is no regular expression, is empty, or has more than 200 bytes.
  package init?(_ text: String) {
    guard (1...Self.longest).contains(text.utf8.count), (try? Regex(text)) != nil else { return nil }
    self.text = text
  }

  /// Scans are rare: it is read each time, for what was read could not be compared with another.
  func matches(_ scanned: String) -> Bool {
    guard let form = try? Regex(text) else { return false }
    return (try? form.wholeMatch(in: scanned)) != nil
  }
}
