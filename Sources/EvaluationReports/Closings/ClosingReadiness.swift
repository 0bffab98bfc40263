import EvaluationIndices
import EvaluationStore
import RatingModel

/// What is still open, without a date or in doubt in a period that is about to be issued. It keeps nobody from issuing: a kiosk
/// that is gone stays silent for ever.
package struct ClosingReadiness: Hashable, Sendable {
  /// How many of each; only what there is.
  package let items: [Item]

  package struct Item: Hashable, Sendable {
    package let word: ClosingWord
    package let count: Int
  }

  package init(_ report: SubjectReport, over period: ClosingPeriod) {
    let zone = report.period.zone
    let journals = report.kiosks.compactMap(\.journal)
    // A kiosk with a new disk has a journal that ended; it is silent only when none of its journals was heard of.
    let silent = Dictionary(grouping: report.kiosks, by: \.kiosk.kiosk).values.filter { rows in
      !rows.contains { row in
        row.journal.flatMap { zone.local($0.lastHeardAt)?.date }.map { $0 > period.period.last } ?? false
      }
    }
    let undated = report.undated.reduce(0) { $0 + $1.figures.sessions.sessions }
    let counts: [(ClosingWord, Int)] = [
      (.silentKiosks, silent.count), (.pendingDigests, journals.count { $0.digest == .pending }),
      (.differingDigests, journals.count { $0.digest == .differs }),
      (.unprovenJournals, journals.count { $0.unproven != nil || $0.abandoned != nil }),
      (.keptBack, journals.reduce(0) { $0 + $1.keptBack }), (.undatedSessions, undated),
      (.waitingRatings, report.days.own.waiting ?? 0), (.openEvents, report.events.count(where: \.isOpen)),
      (.openQuestions, report.flags.count),
    ]
    items = counts.filter { $0.1 > 0 }.map { Item(word: $0.0, count: $0.1) }
  }
}
