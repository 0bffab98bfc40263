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
  case scaleVersion, noteUndated, noteMarks, notePresses, noteKioskElsewhere, noteManyKiosks, noteEvents,
    sectionClerksBelow, noteClerksBelow
  case sectionPaper, notePaper, paperForms, allPaper

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

  // Report of one subject: rows and columns.
  case subject, shareInPercent, ofGroup, ofSessions, ofDossiers, codeAndName, fromThrough, headingOfScale, section,
    table, outcome
  case allSessions, allRatings, satisfiedTogether, dissatisfiedTogether, answerable, dossierSteps, clerks, mark
  case withoutMarks, presses, kindOfPress, month, day, weekday, hourFrom, monday, tuesday, wednesday, thursday
  case friday, saturday, sunday, procedure, field, stage, timeliness, byProcedure, byField, byStage, byTimeliness
  case stageReceiving, stageSupplementing, stageRefusing, stageReturning, timeEarly, timeOnTime, timeLate
  case kindUnknown, kindMixed, kindNone, kindOthers, answer, answered, ratedSessions, shareOfRated, dossiers
  case questionVersion, norm, timedSessions, waitingUnder, servingUnder, waitingMinutes, servingMinutes, minutes

  // Report of one subject: headings.
  case sectionTrend, sectionWork, sectionRhythm, sectionAnswers, sectionMinutes, tableOutcomes, tableRates
  case tableMarks, tableMarkedRatings, tablePresses, tableCorrections, tableNorms, tableMinutes, headingSessionsBy
  case headingRatingsBy, headingRhythmCount, headingRhythmShare

  // Report of one subject: what a reader must know beside a table.
  case noteSmall, noteTrend, noteNoDays, noteWork, noteWholeMonths, noteRhythm, noteWholeQuarters, noteAnswers
  case noteChips, noteFeedsIndex, noteMinutes, hiddenSmall, hiddenOpenPeriod, hiddenReader, hiddenHours, hiddenLot
  case subjectTitleClerk, subjectTitleCounter, subjectTitleUnit, comparedWith, noteCounter

  // Report of one subject: comparison.
  case sectionComparison, tableStanding, tableSpread, groupShare, narrowLower, narrowUpper, wideLower, wideUpper
  case standing, notCompared, standingTooFewRatings, standingLowResponse, standingTooFewPeers, placeWithin
  case placeBelowNarrow, placeBelowWide, placeAboveNarrow, placeAboveWide, noteComparison

  // Report of one subject: statutory score.
  case sectionStatutory, tableIndices, tableScore, index, indexNumbered, score, dossiersWithPoints, source
  case scoreSum, scoreMost, scoreMissing, scoreClass, indexTotalTime, indexUnitTime, indexIntakeContacts
  case indexAgencies, indexOnTheSpot, indexPublication, indexAttitude, indexComplaints, indexOnlineServices
  case sourceAnswers, sourceDossierResults, sourceTimelinessAndComplaints, sourceLevelConvention, sourceNoAnswers
  case sourceNoDossierResults, sourceComplaintsOpen, sourceNotHere, classTasksInFull, classTasksLargely
  case classTasksPoorly, classExcellent, classGood, classFair, classAverage, classWeak, noteStatutory
  case noteLevelConvention, noteMissingIndex

  // Report of one subject: flags: each is a question.
  case sectionFlags, tableFlags, flag, flagQuestion, flagCounted, flagOf, flagExpected, flagLimit, flagResponse
  case flagCoverage, flagWithdrawn, flagCorrected, flagCadence, flagDark, askResponse, askCoverage, askWithdrawn
  case askCorrected, askCadence, askDark, noteFlags, noteNoFlags

  // Report of a unit: the units below it.
  case sectionBelow, tableBelowSessions, tableBelowDossiers, tableBelowRatings, tableRanking, tableIncomplete
  case returnedDossiers, returnedInTime, returnedInTimeShare, conductComplaints, dossierResults, resultsMissing
  case resultsReported, placeBest, placeWorst, rankingScore, standingPlaced, standingNoResults
  case standingTooFewDossiers, standingTooFewOthers, noteBelow, noteRanking, noteIncomplete, noteAllReported
  case noteResultsCutOff

  // Report of one subject: the structure of units by which it was made.
  case structure, structureTaken, structurePartial, noteBelowOnDay, tableApart, noteApart

  // Report of a unit: its counters, and dossiers.
  case sectionCounters, noteCounters, tableCounterSessions, tableCounterOutcomes, tableCounterRatings, kiosksThere
  case tableDossiers, receivedDossiers, onTimeOfReceived, noteOnTimeRatio
}
