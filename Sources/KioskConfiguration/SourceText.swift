import Foundation

/// Turns a file's bytes into text that the parser reads to its end.
enum SourceText {
  static func decode(_ bytes: Data) -> Result<String, ConfigurationRefusal> {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .failure(
        .whole(
          .notUTF8, "The text is not in UTF-8.", at: SourcePosition(line: firstBadLine(bytes), column: 1),
          hint: "Save the file as UTF-8; the line holds the first character that is not."))
    }
    // The parser takes C strings: a NUL, even one that is written as an escape, would end a text silently.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let number = lines.firstIndex(where: { $0.contains(/\0|\\u0000|\\U00000000/) }) {
      return .failure(
        .whole(
          .nulCharacter, "The text holds a NUL character.", at: SourcePosition(line: number + 1, column: 1),
          hint: "Remove it; no key takes one."))
    }
    return .success(text)
  }

  private static func firstBadLine(_ bytes: Data) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
