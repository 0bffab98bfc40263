import KioskJournal
import KioskSession
import RatingModel

/// Everything that a story says. `{0}` and `{1}` stand for what differs.
package enum StoryWord: Hashable, Sendable, CaseIterable {
  case title, undated, result, unfinished, untoldAmbient
  case opened, waited, dossiers, clerkNamed, clerkRoster, clerkNone
  case sourceFeed, sourceAPI, sourceClerkPage, sourceScan, sourceInviteButton, sourceDemo
  case invited, closed, rated, corrected, press, marked, followed, started
  case impossible, possible, causeJournal, causeInput
  case ambient, early, `repeat`, superseded, unsettled, simultaneous, maintenance
  case outcomeRated, outcomeDeclined, outcomeTimedOut, outcomeNotInvited, outcomeCancelled, outcomeUnavailable
  case outsideHours, unknownClerk, oddDossierCode, markUndated, sameDossier, burst, cadence, fallback, clerkInDoubt
  case releasedLot, releasedMonth, releasedDated, waitsInLot

  init(_ source: SessionSource) {
    self =
      switch source {
      case .feed: .sourceFeed
      case .api: .sourceAPI
      case .clerkPage: .sourceClerkPage
      case .scan: .sourceScan
      case .inviteButton: .sourceInviteButton
      case .demo: .sourceDemo
      }
  }

  init(_ disposition: Disposition) {
    self =
      switch disposition {
      case .ambient: .ambient
      case .early: .early
      case .repeat: .repeat
      case .superseded: .superseded
      case .unsettled: .unsettled
      case .simultaneous: .simultaneous
      case .maintenance: .maintenance
      }
  }

  init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .rated: .outcomeRated
      case .declined: .outcomeDeclined
      case .timedOut: .outcomeTimedOut
      case .notInvited: .outcomeNotInvited
      case .cancelled: .outcomeCancelled
      case .unavailable: .outcomeUnavailable
      }
  }

  init(_ mark: Mark) {
    self =
      switch mark {
      case .outsideHours: .outsideHours
      case .unknownClerk: .unknownClerk
      case .oddDossierCode: .oddDossierCode
      case .undated: .markUndated
      case .sameDossier: .sameDossier
      case .burst: .burst
      case .cadence: .cadence
      case .fallback: .fallback
      case .clerkInDoubt: .clerkInDoubt
      }
  }

  init(_ reason: ReleasePayload.Reason) {
    self =
      switch reason {
      case .lot: .releasedLot
      case .month: .releasedMonth
      case .dated: .releasedDated
      }
  }

  /// `nil` for a cause that a later version names.
  init?(cause: String) {
    switch Unavailability(rawValue: cause) {
    case .journal: self = .causeJournal
    case .input: self = .causeInput
    case nil: return nil
    }
  }
}
