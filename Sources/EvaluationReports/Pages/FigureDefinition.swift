import EvaluationStore
import RatingModel

/// One sentence that says what a figure is.
struct FigureDefinition {
  let name: String
  let text: String

  static func all(of report: ClerkReport, _ language: Language) -> [FigureDefinition] {
    let before = pairs(sessions, language)
    let satisfied = report.scales.map { scale in
      let levels = scale.levels.filter(\.satisfied).map { $0.label(language) }.joined(separator: ", ")
      return FigureDefinition(
        name: language.text(.satisfiedShare), text: language.text(.defineSatisfied).filled([levels]))
    }
    return before + unique(satisfied) + pairs(ratings + marks + presses + kiosks + events(of: report), language)
  }

  /// Only of the kinds that the report has: the others say nothing to its reader.
  private static func events(of report: ClerkReport) -> [(ReportWord, ReportWord)] {
    let kinds = Set(report.events.map(\.kind))
    guard !kinds.isEmpty else { return [] }
    return [(.inDoubt, .defineInDoubt), (.eventState, .defineEventState)]
      + IntegrityKind.allCases.filter(kinds.contains).map { ($0.word, $0.definition) }
  }

  private static func pairs(_ words: [(ReportWord, ReportWord)], _ language: Language) -> [FigureDefinition] {
    words.map { FigureDefinition(name: language.text($0), text: language.text($1)) }
  }

  /// Several versions of a scale mostly count the same levels as satisfied.
  private static func unique(_ definitions: [FigureDefinition]) -> [FigureDefinition] {
    definitions.enumerated().filter { number, definition in
      !definitions.prefix(number).contains { $0.text == definition.text }
    }.map(\.element)
  }

  private static let sessions: [(ReportWord, ReportWord)] = [
    (.sessions, .defineSessions), (.rated, .defineRated), (.declined, .defineDeclined), (.timedOut, .defineTimedOut),
    (.notInvited, .defineNotInvited), (.cancelled, .defineCancelled), (.unavailable, .defineUnavailable),
    (.responseRate, .defineResponseRate), (.coverage, .defineCoverage), (.waiting, .defineWaiting),
    (.ratings, .defineRatings), (.levels, .defineLevel),
  ]
  private static let ratings: [(ReportWord, ReportWord)] = [
    (.interval, .defineInterval), (.sample, .defineSample),
  ]
  private static let marks: [(ReportWord, ReportWord)] =
    [(.marked, .defineMarked), (.markedRatings, .defineMarkedRatings)] + Mark.allCases.map { ($0.word, $0.definition) }
  private static let presses: [(ReportWord, ReportWord)] =
    Disposition.allCases.map { ($0.word, $0.definition) } + [(.raised, .defineRaised), (.lowered, .defineLowered)]
  private static let kiosks: [(ReportWord, ReportWord)] = [
    (.lastHeard, .defineLastHeard), (.headAt, .defineHeadAt), (.newlyCovered, .defineNewlyCovered),
    (.digest, .defineDigest), (.continuity, .defineContinuity), (.keptBack, .defineKeptBack),
    (.openEvents, .defineOpenEvents),
  ]
}

extension IntegrityKind {
  fileprivate var definition: ReportWord {
    switch self {
    case .forked: .defineForked
    case .rolledBack: .defineRolledBack
    case .versionFell: .defineVersionFell
    case .tallyConflict: .defineTallyConflict
    case .scaleConflict: .defineScaleConflict
    case .questionConflict: .defineQuestionConflict
    case .digestMismatch: .defineDigestMismatch
    case .countAltered: .defineCountAltered
    case .centreBehind: .defineCentreBehind
    case .journalReplaced: .defineJournalReplaced
    case .setAside: .defineSetAside
    case .journalCopied: .defineJournalCopied
    }
  }
}

extension Mark {
  fileprivate var definition: ReportWord {
    switch self {
    case .outsideHours: .defineOutsideHours
    case .unknownClerk: .defineUnknownClerk
    case .oddDossierCode: .defineOddDossierCode
    case .undated: .defineUndated
    case .sameDossier: .defineSameDossier
    case .burst: .defineBurst
    case .cadence: .defineCadence
    case .fallback: .defineFallback
    case .clerkInDoubt: .defineClerkInDoubt
    }
  }
}

extension Disposition {
  fileprivate var definition: ReportWord {
    switch self {
    case .ambient: .defineAmbient
    case .early: .defineEarly
    case .repeat: .defineRepeat
    case .superseded: .defineSuperseded
    case .unsettled: .defineUnsettled
    case .simultaneous: .defineSimultaneous
    case .maintenance: .defineMaintenance
    }
  }
}
