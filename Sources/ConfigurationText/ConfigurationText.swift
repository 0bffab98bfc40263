// ConfigurationText: what a configuration file says, before anyone asks what it means. Kiosk and centre read theirs with it.
//
// Comes in: a file's bytes. Goes out: the document as plain data, each value with its path and its place in the text; or the
// one fault that keeps it from being read, as a value that each program turns into words of its own.
//
// Promised:
// - Whatever the bytes are, the answer is a value: the parser beneath, which ends the process at some texts that are no
//   TOML, is never shown what would make it do so. Nobody else calls the parser.
// - Every value of the document stands where it is written, in tables, inline tables, lists and dotted keys alike.
// - Every text comes out whole: one with a NUL, which the parser would end there, is a fault.
// - Reading is pure: the same bytes give the same answer. Opening files is for those who name them.
//
// Limits: 128 KiB of UTF-8; values 256 deep. Survived: any bytes whatever.
import Foundation

package enum ConfigurationText {
  /// The largest text that is read, in bytes.
  package static let largestText = 128 * 1024

  /// Reads a whole document; the root is its table without a name.
  package static func parse(_ bytes: Data) -> Result<ConfigurationNode, ConfigurationFault> {
    guard bytes.count <= largestText else {
      return .failure(
        ConfigurationFault(code: .tooLarge, position: nil, reason: "the text has more than \(largestText) bytes"))
    }
    return SourceText.decode(bytes).flatMap(DocumentParser.parse)
  }
}
