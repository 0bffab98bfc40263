import Foundation
import KioskJournal
import KioskSession
import RatingModel
import Testing

/// Holds a kiosk's journal against what those at the counter were told.
struct CounterAudit {
  let contents: JournalContents

  /// The kiosk must have been shut down.
  init(of kiosk: SimulatedKiosk, seed: UInt64) throws {
    let verification = try JournalVerifier(path: kiosk.journalPath).verify()
    #expect(verification.isSound, "seed \(seed): \(verification.findings)")
    contents = try JournalContents(path: kiosk.journalPath)
    var ratings: [SessionNumber: Int] = [:]
    var opened: Set<SessionNumber> = []
    // Whoever declines is thanked like everybody else.
    var answered: Set<SessionNumber> = []
    for entry in contents.entries {
      switch entry.payload {
      case .rating(let payload):
        ratings[payload.session, default: 0] += 1
        answered.insert(payload.session)
      case .outcome(let payload) where payload.outcome == .declined: answered.insert(payload.session)
      case .open(let payload): opened.insert(payload.session)
      default: break
      }
    }
    #expect(ratings.values.allSatisfy { $0 == 1 }, "seed \(seed): a session has two ratings")
    for name in kiosk.told.opened {
      let session = contents.session(named: name)
      #expect(session.map(opened.contains) == true, "seed \(seed): \(name) was opened and is not in the journal")
    }
    for name in kiosk.told.thanked {
      let session = contents.session(named: name)
      #expect(session.map(answered.contains) == true, "seed \(seed): the citizen of \(name) was thanked for nothing")
    }
  }
}
