import ForwardingContract

/// Why a batch was not taken; nothing of it was.
package enum IntakeRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case formatUnknown = "batch-format-unknown"
  case schemeUnknown = "batch-scheme-unknown"
  /// More tallies or scales than one batch may hold.
  case tooLarge = "batch-too-large"
  case kioskUnknown = "kiosk-unknown"
  case kioskRevoked = "kiosk-revoked"
  /// The journal belongs to another kiosk that is still enrolled: its disk was copied.
  case journalConflict = "journal-conflict"
  /// Sequence number, hash or digest of the head, or length of the open tail, is not possible.
  case headInvalid = "head-invalid"
  /// The same sequence number came before with another hash or digest: the journal was forked or rolled back.
  case headConflict = "head-conflict"
  /// A count or version is out of bounds, or a version is beyond the head.
  case tallyInvalid = "tally-invalid"
  /// The same version came before with another count.
  case tallyConflict = "tally-conflict"
  /// A tally names a scale whose definition never came, or a level that the scale does not have.
  case scaleMissing = "scale-missing"
  /// The same scale and version came before with other content.
  case scaleConflict = "scale-conflict"

  package var code: String { rawValue }

  /// Whether the batch contradicts what the centre took before. Kept as an incident of the journal.
  package var breachesIntegrity: Bool {
    switch self {
    case .journalConflict, .headConflict, .tallyConflict, .scaleConflict: true
    default: false
    }
  }

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
        "The batch holds more than \(Limits.talliesPerBatch) tallies or \(Limits.scalesPerBatch) scales.",
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
    case .headConflict:
      (
        "The journal contradicts a head that the centre countersigned before.",
        "The journal was restored, copied or changed: run kioskctl verify on the kiosk and keep its disk for examination."
      )
    case .tallyInvalid:
      ("A tally's count or version is not possible.", "Run kioskctl verify on the kiosk and report what it says.")
    case .tallyConflict:
      (
        "A tally contradicts one that the centre took before under the same version.",
        "The journal was restored, copied or changed: run kioskctl verify on the kiosk and keep its disk for examination."
      )
    case .scaleMissing:
      ("A tally names a scale or level that was never defined.", "Send the scale's definition with the batch.")
    case .scaleConflict:
      (
        "The scale was defined before, under the same version, with other content.",
        "Give the changed scale a new version in the kiosk's configuration."
      )
    }
  }
}
