import ForwardingContract

/// Why a batch was not taken; nothing of it was. What keeps only one of its tallies from being taken is a ``TallyRefusal``.
package enum IntakeRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case formatUnknown = "batch-format-unknown"
  case schemeUnknown = "batch-scheme-unknown"
  /// More tallies, scales, questions, groups or reports than one batch may hold.
  case tooLarge = "batch-too-large"
  case kioskUnknown = "kiosk-unknown"
  case kioskRevoked = "kiosk-revoked"
  /// The journal belongs to another kiosk that is still enrolled: its disk was copied.
  case journalConflict = "journal-conflict"
  /// Sequence number, hash or digest of the head, or length of the open tail, is not possible.
  case headInvalid = "head-invalid"
  /// The witness, the page of groups or a report of a journal set aside is not as the contract has it.
  case malformed = "batch-malformed"

  package var code: String { rawValue }

  /// As it leaves the centre. None can succeed by sending the same again.
  package var refusal: Refusal {
    let (message, hint) = texts
    return Refusal(code: code, message: message, hint: hint, retry: false)
  }

  private var texts: (message: String, hint: String) {
    switch self {
    case .formatUnknown:
      ("The batch has a format that this centre does not know.", "Update the centre before its kiosks.")
    case .schemeUnknown:
      ("The batch counts by a scheme that this centre does not know.", "Update the centre before its kiosks.")
    case .tooLarge:
      (
        "The batch holds more than \(Limits.talliesPerBatch) tallies, \(Limits.scalesPerBatch) scales, "
          + "\(Limits.questionsPerBatch) questions, \(Limits.groupsPerPage) groups or \(Limits.setAsidePerBatch) reports.",
        "Send it in several batches."
      )
    case .kioskUnknown:
      ("No kiosk of that id is enrolled here.", "Enrol the kiosk with a code from evaluationd enrol.")
    case .kioskRevoked:
      ("The kiosk was revoked.", "If it is to serve again, enrol it with a new key and a new code.")
    case .journalConflict:
      (
        "The journal belongs to another kiosk that is still enrolled.",
        "Each kiosk needs a disk of its own: remove the copied journal, or revoke the kiosk that it was copied from."
      )
    case .headInvalid:
      ("The batch's head is not possible.", "Run kioskctl verify on the kiosk and report what it says.")
    case .malformed:
      (
        "The batch's witness, page of groups or report of a journal set aside is not possible.",
        "Compare the kiosk's software with the centre's version."
      )
    }
  }
}
