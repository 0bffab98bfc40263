/// Every text of the pages about kiosks.
package enum KioskWord: String, Hashable, Sendable, CaseIterable {
  case kiosks, kiosksLead, empty, emptyFilter, malformed, unit, counter, state, everyState, heard, software, queue
  case devices, clock, disk, integrity, kiosk, next, first, codes, unitHelp, asOf
  case silent, neverHeard, failing, degraded, fine, gone, replaced, revoked
  case never, minutesAgo, hoursAgo, daysAgo, queueTallies, queueEntries, queueKeptBack, queueNone, notTold
  case devicesFine, clockTrusted, clockUntrusted, clockAhead, clockBehind, diskFree, digestMatches, digestPending
  case digestDiffers, unproven, abandoned, openEvents
  case partJournal, partArchives, partDisk, partSetAside, partFeed, partClock, partScreen
  case partMaintenance, partLoop, partDevice, partLamp, partListener, partFine
  case enrolled, headAt, running, identity, history, historyNote, historyEmpty, since, last, said, journals, journal,
    head
  case openTail, events, eventsEmpty, eventNumber, eventKind, eventState, eventOpen, eventSettled, eventClosed
  case eventTimes, codesNote, backToKiosks, revokeHeading, revokeNote, revokeSure, revoke, revokeDone, revokeUnsure
  case codesLead, codesEmpty, codesMore, codesPlace, codesIssue, codesIssued, codesHow, codesHow1, codesHow2, codesHow3
  case codesLink, codesHours, placeMalformed, counterUnknown, issueHere

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  /// With a number in place of `#`.
  func text(_ number: Int64, _ language: Language) -> String { text(language).replacing("#", with: "\(number)") }
}
