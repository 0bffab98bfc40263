import KioskSession
import RatingModel

/// What the fold remembers of a session.
package struct FoldedSession: Hashable, Sendable, Codable {
  package struct Matter: Hashable, Sendable, Codable {
    package let procedure: ProcedureCode?
    package let stage: Stage
    package let timeliness: Timeliness?

    var kind: WorkKey.Kind { .matter(procedure: procedure, stage: stage, timeliness: timeliness) }
  }

  package let number: SessionNumber
  package let unit: UnitCode
  package let counter: CounterCode
  package let clerk: ClerkID?
  package let marks: Marks
  package let matters: [Matter]
  package let opened: Moment
  /// By the first of invite and close.
  package private(set) var invited: Moment?
  package private(set) var outcome: Outcome?
  /// Sequence number of its rating.
  package private(set) var rating: Int64?

  init(_ payload: OpenPayload, of configuration: CounterConfiguration, at moment: Moment) {
    number = payload.session
    unit = configuration.unit
    counter = configuration.counter
    clerk = payload.clerk
    marks = payload.marks
    matters = payload.dossiers.map {
      Matter(procedure: $0.procedure, stage: $0.stage, timeliness: $0.timeliness)
    }
    opened = moment
  }

  /// The moment whose local day its counts belong to.
  package var moment: Moment { invited ?? opened }

  /// A session counts once: under its only kind, `mixed` or `none`.
  var kind: WorkKey.Kind {
    guard let first = matters.first else { return .none }
    return matters.allSatisfy { $0 == first } ? first.kind : .mixed
  }

  /// Takes in what one of its later entries says of it; entries of other sessions change nothing.
  mutating func follow(_ entry: Entry) {
    switch entry.payload {
    case .invite(let payload) where payload.session == number, .close(let payload) where payload.session == number:
      invited = invited ?? Moment(boot: entry.boot, mono: entry.mono)
    case .outcome(let payload) where payload.session == number:
      outcome = payload.outcome
    case .rating(let payload) where payload.session == number:
      (outcome, rating) = (.rated, entry.sequence)
    default:
      break
    }
  }
}
