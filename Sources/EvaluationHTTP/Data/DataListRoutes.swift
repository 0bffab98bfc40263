import EvaluationAccess
import EvaluationStore
import Foundation
import Hummingbird
import RatingModel

/// The lists for programs, and their description.
struct DataListRoutes: Sendable {
  let services: DataServices

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(DataPath.description.rawValue)") { request, _ in
      try DataQuery(request.uri.query).end()
      return DataResponse.tagged(
        Data(DataDescription.document.utf8), DataResponse.json, for: request, [.cacheControl: "no-cache"])
    }
    router.get("\(DataPath.units.rawValue)") { request, context in try await units(request, context) }
    router.get("\(DataPath.clerks.rawValue)") { request, context in try await clerks(request, context) }
    router.get("\(DataPath.kiosks.rawValue)") { request, context in try await kiosks(request, context) }
    router.get("\(DataPath.integrityEvents.rawValue)") { request, context in try await events(request, context) }
    router.get("\(DataPath.closings.rawValue)") { request, context in try await closings(request, context) }
  }

  private func list(
    _ path: DataPath, _ request: Request, _ context: CentreRequestContext
  ) async throws -> DataList {
    try await DataList(path, try DataQuery(request.uri.query), context, services)
  }

  private func units(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let list = try await list(.units, request, context)
    let place = try list.place(2, services.cursors)
    let rows = try await services.store.units().filter { unit in
      list.readable.stretches(of: unit.code).contains { $0.overlaps(unit.validity) }
    }.drop { unit in place.map { !Self.key(unit).isBehind($0) } ?? false }
    return try list.answer(Array(rows.prefix(list.limit + 1)), services.cursors, place: Self.key) {
      UnitItem($0, list.readable)
    }
  }

  private static func key(_ unit: UnitRecord) -> [String] { [unit.code.text, unit.validity.first?.description ?? ""] }

  /// Names of people: in the audit like their figures.
  private func clerks(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let list = try await list(.clerks, request, context)
    let place = try list.place(3, services.cursors).flatMap { fields in
      ClerkID("\(fields[0])/\(fields[1])").map { ClerkPlace(clerk: $0, first: CivilDate(fields[2])) }
    }
    let rows = try await services.store.clerks(
      of: list.readable.units(on: services.clock.today), after: place, limit: list.limit + 1)
    try await services.record(
      FiguresReading(report: "clerk-list", unit: list.caller.unit, period: nil, format: "json"), by: list.caller,
      context)
    return try list.answer(rows, services.cursors) {
      [$0.clerk.unit.text, $0.clerk.staff.text, $0.validity.first?.description ?? ""]
    } item: {
      ClerkItem($0)
    }
  }

  private func kiosks(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let list = try await list(.kiosks, request, context)
    let place = try list.place(1, services.cursors).flatMap { KioskID($0[0]) }
    let rows = try await services.store.kiosks(
      in: list.readable.units(on: services.clock.today), after: place, limit: list.limit + 1)
    return try list.answer(rows, services.cursors) {
      [$0.kiosk.text]
    } item: {
      KioskItem($0, services.time)
    }
  }

  private func events(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let list = try await list(.integrityEvents, request, context)
    let place = try list.place(1, services.cursors).flatMap { Int64($0[0]) }
    let rows = try await services.store.integrityEvents(
      in: list.readable.units(on: services.clock.today), after: place ?? 0, limit: list.limit + 1)
    return try list.answer(rows, services.cursors) {
      [String($0.id)]
    } item: {
      EventItem($0, services.time)
    }
  }

  private func closings(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let list = try await list(.closings, request, context)
    let place = try list.place(2, services.cursors).flatMap { fields in
      UnitCode(fields[0]).flatMap { unit in ClosingNumber(fields[1]).map { RegisterPlace(unit: unit, number: $0) } }
    }
    let rows = try await services.store.closings(
      of: list.readable.units(on: services.clock.today), after: place, limit: list.limit + 1)
    return try list.answer(rows, services.cursors) {
      [$0.unit.text, $0.number.description]
    } item: {
      ClosingItem($0, services.time)
    }
  }
}

extension [String] {
  /// By the bytes of UTF-8, as the store orders codes.
  fileprivate func isBehind(_ other: [String]) -> Bool {
    for (own, its) in zip(self, other) where own != its { return its.utf8.lexicographicallyPrecedes(own.utf8) }
    return false
  }
}
