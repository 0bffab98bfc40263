/// Why a sound was not heard.
package enum SoundProblem: Error, Hashable, Sendable {
  case kioskUnreachable(String)
  case viewUnreadable
  case soundMissing
  case soundUnplayable
  case programMissing(String)
  case programFailed(String, status: Int32)
  case programEndless(String)
  /// Something else is to be heard by now.
  case ended

  package var code: String {
    switch self {
    case .kioskUnreachable: "kiosk-unreachable"
    case .viewUnreadable: "view-unreadable"
    case .soundMissing: "sound-missing"
    case .soundUnplayable: "sound-unplayable"
    case .programMissing: "player-missing"
    case .programFailed: "player-failed"
    case .programEndless: "player-endless"
    case .ended: "sound-ended"
    }
  }

  package var hint: String {
    switch self {
    case .kioskUnreachable(let reason): "Is kioskd running, and is this the port of its screen? (\(reason))"
    case .viewUnreadable: "kioskd and kioskctl are of different versions; install both anew."
    case .soundMissing: "kioskd names a sound that it does not serve; restart it."
    case .soundUnplayable: "Only WAV files of 16 bits can be played, and OGG files (Vorbis) with a decoder."
    case .programMissing(let program): "\(program) is not installed, or cannot be started."
    case .programFailed(let program, let status): "\(program) ended with status \(status); see what it said."
    case .programEndless(let program): "\(program) did not end within 30 seconds."
    case .ended: "Something else was to be heard."
    }
  }
}
