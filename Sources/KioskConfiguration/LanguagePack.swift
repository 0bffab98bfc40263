import ConfigurationText
import Foundation
import KioskScreen

/// A further language of the screen, as its file holds it: TOML, every word of `StringTable` once.
///
///     language = "nut"                    # as HTML names it
///     [words]                             # every key of `ScreenWord`
///     language-name = "…"
///     [states.idle]                       # every state of `ScreenView`; a detail may be empty
///     headline = "…"
///     detail = "…"
///     [levels]                            # what the province calls its levels; Vietnamese where one is missing
///     rat-hai-long = "…"
///     [questions.dieu-gi]                 # the same for its questions and their answers
///     text = "…"
///     answers = { huong-dan = "…" }
///
/// `Firmware-Config/languages/en.toml` is one to begin from.
package enum LanguagePack {
  /// The first thing that is wrong with a file.
  package struct Fault: Error, Hashable, Sendable {
    /// Half a sentence.
    package let reason: String
  }

  package static let hint =
    "Begin from Firmware-Config/languages/en.toml: the same tables and keys, each with its words."

  /// Longest text in characters.
  static let longestText = 200

  /// Reads the file at `path`.
  package static func read(path: String) -> Result<StringTable, Fault> {
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.read(upToCount: ConfigurationText.largestText + 1) ?? Data()
    else { return .failure(Fault(reason: "it cannot be read")) }
    return parse(bytes)
  }

  /// Reads a pack.
  package static func parse(_ bytes: Data) -> Result<StringTable, Fault> {
    switch ConfigurationText.parse(bytes) {
    case .failure(let fault):
      .failure(Fault(reason: "line \(fault.line): \(fault.reason)"))
    case .success(let root): Result { () throws(Fault) in try LanguagePackReader(root: root).table() }
    }
  }
}
