import ForwardingContract

/// Why the kiosk cannot forward: found at start, or in an attempt. No personal data, no level, no secret in any of it.
package enum ForwardingError: Error, Hashable, Sendable {
  // At start: the configuration or a file has to be mended first.
  case addressMalformed
  /// Plain HTTP to another machine.
  case addressNotEncrypted
  case authorityUnreadable(path: String)
  case keyUnreadable(path: String)
  /// Others than the owner may read or write the key.
  case keyExposed(path: String)
  case fileUnwritable(path: String, reason: String)

  // In an attempt, before anything is sent.
  case credentialMissing(path: String)
  case credentialMalformed(path: String)
  case enrolmentUnreadable(path: String)
  case journalUnavailable
  case messageTooLarge

  // In an attempt, by the network.
  case centreUnreachable
  case centreSlow
  case centreUntrusted

  // In an attempt, by what came back.
  case answerTooLarge
  case answerUnreadable(status: Int, retryAfterSeconds: Int?)
  case refused(Refusal, retryAfterSeconds: Int?)
  /// Not signed by the pinned key, or not a message of the expected type and format.
  case answerForged
  /// Signed by the centre, but about something else than what was sent.
  case answerForeign(field: String)
  /// The key of the centre that answered is not the one whose fingerprint stands in the one-time code.
  case centreKeyForeign
  /// Everything was sent, or compared and sent, and the digests differ all the same.
  case digestDiffers
  /// The centre asks for an entry and is not content with what it was shown, or the journal cannot tell.
  case journalUnproven
  /// The journal contradicts what the centre has countersigned.
  case journalAbandoned(Receipt.Abandonment)
}

extension ForwardingError {
  /// Stable, for programs.
  package var code: String {
    switch self {
    case .addressMalformed: "centre-address-malformed"
    case .addressNotEncrypted: "centre-address-not-encrypted"
    case .authorityUnreadable: "centre-authority-unreadable"
    case .keyUnreadable: "kiosk-key-unreadable"
    case .keyExposed: "kiosk-key-exposed"
    case .fileUnwritable: "forwarding-file-unwritable"
    case .credentialMissing: "credential-missing"
    case .credentialMalformed: "credential-malformed"
    case .enrolmentUnreadable: "enrolment-unreadable"
    case .journalUnavailable: "journal-unavailable"
    case .messageTooLarge: "message-too-large"
    case .centreUnreachable: "centre-unreachable"
    case .centreSlow: "centre-slow"
    case .centreUntrusted: "centre-untrusted"
    case .answerTooLarge: "centre-answer-too-large"
    case .answerUnreadable: "centre-answer-unreadable"
    case .refused(let refusal, _): "refused-" + Self.printable(refusal.code)
    case .answerForged: "centre-answer-forged"
    case .answerForeign: "centre-answer-foreign"
    case .centreKeyForeign: "centre-key-foreign"
    case .digestDiffers: "digest-differs"
    case .journalUnproven: "journal-unproven"
    case .journalAbandoned(.forked): "journal-forked"
    case .journalAbandoned(.rolledBack): "journal-rolled-back"
    }
  }

  /// What was being done.
  package var operation: String {
    switch self {
    case .addressMalformed, .addressNotEncrypted, .authorityUnreadable: "read the centre's address"
    case .keyUnreadable, .keyExposed: "read the kiosk's key"
    case .fileUnwritable: "write a file"
    case .credentialMissing, .credentialMalformed, .enrolmentUnreadable, .centreKeyForeign: "enrol at the centre"
    case .journalUnavailable: "ask the journal"
    case .messageTooLarge, .centreUnreachable, .centreSlow, .centreUntrusted, .answerTooLarge, .answerUnreadable,
      .refused, .answerForged, .answerForeign, .digestDiffers, .journalUnproven, .journalAbandoned:
      "send to the centre"
    }
  }

  /// What it was done to: a path, a field's name, a status. Empty where the operation says it all.
  package var subject: String {
    switch self {
    case .authorityUnreadable(let path), .keyUnreadable(let path), .keyExposed(let path),
      .fileUnwritable(let path, _), .credentialMissing(let path), .credentialMalformed(let path),
      .enrolmentUnreadable(let path):
      path
    case .answerForeign(let field): field
    case .answerUnreadable(let status, _): "HTTP status \(status)"
    default: ""
    }
  }

  /// Whether the same attempt may succeed later without anybody mending something.
  package var retry: Bool {
    switch self {
    case .refused(let refusal, _): refusal.retry
    case .journalUnavailable, .centreUnreachable, .centreSlow, .answerTooLarge, .answerUnreadable, .answerForged,
      .answerForeign, .digestDiffers, .journalUnproven, .journalAbandoned, .fileUnwritable:
      true
    case .addressMalformed, .addressNotEncrypted, .authorityUnreadable, .keyUnreadable, .keyExposed,
      .credentialMissing, .credentialMalformed, .enrolmentUnreadable, .messageTooLarge, .centreUntrusted,
      .centreKeyForeign:
      false
    }
  }

  /// A foreign code goes to logs and health: only what a code may look like.
  static func printable(_ code: String) -> String {
    let allowed = code.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    return allowed.isEmpty ? "unnamed" : String(String.UnicodeScalarView(allowed.prefix(60)))
  }
}
