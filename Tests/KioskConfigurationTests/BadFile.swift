import Foundation
import KioskConfiguration
import Testing

/// A file that breaks the rule it is named for. It says where: each faulty line ends in `#! code`.
struct BadFile: CustomTestStringConvertible {
  struct Fault: Hashable, Comparable, CustomStringConvertible {
    let line: Int
    let code: String
    var description: String { "line \(line): \(code)" }
    static func < (left: Self, right: Self) -> Bool { (left.line, left.code) < (right.line, right.code) }
  }

  let code: ConfigurationDiagnostic.Code
  var testDescription: String { code.rawValue }

  /// Rules about the file's size and presence have no text to show.
  static let all = ConfigurationDiagnostic.Code.allCases
    .filter { ![.fileUnreadable, .fileTooLarge].contains($0) }.map(BadFile.init)

  static let folder = Bundle.module.url(forResource: "BadFiles", withExtension: nil)

  /// The file's bytes; `@SCRATCH@` stands for a folder that exists.
  func bytes(scratch: String = "/scratch") throws -> Data {
    let folder = try #require(Self.folder)
    let raw = try Data(contentsOf: folder.appending(path: code.rawValue + ".toml"))
    guard code != .notUTF8 else { return raw }
    return Data(String(decoding: raw, as: UTF8.self).replacing("@SCRATCH@", with: scratch).utf8)
  }

  static func announcedFaults(in bytes: Data) -> [Fault] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        line.firstMatch(of: /#! ([a-z0-9-]+)$/).map { Fault(line: number + 1, code: String($0.1)) }
      }
  }
}

extension ConfigurationDiagnostic {
  var fault: BadFile.Fault { BadFile.Fault(line: line, code: code.rawValue) }
}

/// Reads a configuration with the tests' key names.
func parse(
  _ bytes: Data, input: KioskConfiguration.InputSource = .devices
) -> Result<KioskSettings, ConfigurationRefusal> {
  KioskConfiguration.parse(bytes, input: input, names: linuxNames)
}

func parse(_ text: String) -> Result<KioskSettings, ConfigurationRefusal> { parse(Data(text.utf8)) }

extension Result where Success == KioskSettings, Failure == ConfigurationRefusal {
  var diagnostics: [ConfigurationDiagnostic] {
    if case .failure(let refusal) = self { refusal.diagnostics } else { [] }
  }
}
