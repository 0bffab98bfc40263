// KioskConfiguration: what `kioskd.toml` may say, and what is wrong with one that says otherwise.
//
// Comes in: the file's bytes, a function that knows the codes of Linux key names, and whether the demo's input is in use.
// Goes out: `KioskSettings`, a plain struct that is valid as a whole; or every diagnostic at once, each with a stable code,
// line, key, message and hint. `KioskSettings.checkFiles()` then looks at the files that the settings name.
//
// Promised:
// - Every key stands in one table (`ConfigurationKeyTable.swift`) with its standard value; the sample in Firmware-Config
//   is held to that table by a test. A key that is not in the table is refused, with the one that was probably meant.
// - One code for each rule; for each code there is a bad file among the tests.
// - Labels come out in NFC, however they were typed.
// - Reading is pure: the same bytes give the same answer, whatever files, devices and networks exist.
//
// Limits: a file of at most 128 KiB; texts as `Code` and `label` bound them. Survived: any bytes whatever.
import Foundation
import RatingModel

package enum KioskConfiguration {
  /// The largest file that is read, in bytes.
  package static let largestFile = 128 * 1024

  /// Where presses come from.
  package enum InputSource: Hashable, Sendable {
    /// The configured devices; at least one is required.
    case devices
    /// The demo's own input; configured devices are refused.
    case demo
  }

  /// Reads the file at `path`.
  /// - Parameter keyCode: The code of a Linux key name such as `KEY_1`; `nil` for a name that Linux does not know.
  package static func read(
    path: String, input: InputSource = .devices, keyCode: @escaping (String) -> UInt16?
  ) -> Result<KioskSettings, ConfigurationRefusal> {
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.read(upToCount: largestFile + 1) ?? Data()
    else {
      return .failure(
        .whole(
          .fileUnreadable, "The configuration cannot be read.",
          hint: "Check that the file exists and that you may read it (group kioskd)."))
    }
    return parse(bytes, input: input, keyCode: keyCode)
  }

  /// Reads a configuration.
  package static func parse(
    _ bytes: Data, input: InputSource = .devices, keyCode: @escaping (String) -> UInt16?
  ) -> Result<KioskSettings, ConfigurationRefusal> {
    switch document(bytes) {
    case .failure(let refusal): .failure(refusal)
    case .success(let root): settings(root, input: input, keyCode: keyCode)
    }
  }

  private static func document(_ bytes: Data) -> Result<ConfigurationNode, ConfigurationRefusal> {
    guard bytes.count <= largestFile else {
      return .failure(
        .whole(
          .fileTooLarge, "The configuration has more than \(largestFile) bytes.",
          hint: "Check that this is the right file; a configuration has a few thousand."))
    }
    switch SourceText.decode(bytes) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let text): return ConfigurationNode.parse(text)
    }
  }

  private static func settings(
    _ node: ConfigurationNode, input: InputSource, keyCode: @escaping (String) -> UInt16?
  ) -> Result<KioskSettings, ConfigurationRefusal> {
    var reader = ConfigurationReader()
    UnknownKeys.check(node, &reader)
    let root = ConfigurationSection(root: node)
    let settings = reader.settings(in: root, source: input, keyCode: keyCode)
    guard reader.diagnostics.isEmpty else { return .failure(ConfigurationRefusal(reader.diagnostics)) }
    guard let settings else { preconditionFailure("a configuration without faults gave no settings") }
    return .success(settings)
  }
}

extension ConfigurationRefusal {
  /// One fault of the file as a whole.
  static func whole(
    _ code: ConfigurationDiagnostic.Code, _ message: String, at position: SourcePosition? = nil, hint: String
  ) -> ConfigurationRefusal {
    ConfigurationRefusal([
      ConfigurationDiagnostic(
        code: code, line: position?.line ?? 1, column: position?.column, key: "", message: message, hint: hint)
    ])
  }

  static func syntax(_ reason: String, at position: SourcePosition?) -> ConfigurationRefusal {
    whole(
      .syntax, "This is no TOML: \(reason).", at: position,
      hint: "Mend this place first; nothing after it has been looked at.")
  }
}
