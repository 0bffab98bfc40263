import ForwardingContract

/// Why the transport turned a message away before the store saw it.
enum TransportRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case tooLarge = "message-too-large"
  /// No JWS in compact form, or a payload that is not the message.
  case malformed = "message-malformed"
  case type = "message-type-wrong"
  case algorithm = "message-algorithm-wrong"
  case signature = "signature-wrong"
  /// The batch speaks for another kiosk than the one that signed it.
  case kioskMismatch = "kiosk-mismatch"
  case enrolmentFormat = "enrolment-format-unknown"
  case enrolmentLimited = "enrolment-limited"
  case feedFormat = "feed-format-unknown"
  /// Another kiosk stands at the counter now.
  case kioskReplaced = "kiosk-replaced"
  case feedSuperseded = "feed-superseded"
  case feedRepeated = "feed-poll-repeated"
  case feedStopping = "feed-stopping"
  case signInNeeded = "sign-in-needed"
  case forbidden = "permission-missing"
  case query = "query-malformed"
  case notFound = "not-found"
  case failed = "internal-error"
  case bodySlow = "body-slow"
  /// More bodies are being read than the centre has memory for.
  case busy = "centre-busy"

  var refusal: Refusal {
    let (message, hint) = texts
    let retry = [.enrolmentLimited, .failed, .feedSuperseded, .feedRepeated, .feedStopping, .bodySlow, .busy].contains(
      self)
    return Refusal(code: rawValue, message: message, hint: hint, retry: retry)
  }

  private var texts: (message: String, hint: String) {
    switch self {
    case .tooLarge: ("The message is larger than \(Limits.messageBytes) bytes.", "Send it in several batches.")
    case .malformed:
      ("The message is no JWS of the contract's format.", "Compare the kiosk's software with the centre's version.")
    case .type: ("The message's type does not belong to this address.", "Check the header typ and the address.")
    case .algorithm:
      ("The message is not signed with EdDSA, or asks for an extension.", "Sign with Ed25519 (RFC 8037).")
    case .signature:
      (
        "The signature is not by the key that is pinned for the kiosk.",
        "Restore the kiosk's key file, or enrol the kiosk again with a new code."
      )
    case .kioskMismatch:
      (
        "The batch names another kiosk than the one that signed it.",
        "Restore the kiosk's key and enrolment files together."
      )
    case .enrolmentFormat:
      ("The enrolment has a format that this centre does not know.", "Update the centre before its kiosks.")
    case .enrolmentLimited: ("Too many enrolments came from this address.", "Wait some minutes, then try again.")
    case .feedFormat:
      ("The poll has a format that this centre does not know.", "Update the centre before its kiosks.")
    case .kioskReplaced:
      ("Another kiosk stands at the counter now.", "Switch this one off, or enrol it with a new code.")
    case .feedSuperseded:
      (
        "A newer connection of the kiosk holds.",
        "If this comes again and again, two machines have the kiosk's key: enrol one of them anew."
      )
    case .feedRepeated: ("The poll came before.", "Send the next poll; check any proxy that repeats requests.")
    case .feedStopping: ("The centre stops.", "Come back in a moment.")
    case .signInNeeded: ("Nobody is signed in.", "Sign in at /sign-in with a browser and ask again with its cookie.")
    case .forbidden: ("Your account's role does not permit this.", "Ask an administrator for another role.")
    case .query: ("The query is not right.", "Give unit=CODE and, if wanted, from=YYYY-MM-DD and through=YYYY-MM-DD.")
    case .notFound: ("There is nothing at this address for you.", "Check address and method for typing errors.")
    case .bodySlow: ("The body did not arrive in time.", "Send the request again, over a better connection.")
    case .busy: ("More is being sent than the centre takes at one moment.", "Send the request again in a moment.")
    case .failed: ("The centre could not answer.", "Try again; look into the centre's log if it happens again.")
    }
  }
}
