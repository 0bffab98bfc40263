/// One thing that is wrong with a configuration, told so that it can be put right.
package struct ConfigurationDiagnostic: Hashable, Sendable, Codable {
  /// One stable name for each rule.
  package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    case fileUnreadable = "file-unreadable"
    case fileTooLarge = "file-too-large"
    case notUTF8 = "not-utf8"
    case nulCharacter = "nul-character"
    case syntax
    case unknownKey = "unknown-key"
    case wrongType = "wrong-type"
    case outOfRange = "out-of-range"
    case notAChoice = "not-a-choice"
    case pathNotAbsolute = "path-not-absolute"
    case zoneUnknown = "zone-unknown"
    case addressMalformed = "address-malformed"
    case portConflict = "port-conflict"
    case tlsMissing = "tls-missing"
    case tlsIncomplete = "tls-incomplete"
    case hostMalformed = "host-malformed"
    case authorityMissing = "authority-missing"
    case hostMissing = "host-missing"
    case unitMalformed = "unit-malformed"
    case unitsTooMany = "units-too-many"
    case lineMalformed = "line-malformed"
  }

  package let code: Code
  /// Counts from 1. For something missing: the line of the table it is missing from, or 1.
  package let line: Int
  /// The key's path; empty when the file as a whole is meant.
  package let key: String
  package let message: String
  package let hint: String

  /// One line for a terminal: `evaluationd.toml:12: unknown-key: server.prot: … Hint: …`.
  package func text(file: String) -> String {
    "\(file):\(line): \(code.rawValue): \(key.isEmpty ? "" : "\(key): ")\(message) Hint: \(hint)"
  }
}

/// Everything that is wrong with a configuration, by line. Never empty.
package struct ConfigurationRefusal: Error, Hashable, Sendable {
  package let diagnostics: [ConfigurationDiagnostic]

  init(_ diagnostics: [ConfigurationDiagnostic]) {
    precondition(!diagnostics.isEmpty, "a refusal says why")
    self.diagnostics = diagnostics.sorted { ($0.line, $0.key) < ($1.line, $1.key) }
  }
}
