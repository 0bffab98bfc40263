import EvaluationReports
import RatingModel

/// Who may open which page, written down apart from the program: a page that has no row here may be opened by nobody.
enum RolePages {
  typealias Roles = Set<Person.Role>

  private static let everybody = Roles(Person.Role.allCases)
  private static let readers: Roles = [.administrator, .head, .viewer, .inspector]
  /// Of figures of clerks, and of files.
  private static let trusted: Roles = [.administrator, .head, .inspector]

  /// Who may look.
  static let open: [PagePath: Roles] = [
    .home: everybody, .signIn: everybody, .myAccount: everybody, .personalData: everybody,
    .unitReport: readers, .unitPrint: readers, .unitPoster: readers, .closings: readers, .closing: readers,
    .correction: readers, .elsewhere: readers,
    .kiosks: readers, .kiosk: readers,
    .unitReportCSV: trusted, .unitReportXLSX: trusted, .unitReportJSON: trusted, .closingFile: trusted,
    .kiosksCSV: trusted,
    .clerkReport: trusted, .clerkReportCSV: trusted, .clerkReportJSON: trusted, .oneClerkReport: trusted,
    .oneClerkReportCSV: trusted, .oneClerkReportXLSX: trusted, .oneClerkReportJSON: trusted, .oneClerkPrint: trusted,
    .closingIssue: [.administrator, .head], .closingPreview: [.administrator, .head], .paper: [.administrator, .head],
    .audit: [.administrator, .inspector],
    .accounts: [.administrator], .account: [.administrator], .kioskCodes: [.administrator], .imports: [.administrator],
    .importDraft: [.administrator],
    .own: [.clerk],
  ]

  /// Who may send its form.
  static let acts: [PagePath: Roles] = [
    .signIn: everybody, .signOut: everybody, .myAccount: everybody,
    .closingIssue: [.administrator, .head], .paper: [.administrator, .head],
    .accounts: [.administrator], .account: [.administrator], .kiosk: [.administrator], .kioskCodes: [.administrator],
    .imports: [.administrator], .importDraft: [.administrator],
  ]

  /// No page of anybody: forms, what was for the first day, and the wall of offices that nobody made public.
  static let gone: Set<PagePath> = [.signOut, .setup, .publicPoster]

  /// What a browser keeps instead of showing it.
  static let files: Set<PagePath> = [
    .unitReportCSV, .unitReportXLSX, .unitReportJSON, .closingFile, .kiosksCSV, .clerkReportCSV, .clerkReportJSON,
    .oneClerkReportCSV, .oneClerkReportXLSX, .oneClerkReportJSON,
  ]

  /// Where a page about a subject is, its figures of last month.
  /// - Parameter ofClerk: whether an issued report is the clerk's.
  static func address(
    _ path: PagePath, of subject: RoleCentre.Subject, in centre: RoleCentre, ofClerk: Bool = false
  ) -> String {
    let unit = "unit=\(subject.unit.code)"
    let days = "from=\(centre.month.from)&through=\(centre.month.through)"
    let number = "number=\(ofClerk ? subject.issued.clerk : subject.issued.unit)"
    let clerk = "clerk=\(subject.clerk.clerk)"
    let query =
      switch path {
      case .unitReport, .unitReportCSV, .unitReportXLSX, .unitReportJSON, .unitPrint, .clerkReport, .clerkReportCSV,
        .clerkReportJSON:
        "\(unit)&\(days)"
      case .oneClerkReport, .oneClerkReportCSV, .oneClerkReportXLSX, .oneClerkReportJSON, .oneClerkPrint:
        "\(clerk)&\(unit)&\(days)"
      case .closing, .correction: "\(unit)&\(number)"
      case .closingFile: "\(unit)&\(number)&name=print.vi.html"
      case .closings, .kiosks, .kiosksCSV: unit
      case .closingIssue, .closingPreview:
        "\(unit)&period=\("\(centre.month.from)".prefix(7))" + (ofClerk ? "&\(clerk)" : "")
      case .unitPoster: "\(unit)&period=\("\(centre.month.from)".prefix(7))"
      case .kiosk: "kiosk=\(subject.kiosk)"
      case .account: "name=\(Person(.viewer).account.name)"
      case .own: "quarter=last"
      default: ""
      }
    return query.isEmpty ? path.rawValue : "\(path.rawValue)?\(query)"
  }

  /// What a page is for: what must stand on it where it opens.
  static func purpose(_ path: PagePath, of subject: RoleCentre.Subject, for person: Person) -> [String] {
    switch path {
    // It is led on to its own figures.
    case .home where person.role == .clerk: [subject.clerk.name]
    case .unitReport, .unitPrint, .unitPoster, .closing, .correction, .closings, .home: [subject.unit.name]
    case .clerkReport, .oneClerkReport, .oneClerkPrint: [subject.clerk.name]
    case .kiosk, .kiosks: ["\(subject.unit.code)/"]
    case .closingIssue, .closingPreview: [subject.unit.name]
    case .accounts: Person.Role.allCases.map { Person($0).account.name }
    case .account: [Person(.viewer).account.name]
    case .audit: [Person(.head).account.name]
    case .myAccount: [person.account.name]
    case .own: [subject.clerk.name, subject.clerk.clerk.description]
    default: []
    }
  }
}
