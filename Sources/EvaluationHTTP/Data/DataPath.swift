import EvaluationReports
import EvaluationStore
import HTTPTypes

/// The addresses at which programs read figures and write dossier results.
enum DataPath: String, Hashable, Sendable, CaseIterable {
  case description = "/v1/data/openapi.json"
  case units = "/v1/data/units"
  case clerks = "/v1/data/clerks"
  case kiosks = "/v1/data/kiosks"
  case integrityEvents = "/v1/data/integrity-events"
  case closings = "/v1/data/closings"
  case unitReport = "/v1/data/reports/unit"
  case clerkReport = "/v1/data/reports/clerk"
  case clerksReport = "/v1/data/reports/clerks"
  case days = "/v1/data/roll-ups/days"
  case daysCSV = "/v1/data/roll-ups/days.csv"
  case results = "/v1/data/results"

  /// Whether the path is of this API, whatever is asked for.
  static func isMeant(by path: String) -> Bool { path.hasPrefix("/v1/data/") || path == "/v1/data" }

  /// What reading it takes; `nil` for what everybody may read.
  var scope: CallerScope? {
    switch self {
    case .description: nil
    case .units, .kiosks, .integrityEvents, .closings, .unitReport: .reports
    case .clerks, .clerkReport, .clerksReport: .personalFigures
    case .days, .daysCSV: .rollUps
    case .results: .results
    }
  }

  /// For the table of rights: everything that can be asked for.
  static let rights: [(RouteRights.Route, RouteRight)] =
    allCases.map { (RouteRights.Route(.get, $0.rawValue), $0.scope.map(RouteRight.caller) ?? .anyone) }
    + [(RouteRights.Route(.post, Self.results.rawValue), .caller(.results))]
}

/// How much programs are given, and take, at once.
enum DataLimits {
  /// Rows of a list without a limit of the caller's, and the most there may be.
  static let rows = (usual: 100, most: 1000)
  /// Days of units that are read from the store at once for a whole period.
  static let daysAtOnce = 500
  static let queryBytes = 4096
  /// A request's body of dossier results.
  static let resultBytes = 2 * 1024 * 1024
  /// Rows in one such body.
  static let resultRows = 10_000
}
