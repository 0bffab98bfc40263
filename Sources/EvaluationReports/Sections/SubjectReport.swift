import EvaluationIndices
import EvaluationStore
import RatingModel

/// All that is told of one clerk, one counter, or one unit with all below it, over some days, beside its group.
///
/// A pure function of facts and rules; every form shows ``sections`` and nothing else.
package struct SubjectReport: Hashable, Sendable {
  package let subject: ReportSubject
  /// The unit whose clerks, counters or units the subject is one of.
  package let group: NamedUnit
  package let period: ReportPeriod
  /// When the report was made.
  package let made: WallTime
  package let rules: SubjectRules
  /// Scales that the group's ratings name, by id and version.
  package let scales: [Scale]
  package let questions: [QuestionReference: Question]

  /// The families `day` and `presses`.
  package let days: Compared<ClerkFigures>
  package let trend: SubjectTrend
  package let marks: MarkFigures
  /// Kept by clerk, hence `nil` for a counter, as are those below.
  package let work: Compared<WorkFigures>?
  package let rhythm: RhythmFigures?
  package let answers: Compared<[QuestionReference: AnswerFigures]>?
  package let minutes: Compared<MinuteFigures>?
  package let statutory: StatutoryFigures?
  /// By month, whatever was handled.
  let ratedSessions: Compared<[Period: Int]>

  /// How many others of the group have been rated.
  package let peers: Int
  /// By scale; empty where there is no group.
  package let comparisons: [Scale: PeerComparison]
  /// By scale, the clerks of the group, of a unit its own; where there are enough of them.
  package let spreads: [Scale: FunnelSpread]
  package let flags: [AnomalyFlag]
  /// Of a unit, those directly below it, by code.
  package let below: [BelowFigures]
  /// What stands in no unit of the structure by which it is made, by code.
  package let apart: [ApartFigures]
  /// Of a unit, those of its own, by code.
  package let counters: [CounterFigures]
  package let structure: ReportStructure
  /// What every form says of it in its head.
  package let structureLines: [ReportLabel]
  package let undated: [UndatedFigures]
  package let kiosks: [KioskRow]
  /// How many there are, where they are too many for a report to name each.
  package let kioskCount: Int
  /// Of the journals that the figures rest on: the open ones first, then the newest.
  package let events: [IntegrityEvent]
  /// Paper forms of the subject; in no other figure.
  package let paper: [PaperEntry]
  /// What they may name.
  let paperScales: [Scale]

  /// Counts without a date, by the days between which they lie.
  package struct UndatedFigures: Hashable, Sendable {
    package let neighbours: Neighbours
    package let figures: ClerkFigures
  }

  /// Sessions against the dossier steps of the one-stop software.
  package var coverage: Coverage { Coverage(sessions: days.own.sessions.sessions, steps: rules.dossiers?.steps) }
}

extension SubjectReport {
  /// What every form shows, in its order. A section that the subject has nothing for is not there.
  package var sections: [ReportSection] {
    [
      flagsSection, outcomes, levels, belowSection, countersSection, comparisonSection, trendSection, workSection,
      answersSection,
      statutorySection, rhythmSection, minutesSection, marksSection, pressesSection, paperSection, undatedSection,
      eventsSection, kiosksSection,
    ].compactMap(\.self)
  }

  /// Released ratings by scale and level.
  var ratings: Compared<LevelTotals> { days.map(\.totals) }

  /// What a row about the subject is called.
  var subjectLabel: ReportLabel {
    subject.name.map { .phrase(.codeAndName, [.text(subject.code), .text($0)]) } ?? .text(subject.code)
  }
}
