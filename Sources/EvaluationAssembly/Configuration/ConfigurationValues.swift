import ConfigurationText
import NIOCore
import RatingModel

/// Takes the values of the key table out of a document, and notes everything that is wrong. A value that is wrong is
/// replaced by the standard one, so that the reading goes on to the end.
struct ConfigurationValues {
  private let document: ConfigurationNode
  private(set) var diagnostics: [ConfigurationDiagnostic] = []

  init(_ document: ConfigurationNode) { self.document = document }

  /// Tells the fault where the key stands, or else where its table begins.
  mutating func add(
    _ code: ConfigurationDiagnostic.Code, _ key: ConfigurationKey, _ message: String, _ hint: String
  ) {
    let place = value(key) ?? document.table?[key.section] ?? document
    add(code, key.path, line: place.position.line, message, hint)
  }

  mutating func add(
    _ code: ConfigurationDiagnostic.Code, _ node: ConfigurationNode, _ message: String, _ hint: String
  ) {
    add(code, node.path.description, line: node.position.line, message, hint)
  }

  private mutating func add(
    _ code: ConfigurationDiagnostic.Code, _ path: String, line: Int, _ message: String, _ hint: String
  ) {
    diagnostics.append(ConfigurationDiagnostic(code: code, line: line, key: path, message: message, hint: hint))
  }

  /// Every key and table that the key table does not have.
  mutating func refuseUnknownKeys() {
    let sections = Dictionary(grouping: ConfigurationKey.allCases, by: \.section)
    for (name, section) in document.table ?? [:] {
      guard let keys = sections[name] else {
        refuseUnknown(section, name, "There is no such table.", among: sections.keys.sorted())
        continue
      }
      guard let table = section.table else {
        add(.wrongType, section, "A table is expected here.", "Write [\(name)] on a line of its own.")
        continue
      }
      let names = keys.map(\.name)
      for (name, member) in table where !names.contains(name) {
        refuseUnknown(member, name, "There is no such key.", among: names)
      }
    }
  }

  private mutating func refuseUnknown(
    _ node: ConfigurationNode, _ name: String, _ message: String, among names: [String]
  ) {
    let nearest = NearestName.of(name, among: names).map { " Did you mean “\($0)”?" } ?? ""
    add(.unknownKey, node, message, "Names here are \(names.joined(separator: ", ")).\(nearest)")
  }

  func value(_ key: ConfigurationKey) -> ConfigurationNode? {
    document.table?[key.section]?.table?[key.name]
  }

  mutating func text(_ key: ConfigurationKey) -> String {
    if let text = optionalText(key) { return text }
    guard case .text(let standard) = key.standard else { preconditionFailure("\(key.path) has no standard text") }
    return standard
  }

  mutating func optionalText(_ key: ConfigurationKey) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value.content else {
      add(.wrongType, key, "Text is expected here.", "Put the value in quotation marks.")
      return nil
    }
    if case .choice(let choices) = key.kind, !choices.contains(text) {
      add(.notAChoice, key, "“\(text)” is none of the choices.", "Choose one of \(choices.joined(separator: ", ")).")
      return nil
    }
    if key.kind == .path, !text.hasPrefix("/") {
      add(.pathNotAbsolute, key, "The path does not begin with “/”.", "Write the whole path of the file.")
      return nil
    }
    return text
  }

  mutating func integer(_ key: ConfigurationKey) -> Int {
    guard case .integer(let range) = key.kind, case .integer(let standard) = key.standard else {
      preconditionFailure("\(key.path) is no integer with a standard value")
    }
    guard let value = value(key) else { return standard }
    guard case .integer(let number) = value.content else {
      add(.wrongType, key, "An integer is expected here.", "Write a number without quotation marks.")
      return standard
    }
    guard range.contains(number) else {
      add(
        .outOfRange, key, "\(number) is out of range.", "Take a number from \(range.lowerBound) to \(range.upperBound)."
      )
      return standard
    }
    return number
  }

  mutating func address(_ key: ConfigurationKey) -> String {
    let address = text(key)
    if NetworkAddress.isLiteral(address) { return address }
    add(.addressMalformed, key, "“\(address)” is no IP address.", "Write an address such as 127.0.0.1, 0.0.0.0 or ::.")
    return "127.0.0.1"
  }

  mutating func zone(_ key: ConfigurationKey) -> Zone {
    if let zone = Zone(text(key)) { return zone }
    add(.zoneUnknown, key, "There is no such time zone.", "Write an IANA name such as Asia/Ho_Chi_Minh.")
    guard let zone = Zone("UTC") else { preconditionFailure("every zone data base has UTC") }
    return zone
  }
}

/// What an IP address in the configuration is.
enum NetworkAddress {
  static func isLiteral(_ text: String) -> Bool { (try? SocketAddress(ipAddress: text, port: 0)) != nil }

  static func isLoopback(_ text: String) -> Bool {
    guard isLiteral(text) else { return false }
    return text.hasPrefix("127.") || text == "::1" || text == "0:0:0:0:0:0:0:1"
  }
}
