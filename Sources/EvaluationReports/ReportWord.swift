/// Every text of a report, by name. The texts are in ``vietnamese`` and ``english``; a test holds that both are
/// complete.
package enum ReportWord: String, Hashable, Sendable, CaseIterable {
  // The report as a whole.
  case reportTitle, reportPeriod, reportMade, reportEmpty
  case part, partClerks, partTotal, partUndated, partKiosks, partEvents
  case clerk, counterRow, totalRow, unregistered, served, undatedBetween, dateOpen
  case unit, counter, code, name

  // Sections.
  case sectionSessions, sectionRatings, sectionMarks, sectionPresses, sectionUndated, sectionKiosks, sectionEvents,
    sectionFigures
  case scaleVersion, noteUndated, noteMarks, notePresses, noteKioskElsewhere, noteEvents

  // Sessions.
  case sessions, rated, declined, timedOut, notInvited, cancelled, unavailable
  case responseRate, coverage, waiting

  // Ratings.
  case ratings, levels, countsAsSatisfied, share, satisfied, satisfiedShare, lower, upper, interval, sample
  case sampleTooSmall, sampleSmall, sampleSufficient, sampleComparable

  // Marks.
  case marked, markedRatings
  case markOutsideHours, markUnknownClerk, markOddDossierCode, markUndated, markSameDossier
  case markBurst, markCadence, markFallback, markClerkInDoubt

  // Presses and corrections.
  case ambient, early, `repeat`, superseded, unsettled, simultaneous, maintenance
  case raised, lowered

  // Kiosks.
  case kiosk, journal, lastHeard, headAt, newlyCovered, digest, continuity, keptBack, openEvents
  case digestMatches, digestPending, digestDiffers, digestNone
  case continuityShown, continuityUnproven, continuityAbandoned

  // Integrity events.
  case eventNumber, eventKind, eventFirst, eventLast, inDoubt, eventTimes, eventSince, eventLatest
  case eventState, eventEnded, closedBy, reason
  case eventOpen, eventSettled, eventClosed
  case forked, rolledBack, versionFell, tallyConflict, scaleConflict, questionConflict, digestMismatch, centreBehind
  case journalReplaced, setAside, journalCopied, countAltered

  // Figures without a number.
  case unknown, withheld

  // One sentence for each figure.
  case defineSessions, defineRated, defineDeclined, defineTimedOut, defineNotInvited, defineCancelled, defineUnavailable
  case defineResponseRate, defineCoverage, defineWaiting
  case defineRatings, defineLevel, defineSatisfied, defineInterval, defineSample
  case defineMarked, defineMarkedRatings, defineOutsideHours, defineUnknownClerk, defineOddDossierCode, defineUndated,
    defineSameDossier
  case defineBurst, defineCadence, defineFallback, defineClerkInDoubt
  case defineAmbient, defineEarly, defineRepeat, defineSuperseded, defineUnsettled, defineSimultaneous
  case defineMaintenance, defineRaised, defineLowered
  case defineLastHeard, defineHeadAt, defineNewlyCovered, defineDigest, defineContinuity, defineKeptBack
  case defineOpenEvents, defineInDoubt, defineEventState
  case defineForked, defineRolledBack, defineVersionFell, defineTallyConflict, defineScaleConflict
  case defineQuestionConflict, defineDigestMismatch, defineCentreBehind, defineJournalReplaced, defineSetAside
  case defineJournalCopied, defineCountAltered
}
