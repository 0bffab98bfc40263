import ForwardingContract

/// Why an enrolment was not made; nothing was changed.
package enum EnrolmentRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case codeUnknown = "enrolment-code-unknown"
  case codeExpired = "enrolment-code-expired"
  /// The code was used with another key.
  case codeUsed = "enrolment-code-used"
  /// The kiosk is configured for another unit or counter than the code.
  case placeDiffers = "enrolment-place-differs"
  /// The registry names no such counter on that day.
  case counterUnknown = "enrolment-counter-unknown"
  /// The key belongs to a kiosk that was revoked.
  case keyRevoked = "enrolment-key-revoked"

  package var code: String { rawValue }

  /// As it leaves the centre. None can succeed by asking the same again.
  package var refusal: Refusal {
    let (message, hint) = texts
    return Refusal(code: code, message: message, hint: hint, retry: false)
  }

  private var texts: (message: String, hint: String) {
    switch self {
    case .codeUnknown:
      (
        "The enrolment code is not known here.",
        "Check the code for typing errors, or issue a new one with evaluationd enrol."
      )
    case .codeExpired:
      ("The enrolment code has expired.", "Issue a new one with evaluationd enrol.")
    case .codeUsed:
      (
        "The enrolment code was used by another kiosk.",
        "Issue a code of its own for each kiosk with evaluationd enrol."
      )
    case .placeDiffers:
      (
        "The enrolment code was issued for another unit or counter.",
        "Compare unit and counter in the kiosk's configuration with those the code was issued for."
      )
    case .counterUnknown:
      (
        "The registry names no such counter today.",
        "Add the counter to counters.csv and import it, or check unit and counter for typing errors."
      )
    case .keyRevoked:
      ("The kiosk's key was revoked.", "Remove the kiosk's key file so that it makes a new key, then issue a new code.")
    }
  }
}
