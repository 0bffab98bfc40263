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
    /// By which structure of units.
    package var basis: UnitStructure.Basis

    package init(
      unit: UnitCode, clerk: ClerkID? = nil, period: ClosingPeriod, by basis: UnitStructure.Basis = .asItWas
    ) {
      self.basis = basis
      self.unit = unit
      self.clerk = clerk
      self.period = period
    }

    /// What an issued report was about: once more, by the same structure.
    package init(_ closing: Closing, _ snapshot: ClosingSnapshot) {
      self.init(
        unit: closing.unit, clerk: closing.clerk, period: closing.period,
        by: snapshot.structure.madeBy ?? .asItWas)
    }

    var days: Validity { period.period.days }
  }

  /// A report that could be issued, or that an issued one is compared with.
  package struct Reading: Sendable {
    package let snapshot: ClosingSnapshot
    package let readiness: ClosingReadiness

    /// Tells figures that somebody looked at from others.
    package func seen() throws -> String { Hexadecimal.text(SHA256.hash(data: try snapshot.figures())) }
  }

  /// - Parameter readable: what the reader may see; `nil` for whoever may see all. What is issued is whole, or not at all.
  /// - Returns: `nil` where the registry does not know the unit in the period, the reader may not see all of it, or the clerk neither
  ///   belongs to nor served in one of its units.
  package func read(
    _ asked: Asked, letter: ClosingLetter = ClosingLetter(), readable: UnitDays? = nil
  ) async throws -> Reading? {
    let records = try await store.units()
    let span = asked.period.period
    guard
      let neighbours = UnitNeighbours(
        of: asked.unit, among: records, by: asked.basis, on: asked.days, readable: readable),
      !neighbours.structure.isPartial,
      let days = ReportPeriod(from: span.first, through: span.last, zone: clock.zone)
    else { return nil }
    let units = neighbours.own
    let report = try await desk.subject(
      Self.scope(asked, neighbours), of: Self.query(asked, neighbours, over: days), over: days)
    if let clerk = asked.clerk {
      guard units.units.contains(clerk.unit) || report.days.own.sessions.sessions > 0 else { return nil }
    }
    var named = asked.days
    if case .day(let day) = asked.basis { named = Validity(first: day, last: day) ?? named }
    let standing = records.last { $0.code == asked.unit && $0.validity.overlaps(named) }
    let parent = standing?.parent.flatMap { above in
      records.last { $0.code == above && $0.validity.overlaps(named) }
    }
    let snapshot = try ClosingSnapshot(
      report, of: NamedUnit(code: asked.unit, name: standing?.name),
      below: parent.map { NamedUnit(code: $0.code, name: $0.name) }, over: asked.period,
      structure: ClosingStructure(records, by: asked.basis, within: units), letter: letter)
    return Reading(snapshot: snapshot, readiness: ClosingReadiness(report, over: asked.period))
  }

  private static func scope(_ asked: Asked, _ neighbours: UnitNeighbours) -> ReportScope {
    var scope: ReportScope
    if let clerk = asked.clerk {
      scope = .clerk(clerk, in: asked.unit)
    } else {
      scope = .unit(asked.unit, in: asked.unit, members: [:], below: neighbours.below)
      scope.apart = neighbours.apart
    }
    (scope.structure, scope.names) = (neighbours.structure, neighbours.names)
    return scope
  }

  private static func query(
    _ asked: Asked, _ neighbours: UnitNeighbours, over days: ReportPeriod
  ) -> SubjectQuery {
    SubjectQuery(
      asked.clerk.map { .clerk($0) } ?? .units, own: neighbours.own, below: asked.clerk == nil ? neighbours.below : [:],
      apart: asked.clerk == nil ? neighbours.apart : [:], first: days.from, last: days.through,
      isByDay: SubjectTrend.isByDay(days), named: neighbours.named(asked.unit), kioskUnits: neighbours.own.units,
      hasEveryKiosk: true)
  }

  /// What came since an issued report was made, tally by tally: for its correction sheet, and for nothing else.
  package func arrivals(_ asked: Asked, since issued: ClosingSnapshot) async throws -> ClosingArrivals {
    let span = asked.period.period
    guard
      let neighbours = UnitNeighbours(
        of: asked.unit, among: try await store.units(), by: asked.basis, on: asked.days, readable: nil),
      let days = ReportPeriod(from: span.first, through: span.last, zone: clock.zone)
    else { return ClosingArrivals([], since: issued.heads) }
    var families = Set(TallyFamily.allCases)
    // An issued month has no weekdays and hours, which are kept by quarter.
    if !days.isWholeQuarters { families.remove(.rhythm) }
    let facts = try await store.reportFacts(
      ReportQuery(
        units: neighbours.own, first: span.first, last: span.last, families: families,
        clerks: asked.clerk.map { .only($0) } ?? .every, kioskUnits: []))
    return ClosingArrivals(facts.tallies, since: issued.heads)
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
