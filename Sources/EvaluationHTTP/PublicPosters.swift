import EvaluationReports
import EvaluationStore
import RatingModel

/// The shelves of the units that are public, each read from the store once in a while, however many people ask.
///
/// A public page is made of issued reports alone: they never change, so nobody can tell from yesterday's page and today's what one
/// citizen pressed.
actor PublicPosters {
  /// For how long a shelf stands: so soon a newly issued report is to be seen.
  static let restMilliseconds: Int64 = 60_000

  private struct Shelf {
    let shelf: PosterShelf
    let named: NamedUnit
    let readAt: WallTime
  }

  private let desk: PosterDesk
  private let settings: PublicSettings
  private var shelves: [UnitCode: Shelf] = [:]
  /// Whoever asks meanwhile waits for the same reading.
  private var readings: [UnitCode: Task<Shelf, any Error>] = [:]

  init(desk: PosterDesk, settings: PublicSettings) {
    self.desk = desk
    self.settings = settings
  }

  /// - Returns: `nil` for a unit that is not public, without the store having been asked.
  func shelf(of unit: UnitCode) async throws -> (shelf: PosterShelf, named: NamedUnit)? {
    guard settings.units.contains(unit) else { return nil }
    let now = desk.clock.now()
    if let known = shelves[unit], now.milliseconds - known.readAt.milliseconds < Self.restMilliseconds,
      known.readAt <= now
    {
      return (known.shelf, known.named)
    }
    let reading = readings[unit] ?? Task { try await read(unit, at: now) }
    readings[unit] = reading
    defer { readings[unit] = nil }
    let shelf = try await reading.value
    shelves[unit] = shelf
    return (shelf.shelf, shelf.named)
  }

  private func read(_ unit: UnitCode, at time: WallTime) async throws -> Shelf {
    let shelf = try await desk.shelf(of: unit).without(others: settings.units)
    let newest = shelf.periods.first.flatMap { shelf.entries[$0]?.issued.unit }
    return Shelf(shelf: shelf, named: newest ?? NamedUnit(code: unit, name: nil), readAt: time)
  }
}
