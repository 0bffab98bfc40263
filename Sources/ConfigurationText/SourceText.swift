import Foundation

/// Turns a file's bytes into text that the parser reads to its end.
enum SourceText {
  static func decode(_ bytes: Data) -> Result<String, ConfigurationFault> {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return fault(.notUTF8, "the text is not in UTF-8", line: firstBadLine(bytes))
    }
    // The parser takes C strings: a NUL, even one that is written as an escape, would end a text silently.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let number = lines.firstIndex(where: { $0.contains(/\0|\\u0000|\\U00000000/) }) {
      return fault(.nulCharacter, "the text holds a NUL character", line: number + 1)
    }
    return .success(text)
  }

  private static func fault(
    _ code: ConfigurationFault.Code, _ reason: String, line: Int
  ) -> Result<String, ConfigurationFault> {
    .failure(ConfigurationFault(code: code, position: SourcePosition(line: line, column: 1), reason: reason))
  }

  private static func firstBadLine(_ bytes: Data) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
