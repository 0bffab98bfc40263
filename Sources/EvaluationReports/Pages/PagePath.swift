import RatingModel

/// The addresses of the pages. Routes and links are both made of these.
package enum PagePath: String, Sendable, CaseIterable {
  case home = "/"
  case signIn = "/sign-in"
  case signOut = "/sign-out"
  case clerkReport = "/reports/clerks"
  case clerkReportCSV = "/reports/clerks.csv"
  case clerkReportJSON = "/reports/clerks.json"

  package func link(_ language: Language) -> String { "\(rawValue)?lang=\(language.rawValue)" }

  /// The report of a unit and its period. Codes, days and languages need no escaping.
  package func link(_ language: Language, unit: UnitCode, from: CivilDate, through: CivilDate) -> String {
    "\(rawValue)?unit=\(unit)&from=\(from)&through=\(through)&lang=\(language.rawValue)"
  }
}
