import Crypto
import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel

/// Reads what an issued report is made of, and issues it. Also for the command line.
///
/// A unit's report stands alone: whoever may read it need not be one who may read the units beside it. A clerk's stands beside the
/// clerks of the unit, as on the page.
package struct ClosingDesk: Sendable {
  let store: any EvaluationStore
  private let desk: ReportDesk
  private let clock: CentreClock

  package init(store: any EvaluationStore, desk: ReportDesk, clock: CentreClock) {
    self.store = store
    self.desk = desk
    self.clock = clock
  }

  /// What a closing is about.
  package struct Asked: Hashable, Sendable {
    package let unit: UnitCode
    package let clerk: ClerkID?
    package let period: ClosingPeriod

    package init(unit: UnitCode, clerk: ClerkID? = nil, period: ClosingPeriod) {
      self.unit = unit
      self.clerk = clerk
      self.period = period
    }

    package init(_ closing: Closing) {
      self.init(unit: closing.unit, clerk: closing.clerk, period: closing.period)
    }

    var days: Validity { period.period.days }
  }

  /// A report that could be issued, or that an issued one is compared with.
  package struct Reading: Sendable {
    package let snapshot: ClosingSnapshot
    package let readiness: ClosingReadiness
    /// Counts of the subject and the period.
    let tallies: [StoredTally]

    /// Tells figures that somebody looked at from others.
    package func seen() throws -> String { Hexadecimal.text(SHA256.hash(data: try snapshot.figures())) }
  }

  /// - Returns: `nil` where the registry does not know the unit in the period, or the clerk neither belongs to nor served in one
  ///   of its units.
  package func read(_ asked: Asked, letter: ClosingLetter = ClosingLetter()) async throws -> Reading? {
    let records = try await store.units()
    let span = asked.period.period
    guard let neighbours = UnitNeighbours(of: asked.unit, among: records, on: asked.days, readable: nil),
      let days = ReportPeriod(from: span.first, through: span.last, zone: clock.zone)
    else { return nil }
    let units = neighbours.own
    let below = asked.clerk == nil ? neighbours.below : [:]
    let scope: ReportScope =
      if let clerk = asked.clerk { .clerk(clerk, in: asked.unit) } else {
        .unit(asked.unit, in: asked.unit, members: [:], below: below)
      }
    let query = SubjectQuery(
      asked.clerk.map { .clerk($0) } ?? .units, own: units, below: below, first: span.first, last: span.last,
      isByDay: true, named: [], kioskUnits: units.units)
    let (report, facts) = try await desk.subject(scope, of: query, over: days)
    if let clerk = asked.clerk {
      guard units.units.contains(clerk.unit) || report.days.own.sessions.sessions > 0 else { return nil }
    }
    let standing = records.last { $0.code == asked.unit && $0.validity.overlaps(asked.days) }
    let parent = standing?.parent.flatMap { above in
      records.last { $0.code == above && $0.validity.overlaps(asked.days) }
    }
    let snapshot = try ClosingSnapshot(
      report, of: NamedUnit(code: asked.unit, name: standing?.name),
      below: parent.map { NamedUnit(code: $0.code, name: $0.name) }, over: asked.period,
      structure: ClosingStructure(records, within: units), letter: letter)
    return Reading(
      snapshot: snapshot, readiness: ClosingReadiness(report, over: asked.period),
      tallies: facts.tallies.filter { tally in
        (asked.clerk == nil || tally.key.clerk == asked.clerk)
          && (tally.key.family != .rhythm || days.isWholeQuarters)
      })
  }

  /// Issues what was read, with all forms made of its content alone.
  package func issue(
    _ reading: Reading, _ asked: Asked, corrects: ClosingNumber? = nil, as account: AccountName, by actor: AuditActor
  ) async throws -> Result<Closing, ClosingRefusal> {
    let content = try reading.snapshot.content()
    return try await store.issue(
      ClosingDraft(
        unit: asked.unit, clerk: asked.clerk, period: asked.period, corrects: corrects, issuedBy: account,
        content: content, prints: ClosingForms.prints),
      by: actor, at: clock.now(), year: clock.today.year
    ) { closing in try ClosingForms.files(of: content, as: closing) }
  }

  /// A form, to the byte as it was issued; the content is one too.
  package func file(_ name: String, of closing: IssuedClosing) async throws -> ClosingFile? {
    guard name != ClosingForms.contentName else {
      return ClosingFile(name: name, type: "application/json; charset=utf-8", bytes: Array(closing.content.utf8))
    }
    return try await store.closingFile(name, of: closing.closing.number, of: closing.closing.unit)
  }
}

extension ClosingDesk.Reading {
  /// What came since an issued report was made.
  package func arrivals(since issued: ClosingSnapshot) -> ClosingArrivals {
    ClosingArrivals(tallies, since: issued.heads)
  }
}
