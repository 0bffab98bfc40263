// KioskConfiguration: what `kioskd.toml` may say, and what is wrong with one that says otherwise.
//
// Comes in: the file's bytes, functions that know the codes of Linux' names (`LinuxNames`), and whether the demo's input is in use.
// Goes out: `KioskSettings`, a plain struct that is valid as a whole; or every diagnostic at once, each with a stable code,
// line, key, message and hint. `KioskSettings.checkFiles()` then looks at the files that the settings name. `LanguagePack`
// reads one of those, a further language of the screen, into KioskScreen's `StringTable`.
//
// Promised:
// - Every key stands in one table (`ConfigurationKeyTable.swift`) with its standard value; the sample in Firmware-Config
//   is held to that table by a test. A key that is not in the table is refused, with the one that was probably meant.
// - One code for each rule; for each code there is a bad file among the tests.
// - Labels come out in NFC, however they were typed.
// - Reading is pure: the same bytes give the same answer, whatever files, devices and networks exist.
//
// Limits: a file of at most 128 KiB; texts as `Code` and `label` bound them. Survived: any bytes whatever.
import ConfigurationText
import Foundation
import RatingModel

package enum KioskConfiguration {
  /// The largest file that is read, in bytes.
  package static let largestFile = ConfigurationText.largestText

  /// Where presses come from.
  package enum InputSource: Hashable, Sendable {
    /// The configured devices; at least one is required.
    case devices
    /// The demo's own input; configured devices are refused.
    case demo
  }

  /// Reads the file at `path`.
  package static func read(
    path: String, input: InputSource = .devices, names: LinuxNames
  ) -> Result<KioskSettings, ConfigurationRefusal> {
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.read(upToCount: largestFile + 1) ?? Data()
    else {
      return .failure(
        .whole(
          .fileUnreadable, "The configuration cannot be read.",
          hint: "Check that the file exists and that you may read it (group kioskd)."))
    }
    return parse(bytes, input: input, names: names)
  }

  /// Reads a configuration.
  package static func parse(
    _ bytes: Data, input: InputSource = .devices, names: LinuxNames
  ) -> Result<KioskSettings, ConfigurationRefusal> {
    switch ConfigurationText.parse(bytes) {
    case .failure(let fault): .failure(ConfigurationRefusal(fault))
    case .success(let root): settings(root, input: input, names: names)
    }
  }

  private static func settings(
    _ node: ConfigurationNode, input: InputSource, names: LinuxNames
  ) -> Result<KioskSettings, ConfigurationRefusal> {
    var reader = ConfigurationReader()
    UnknownKeys.check(node, &reader)
    let root = ConfigurationSection(root: node)
    let settings = reader.settings(in: root, source: input, names: names)
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

  /// The text cannot be read.
  init(_ fault: ConfigurationFault) {
    switch fault.code {
    case .tooLarge:
      self = .whole(
        .fileTooLarge, "The configuration has more than \(KioskConfiguration.largestFile) bytes.",
        hint: "Check that this is the right file; a configuration has a few thousand.")
    case .notUTF8:
      self = .whole(
        .notUTF8, "The text is not in UTF-8.", at: fault.position,
        hint: "Save the file as UTF-8; the line holds the first character that is not.")
    case .nulCharacter:
      self = .whole(
        .nulCharacter, "The text holds a NUL character.", at: fault.position,
        hint: "Remove it; no key takes one.")
    case .syntax:
      self = .whole(
        .syntax, "This is no TOML: \(fault.reason).", at: fault.position,
        hint: "Mend this place first; nothing after it has been looked at.")
    }
  }
}
