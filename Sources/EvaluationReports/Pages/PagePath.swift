import EvaluationStore
import RatingModel

/// The addresses of the pages. Routes and links are both made of these.
package enum PagePath: String, Sendable, CaseIterable {
  case home = "/"
  case signIn = "/sign-in"
  case signOut = "/sign-out"
  case clerkReport = "/reports/clerks"
  case clerkReportCSV = "/reports/clerks.csv"
  case clerkReportJSON = "/reports/clerks.json"
  case unitReport = "/reports/unit"
  case unitReportCSV = "/reports/unit.csv"
  case unitReportXLSX = "/reports/unit.xlsx"
  case unitReportJSON = "/reports/unit.json"
  /// Of a unit that the reader is not in charge of.
  case elsewhere = "/reports/elsewhere"
  case oneClerkReport = "/reports/clerk"
  case oneClerkReportCSV = "/reports/clerk.csv"
  case oneClerkReportXLSX = "/reports/clerk.xlsx"
  case oneClerkReportJSON = "/reports/clerk.json"
  case unitPrint = "/reports/unit/print"
  case oneClerkPrint = "/reports/clerk/print"
  case closings = "/closings"
  case closing = "/closings/closing"
  case closingFile = "/closings/file"
  case closingIssue = "/closings/issue"
  case closingPreview = "/closings/preview"
  case correction = "/closings/correction"
  case own = "/me"
  case accounts = "/accounts"
  case account = "/accounts/account"
  case audit = "/audit"
  case myAccount = "/account"
  case personalData = "/personal-data"
  case kiosks = "/kiosks"
  case kiosksCSV = "/kiosks.csv"
  case kiosk = "/kiosks/kiosk"
  case kioskCodes = "/kiosks/codes"
  case imports = "/imports"
  case importDraft = "/imports/draft"
  case paper = "/paper"
  /// For the wall, of whoever may read the unit.
  case unitPoster = "/reports/unit/poster"
  /// The same for everybody, of units that the configuration names.
  case publicPoster = "/public"
  case setup = "/setup"

  /// The report of one clerk, in the unit and all below it.
  package func link(
    _ language: Language, clerk: ClerkID, unit: UnitCode, from: CivilDate, through: CivilDate,
    by basis: UnitStructure.Basis = .asItWas
  ) -> String {
    "\(rawValue)?clerk=\(clerk)&unit=\(unit)&from=\(from)&through=\(through)\(basis.query)&lang=\(language.rawValue)"
  }

  package func link(_ language: Language) -> String { "\(rawValue)?lang=\(language.rawValue)" }

  /// The first page, of a unit and those below it.
  package func link(_ language: Language, below unit: UnitCode?) -> String {
    unit.map { "\(rawValue)?unit=\($0)&lang=\(language.rawValue)" } ?? link(language)
  }

  /// The report of a unit and its period. Codes, days and languages need no escaping.
  package func link(
    _ language: Language, unit: UnitCode, from: CivilDate, through: CivilDate, by basis: UnitStructure.Basis = .asItWas
  ) -> String {
    "\(rawValue)?unit=\(unit)&from=\(from)&through=\(through)\(basis.query)&lang=\(language.rawValue)"
  }
}
