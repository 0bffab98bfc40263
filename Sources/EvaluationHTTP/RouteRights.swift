import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes

/// Who may ask for what: one row for each route of the listener of pages. What has no row is not found.
///
/// The session API and the pages of counters are answered before the routes, by ``SessionGateway`` and ``ClerkGateway``,
/// which look at tokens and clerks themselves.
enum RouteRight: Hashable, Sendable {
  /// Whoever comes: what must be there before anybody has signed in.
  case anyone
  /// Kiosks: the intake looks at the signature.
  case kiosk
  /// Programs with a token that has the scope: ``DataGate`` looks at it.
  case caller(CallerScope)
  /// Whoever is signed in.
  case account
  /// Whoever is signed in with a role that permits all of these.
  case permissions(Set<Permission>)
}

struct RouteRights: Sendable {
  struct Route: Hashable, Sendable {
    let method: HTTPRequest.Method
    /// Without a slash at its end, as the router takes it.
    let path: String

    init(_ method: HTTPRequest.Method, _ path: String) {
      // What is answered to GET without its body.
      self.method = method == .head ? .get : method
      self.path = "/" + path.split(separator: "/").joined(separator: "/")
    }
  }

  static let table = Dictionary(
    uniqueKeysWithValues: (messages + doors + reports + closings + people + desks + DataPath.rights).map {
      ($0.0, $0.1)
    })

  static func right(_ method: HTTPRequest.Method, _ path: String) -> RouteRight? { table[Route(method, path)] }

  private typealias Row = (Route, RouteRight)

  private static func row(_ method: HTTPRequest.Method, _ path: PagePath, _ right: RouteRight) -> Row {
    (Route(method, path.rawValue), right)
  }

  private static let messages: [Row] = ["/v1/batches", "/v1/enrolment", "/v1/feed"].map { (Route(.post, $0), .kiosk) }

  private static let doors = [
    row(.get, .signIn, .anyone), row(.post, .signIn, .anyone), row(.post, .signOut, .anyone),
    row(.get, .home, .account),
    // It looks itself whose figures everybody may read.
    row(.get, .publicPoster, .anyone),
  ]

  private static let reports = [
    row(.get, .clerkReport, .permissions([.readPersonalFigures])),
    row(.get, .clerkReportCSV, .permissions([.readPersonalFigures, .export])),
    row(.get, .clerkReportJSON, .permissions([.readPersonalFigures, .export])),
    row(.get, .unitReport, .permissions([.readReport])),
    row(.get, .unitReportCSV, .permissions([.readReport, .export])),
    row(.get, .unitReportXLSX, .permissions([.readReport, .export])),
    row(.get, .unitReportJSON, .permissions([.readReport, .export])),
    row(.get, .unitPoster, .permissions([.readReport])),
    row(.get, .elsewhere, .permissions([.readReport])),
    row(.get, .oneClerkReport, .permissions([.readPersonalFigures])),
    row(.get, .oneClerkReportCSV, .permissions([.readPersonalFigures, .export])),
    row(.get, .oneClerkReportXLSX, .permissions([.readPersonalFigures, .export])),
    row(.get, .oneClerkReportJSON, .permissions([.readPersonalFigures, .export])),
    row(.get, .own, .permissions([.ownView])),
  ]

  private static let closings = [
    row(.get, .unitPrint, .permissions([.readReport])),
    row(.get, .oneClerkPrint, .permissions([.readPersonalFigures])),
    row(.get, .closings, .permissions([.readReport])), row(.get, .closing, .permissions([.readReport])),
    row(.get, .correction, .permissions([.readReport])),
    row(.get, .closingFile, .permissions([.readReport, .export])),
    row(.get, .closingIssue, .permissions([.issueClosing])), row(.post, .closingIssue, .permissions([.issueClosing])),
    row(.get, .closingPreview, .permissions([.issueClosing])),
  ]

  private static let people = [
    row(.get, .accounts, .permissions([.manageAccounts])), row(.post, .accounts, .permissions([.manageAccounts])),
    row(.get, .account, .permissions([.manageAccounts])), row(.post, .account, .permissions([.manageAccounts])),
    row(.get, .audit, .permissions([.readAudit])),
    row(.get, .myAccount, .account), row(.post, .myAccount, .account),
    row(.get, .personalData, .account),
  ]

  private static let desks = [
    row(.get, .kiosks, .permissions([.readReport])),
    row(.get, .kiosksCSV, .permissions([.readReport, .export])),
    row(.get, .kiosk, .permissions([.readReport])), row(.post, .kiosk, .permissions([.issueCodes])),
    row(.get, .kioskCodes, .permissions([.issueCodes])), row(.post, .kioskCodes, .permissions([.issueCodes])),
    row(.get, .imports, .permissions([.importRegistry])), row(.post, .imports, .permissions([.importRegistry])),
    row(.get, .importDraft, .permissions([.importRegistry])),
    row(.post, .importDraft, .permissions([.importRegistry])),
    row(.get, .paper, .permissions([.enterPaper])), row(.post, .paper, .permissions([.enterPaper])),
    // It looks itself who has the code of the first day, or is signed in.
    row(.get, .setup, .anyone), row(.post, .setup, .anyone),
  ]
}
