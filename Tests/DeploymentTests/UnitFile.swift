import Foundation
import Testing

/// A unit of the service manager, taken apart as far as the tests ask for.
struct UnitFile: CustomTestStringConvertible {
  let name: String
  /// In the order of the file; a setting may stand several times.
  let settings: [(key: String, value: String)]

  var testDescription: String { name }
  var program: String { String(name.prefix { $0 != "." }) }

  static let all: [UnitFile] = ["kioskd.service", "evaluationd.service"].compactMap { try? UnitFile($0) }

  init(_ name: String) throws {
    self.name = name
    settings = try Repository.text("Systemd/\(name)").split(separator: "\n").compactMap { line in
      guard line.first != "#", line.first != "[", let equals = line.firstIndex(of: "=") else { return nil }
      return (String(line[..<equals]), String(line[line.index(after: equals)...]))
    }
  }

  func values(_ key: String) -> [String] { settings.filter { $0.key == key }.map(\.value) }
}
