/// One thing that is wrong with a configuration, told so that a technician can put it right.
package struct ConfigurationDiagnostic: Hashable, Sendable, Codable {
  package let code: Code
  /// Counts from 1. For something missing: the line of the table it is missing from, or 1.
  package let line: Int
  /// Counts from 1, in Unicode scalars.
  package let column: Int?
  /// The key's path, list elements counted from 1: `scale.levels[2].vi`. Empty when the file as a whole is meant.
  package let key: String
  /// What is wrong. Never quotes what a named file holds.
  package let message: String
  /// What to do about it.
  package let hint: String

  package init(code: Code, line: Int, column: Int?, key: String, message: String, hint: String) {
    self.code = code
    self.line = line
    self.column = column
    self.key = key
    self.message = message
    self.hint = hint
  }

  /// One line for a terminal: `kioskd.toml:12:1: unknown-key: session.promt: … Hint: …`.
  package func text(file: String) -> String {
    let place = [file, String(line)] + (column.map { [String($0)] } ?? [])
    let subject = key.isEmpty ? "" : "\(key): "
    return
      "\(place.joined(separator: ":")): \(code.isWarning ? "warning: " : "")\(code.rawValue): \(subject)\(message) Hint: \(hint)"
  }
}

/// Everything that is wrong with a configuration, by line. Never empty.
package struct ConfigurationRefusal: Error, Hashable, Sendable {
  package let diagnostics: [ConfigurationDiagnostic]

  init(_ diagnostics: [ConfigurationDiagnostic]) {
    precondition(!diagnostics.isEmpty, "a refusal says why")
    self.diagnostics = diagnostics.sorted { ($0.line, $0.column ?? 0, $0.key) < ($1.line, $1.column ?? 0, $1.key) }
  }
}

extension ConfigurationDiagnostic {
  /// One stable name for each rule, for programs and for asking about it. Never renamed, never reused.
  package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    // The file as a whole.
    case fileUnreadable = "file-unreadable"
    case fileTooLarge = "file-too-large"
    case notUTF8 = "not-utf8"
    case nulCharacter = "nul-character"
    case syntax

    // Any key.
    case unknownKey = "unknown-key"
    case wrongType = "wrong-type"
    case missingKey = "missing-key"
    case outOfRange = "out-of-range"
    case notAChoice = "not-a-choice"
    case malformedCode = "malformed-code"
    case malformedText = "malformed-text"
    case pathNotAbsolute = "path-not-absolute"

    // Where the kiosk stands, who serves.
    case zoneUnknown = "zone-unknown"
    case staffDuplicate = "staff-duplicate"
    case defaultClerkUnknown = "default-clerk-unknown"
    case shiftClerkUnknown = "shift-clerk-unknown"
    case weekdayUnknown = "weekday-unknown"
    case timesMalformed = "times-malformed"
    case dateMalformed = "date-malformed"
    case datesReversed = "dates-reversed"
    case secretHashMalformed = "secret-hash-malformed"
    case pinsMissing = "pins-missing"
    case declineImpossible = "decline-impossible"

    // The scale.
    case labelMissing = "label-missing"
    case labelDuplicate = "label-duplicate"
    case levelCount = "level-count"
    case levelDuplicate = "level-duplicate"
    case satisfiedOneSided = "satisfied-one-sided"

    // What is asked after the level.
    case questionsTooMany = "questions-too-many"
    case questionDuplicate = "question-duplicate"
    case answerCount = "answer-count"
    case answerDuplicate = "answer-duplicate"
    case indexUnknown = "index-unknown"
    case contactWithoutCodes = "contact-without-codes"

    // Input.
    case inputMissing = "input-missing"
    case demoWithDevices = "demo-with-devices"
    case deviceDuplicate = "device-duplicate"
    case matchMissing = "match-missing"
    case matchIncomplete = "match-incomplete"
    case matchByNode = "match-by-node"
    case matchDuplicate = "match-duplicate"
    case capabilityUnknown = "capability-unknown"
    case keyUnknown = "key-unknown"
    case keysTooMany = "keys-too-many"
    case keyDuplicate = "key-duplicate"
    case levelUnknown = "level-unknown"
    case levelWithoutKey = "level-without-key"
    case buttonsOnly = "buttons-only"
    case touchOnly = "touch-only"
    case scannerOnly = "scanner-only"
    case lampUnknown = "lamp-unknown"

    // Times.
    case correctionOutlastsPrompt = "correction-outlasts-prompt"

    // Network.
    case addressMalformed = "address-malformed"
    case portConflict = "port-conflict"
    case tlsMissing = "tls-missing"
    case tlsIncomplete = "tls-incomplete"
    case urlMalformed = "url-malformed"
    case urlPlain = "url-plain"
    case socketPathLong = "socket-path-long"

    // Files that the configuration names; found by ``KioskSettings/checkFiles()``, not by reading the configuration.
    case fileMissing = "file-missing"
    case fileNotRegular = "file-not-regular"
    case fileEmpty = "file-empty"
    case secretExposed = "secret-exposed"
    case tokenUnusable = "token-unusable"
    case casePublicKeyUnusable = "case-public-key-unusable"
    case directoryMissing = "directory-missing"
    case languagePackUnusable = "language-pack-unusable"
    case photoUnusable = "photo-unusable"
    case archiveFolderForeign = "archive-folder-foreign"
    case budgetOverDisk = "budget-over-disk"

    // No error; told by ``KioskSettings/warnings``.
    case screenTooSmall = "screen-too-small"

    /// Whether the kiosk runs all the same.
    package var isWarning: Bool { self == .screenTooSmall }

    /// Whether the rule is about a file that the configuration names, not about the configuration's text.
    package var concernsNamedFiles: Bool {
      switch self {
      case .fileMissing, .fileNotRegular, .fileEmpty, .secretExposed, .tokenUnusable, .casePublicKeyUnusable,
        .directoryMissing, .languagePackUnusable, .photoUnusable, .archiveFolderForeign, .budgetOverDisk:
        true
      default: false
      }
    }
  }
}
