import Foundation
import Testing

/// A unit of the service manager, taken apart as far as the tests ask for.
struct UnitFile: CustomTestStringConvertible {
  let name: String
  /// In the order of the file; a setting may stand several times.
  let settings: [(key: String, value: String)]

  var testDescription: String { name }
  var program: String { String(name.prefix { $0 != "." }) }

  /// Of the programs that keep something: each is named for its program, configuration and account.
  static let daemons: [UnitFile] = ["kioskd.service", "evaluationd.service"].compactMap { try? UnitFile($0) }
  /// Of what a citizen sees and hears.
  static let panel: [UnitFile] = ["kiosk-screen.service", "kiosk-page.service", "kiosk-sound.service"]
    .compactMap { try? UnitFile($0) }
  static let all = daemons + panel

  init(_ name: String) throws {
    self.name = name
    settings = try Repository.text("Systemd/\(name)").split(separator: "\n").compactMap { line in
      guard line.first != "#", line.first != "[", let equals = line.firstIndex(of: "=") else { return nil }
      return (String(line[..<equals]), String(line[line.index(after: equals)...]))
    }
  }

  /// The file that it runs.
  var executable: String? { values("ExecStart").first?.split(separator: " ").first.map(String.init) }

  func values(_ key: String) -> [String] { settings.filter { $0.key == key }.map(\.value) }
}
