import EvaluationReports
import EvaluationStore
import RatingModel

/// Reads what posters are made of: issued reports, and, for whoever may read a unit, a period that is over.
struct PosterDesk: Sendable {
  /// Of one unit: some ten years with all their corrections. What is decided beside one another is read together.
  static let mostClosings = 200
  let store: any EvaluationStore
  let desk: ReportDesk
  let clock: CentreClock
  let memory: PosterMemory

  /// Every issued month and quarter of a unit, the newest ``mostClosings``.
  func shelf(of unit: UnitCode) async throws -> PosterShelf {
    let closings = try await store.closings(
      ClosingQuery(units: [unit], withClerks: false, limit: Self.mostClosings))
    var issued: [PosterShelf.Issued] = []
    for closing in closings where PosterShelf.isPoster(closing.period) {
      if let one = try await read(closing) { issued.append(one) }
    }
    return PosterShelf(issued)
  }

  /// An issued report never changes: its content is read once.
  private func read(_ closing: Closing) async throws -> PosterShelf.Issued? {
    if let known = memory.issued(closing) { return known }
    guard let content = try await store.closing(closing.number, of: closing.unit)?.content else { return nil }
    let issued = PosterShelf.Issued(closing, try ClosingSnapshot(content: content))
    memory.keep(issued)
    return issued
  }

  /// The poster of a period that is over, issued or not.
  /// - Returns: `nil` where there is nothing to make it of.
  func poster(of unit: UnitCode, over period: ClosingPeriod, readable: UnitDays) async throws -> Poster? {
    guard PosterShelf.isPoster(period), period.isOver(on: clock.today) else { return nil }
    let shelf = try await shelf(of: unit)
    if let entry = shelf.entries[period] { return Poster(entry, by: shelf.rule) }
    guard let days = ReportPeriod(from: period.period.first, through: period.period.last, zone: clock.zone),
      let report = try await desk.unitReport(of: unit, over: days, readable: readable),
      case .unit(let named) = report.subject
    else { return nil }
    return Poster(report, of: named, over: period, beside: shelf)
  }
}
