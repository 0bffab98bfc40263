import ArgumentParser
import Foundation
import RatingModel

/// What a subcommand says: text for people or, with --json, one line of JSON for programs.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: .standardOutput) }

  static func json(_ value: some Encodable) throws {
    line(String(decoding: try CanonicalJSON.data(value), as: UTF8.self))
  }

  /// What comes from outside, as a device's name or a scanned code: what would steer the terminal is shown as what it is.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          // The pictures of control characters.
          if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" }
          return scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }))
  }

  /// Asks the person at a terminal for something; not part of the answer.
  static func prompt(_ text: String) { write(text, to: .standardError) }

  static func complaint(_ text: String) { write(text + "\n", to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// Exit codes by kind, as in sysexits.h where it has one.
extension ExitCode {
  static let found = ExitCode(1)
  static let noInput = ExitCode(66)
  static let unavailable = ExitCode(69)
  static let configuration = ExitCode(78)
}
