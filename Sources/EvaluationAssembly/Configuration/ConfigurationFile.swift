import ConfigurationText
import Foundation

/// A file of settings as a document, or what keeps it from being read.
enum ConfigurationFile {
  /// The largest file that is read, in bytes.
  static let largest = ConfigurationText.largestText

  static func bytes(path: String) -> Result<Data, ConfigurationRefusal> {
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.read(upToCount: largest + 1) ?? Data()
    else {
      return whole(.fileUnreadable, "The file cannot be read.", "Check that it exists and that you may read it.")
    }
    return .success(bytes)
  }

  static func document(_ bytes: Data) -> Result<ConfigurationNode, ConfigurationRefusal> {
    switch ConfigurationText.parse(bytes) {
    case .success(let document): .success(document)
    case .failure(let fault): refused(fault)
    }
  }

  /// The text cannot be read.
  private static func refused(_ fault: ConfigurationFault) -> Result<ConfigurationNode, ConfigurationRefusal> {
    switch fault.code {
    case .tooLarge:
      whole(.fileTooLarge, "The file has more than \(largest) bytes.", "Check that it is the right file.")
    case .notUTF8:
      whole(.notUTF8, "The file is not UTF-8.", "Save it again as UTF-8.", line: fault.line)
    case .nulCharacter:
      whole(.nulCharacter, "The text holds a NUL character.", "Remove it; no key takes one.", line: fault.line)
    case .syntax:
      whole(.syntax, "This is no TOML: \(fault.reason).", "Compare the line with the sample.", line: fault.line)
    }
  }

  private static func whole<Read>(
    _ code: ConfigurationDiagnostic.Code, _ message: String, _ hint: String, line: Int = 1
  ) -> Result<Read, ConfigurationRefusal> {
    .failure(
      ConfigurationRefusal([ConfigurationDiagnostic(code: code, line: line, key: "", message: message, hint: hint)]))
  }
}
