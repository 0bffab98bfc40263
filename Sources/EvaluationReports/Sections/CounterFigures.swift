import EvaluationStore
import RatingModel

/// One counter of the report's unit, whoever sat there.
package struct CounterFigures: Hashable, Sendable {
  package let place: KioskPlace
  /// `nil` where the registry does not name it.
  package let name: String?
  package let figures: ClerkFigures
  /// Those that stand there now, by id.
  package let kiosks: [KioskID]

  /// `Quầy 1 (H56.14/Q01)`, or the code alone.
  var caption: String { name.map { "\($0) (\(key))" } ?? key }

  var key: String { "\(place.unit)/\(place.counter)" }

  /// Those with a count, and those at which a kiosk stands, by unit and code.
  static func all(
    _ figures: [KioskPlace: ClerkFigures], _ kiosks: [KioskPlace: [KioskID]], _ names: ReportNames
  ) -> [CounterFigures] {
    Set(figures.keys).union(kiosks.keys).sorted { ($0.unit, $0.counter) < ($1.unit, $1.counter) }.map { place in
      CounterFigures(
        place: place, name: names.name(of: place), figures: figures[place] ?? ClerkFigures(),
        kiosks: (kiosks[place] ?? []).sorted())
    }
  }
}
