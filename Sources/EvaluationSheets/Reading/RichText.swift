/// The text of a shared or inline string while its elements are read: runs are joined, and how it is pronounced is passed
/// over.
struct RichText {
  private let limits: SheetLimits
  private var text = ""
  private var isInText = false
  private var isInPronunciation = false

  init(_ limits: SheetLimits) { self.limits = limits }

  mutating func begin(_ name: String) {
    switch name {
    case "t": isInText = true
    case "rPh": isInPronunciation = true
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "t": isInText = false
    case "rPh": isInPronunciation = false
    default: break
    }
  }

  mutating func add(_ characters: String) throws(SheetProblem) {
    guard isInText, !isInPronunciation else { return }
    text += characters
    // A character may be written as seven, and one unit takes at most three bytes.
    guard text.utf8.count <= 7 * limits.cellCharacters else { throw tooLong }
  }

  /// What has been read, and begins anew.
  mutating func take() throws(SheetProblem) -> String {
    defer { text = "" }
    return try Self.finished(text, limits)
  }

  /// As it stands in the sheet.
  static func finished(_ written: String, _ limits: SheetLimits) throws(SheetProblem) -> String {
    let text = EscapedText.read(written).inOneForm
    guard text.utf16.count <= limits.cellCharacters else { throw tooLong(limits) }
    return text
  }

  private var tooLong: SheetProblem { Self.tooLong(limits) }

  static func tooLong(_ limits: SheetLimits) -> SheetProblem { SheetProblem(.cellTooLong, "\(limits.cellCharacters)") }
}
