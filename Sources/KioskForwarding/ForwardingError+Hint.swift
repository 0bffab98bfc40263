extension ForwardingError {
  /// What to do about it, for the person in front of the kiosk.
  package var hint: String {
    switch self {
    case .addressMalformed: "Write the centre's address as https://name or https://name:port."
    case .addressNotEncrypted: "Use https://; plain http:// is for a centre on this machine only."
    case .authorityUnreadable: "The file must hold the certificate of the authority in PEM form and be readable."
    case .keyUnreadable:
      "The file must be the one that the kiosk made. If it is lost, remove what is left of it and enrol the kiosk anew."
    case .keyExposed: "Make the file readable by its owner alone (chmod 600). If others may have read it, enrol anew."
    case .fileUnwritable(_, let reason):
      "Check the folder's owner, its free space and whether it is read-only: \(reason)."
    case .credentialMissing: "Ask the centre for a one-time code and put it into this file."
    case .credentialMalformed: "The file must hold the one-time code as printed by the centre: kq1.….…"
    case .enrolmentUnreadable: "Remove the file and ask the centre for a new one-time code."
    case .journalUnavailable: "The journal says itself what is wrong; forwarding goes on by itself afterwards."
    case .messageTooLarge: "This is a fault of the program. Please report it; nothing is lost."
    case .centreUnreachable: "Check the network cable, the name and the port. Ratings are kept here meanwhile."
    case .centreSlow: "The centre or the network is slow. Ratings are kept here meanwhile."
    case .centreUntrusted:
      "The centre's certificate is not trusted: check its name and validity, this machine's clock, and the authority file."
    case .answerTooLarge, .answerUnreadable, .answerForged, .answerForeign:
      "Something else than the centre may be answering: check the address and any proxy in between."
    case .refused(let refusal, _):
      refusal.retry ? "The centre asks to come back later." : "Ask the centre's operator what this refusal means."
    case .centreKeyForeign: "The one-time code belongs to another centre: check the address, or ask for a new code."
    case .digestDiffers:
      "The centre's totals differ from the kiosk's, although what differed was sent again. It is tried again by itself; if it stays, tell the centre's operator."
    case .journalUnproven:
      "The centre takes nothing before it knows that this is the journal it has countersigned. If it stays, tell its operator."
    case .journalAbandoned(let reason):
      """
      The journal \(reason == .forked ? "holds other entries than" : "ends before entries that") the centre has countersigned: it \
      was put back from a copy or changed. The kiosk goes on under a new one; keep the old one and find out who did it.
      """
    }
  }

  /// How the policy takes it.
  var result: ForwardingPolicy.Result {
    switch self {
    case .digestDiffers: .differs
    case .journalUnproven: .unproven
    case .journalAbandoned: .abandoned
    case .refused(let refusal, let seconds): refusal.retry ? .failed(retryAfterSeconds: seconds) : .refused
    case .answerUnreadable(_, let seconds): .failed(retryAfterSeconds: seconds)
    default: retry ? .failed(retryAfterSeconds: nil) : .refused
    }
  }
}
