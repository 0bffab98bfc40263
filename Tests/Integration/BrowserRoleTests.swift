import EvaluationReports
import Foundation
import RatingModel
import TestSupport
import Testing

@testable import EvaluationHTTP

/// Somebody of each role signs in with a real browser, in which no script runs, before a real evaluationd with months of figures,
/// and tries to see what is not for it.
@Suite(
  .serialized, .timeLimit(.minutes(10)), .enabled(if: Browser.path != nil, "chromium is not installed"),
  RoleCentre.Shared())
struct BrowserRoleTests {
  /// What was answered, as page or as file.
  private struct Answer {
    let status: Int
    let text: String
  }

  private static func look(
    _ path: PagePath, at address: String, _ browser: PersonBrowser, _ requests: ReportReader
  ) async throws -> Answer {
    // A browser shows no file, but keeps it.
    guard !RolePages.files.contains(path) else {
      let answer = try await requests.get(address)
      return Answer(status: answer.status, text: answer.text)
    }
    let seen = try await browser.open(address)
    return Answer(status: seen.status, text: seen.html)
  }

  private static func expectNone(
    _ names: Set<String>, in text: String, _ about: String, location: SourceLocation = #_sourceLocation
  ) {
    for name in names where text.contains(name) { Issue.record("\(about) tells \(name)", sourceLocation: location) }
  }

  @Test(arguments: Person.Role.allCases)
  func whatARoleMayOpenIsThereAndEverythingElseIsRefusedInTheSameWords(role: Person.Role) async throws {
    let (centre, person) = (try RoleCentre.current, Person(role))
    let browser = try await PersonBrowser.signedIn(person, at: centre.centre)
    let requests = try await browser.requests()
    var refusals: Set<String> = []
    for path in PagePath.allCases where !RolePages.gone.contains(path) {
      let address = RolePages.address(path, of: centre.home, in: centre)
      let answer = try await Self.look(path, at: address, browser, requests)
      if RolePages.open[path, default: []].contains(role) {
        // Nobody has a draft.
        #expect(answer.status == (path == .importDraft ? 404 : 200), "\(address)")
        for word in RolePages.purpose(path, of: centre.home, for: person) where !answer.text.contains(word) {
          Issue.record("\(address) lacks \(word)")
        }
      } else {
        #expect(answer.status == 403, "\(address)")
        #expect(answer.text.contains("permission-missing"), "\(address)")
        Self.expectNone(centre.clerks { _ in true }, in: answer.text, address)
        Self.expectNone(centre.offices(except: centre.nation.root), in: answer.text, address)
        if !RolePages.files.contains(path) { refusals.insert(answer.text) }
      }
    }
    // The administrator is refused the view of a clerk alone.
    #expect(refusals.count == 1)
    for path in RolePages.gone { #expect(try await browser.open(path.rawValue).status == 404, "\(path)") }
  }

  @Test func aFormOfAnotherRoleIsRefusedAndSoIsOneThatNoPageMade() async throws {
    let centre = try RoleCentre.current
    let before = try Self.kept(centre)
    for role in Person.Role.allCases {
      let browser = try await PersonBrowser.signedIn(Person(role), at: centre.centre)
      let token = try await browser.open("/account").token
      let requests = try await browser.requests()
      let routes = RouteRights.table.keys.filter { $0.method.rawValue == "POST" }.map(\.path).sorted()
      #expect(routes.contains("/closings/issue") && routes.count > 12)
      for route in routes {
        let fields = Self.fields(centre)
        let isAllowed = PagePath(rawValue: route).map { RolePages.acts[$0, default: []].contains(role) } ?? false
        for token in isAllowed ? ["", String(token.reversed())] : [token] {
          let answer = try await requests.post(route, fields + [("token", token)])
          #expect(Self.isRefusal(answer.status, of: route, isAllowed: isAllowed), "\(role) \(route): \(answer.status)")
        }
      }
      // Nobody was signed out by a form of another page.
      #expect(try await browser.open("/account").status == 200)
    }
    let after = try Self.kept(centre)
    for table in before.keys where before[table] != after[table] { Issue.record("\(table) was changed") }
  }

  private static func isRefusal(_ status: Int, of route: String, isAllowed: Bool) -> Bool {
    if isAllowed { return status == 400 }
    if let path = PagePath(rawValue: route) { return status == (RolePages.gone.contains(path) ? 404 : 403) }
    // What is for kiosks and programs.
    return (400..<500).contains(status)
  }

  /// What every form could take.
  private static func fields(_ centre: RoleCentre) -> [(String, String)] {
    let (home, other) = (centre.home, "một câu khác hẳn câu cũ")
    return [
      ("act", "disable"), ("name", Person(.viewer).account.name), ("role", "administrator"),
      ("units", centre.nation.root.text), ("unit", home.unit.code.text), ("clerk", home.clerk.clerk.description),
      ("period", String("\(centre.month.from)".prefix(7))), ("place", "\(home.unit.code)/Q01"),
      ("kiosk", home.kiosk.text), ("sure", "yes"), ("confirm", "yes"), ("day", "\(centre.month.from)"),
      ("present", "x"), ("new", other), ("again", other),
    ]
  }

  /// All that the store holds but who came when, and the prints that are made meanwhile.
  private static func kept(_ centre: RoleCentre) throws -> [String: [String]] {
    let passing = ["access_event", "access_chain", "access_grant", "closing_file", "closing_print"]
    return try StoredCentre(centre.centre.store).rows.filter { !passing.contains($0.key) }
  }

  @Test(arguments: [Person.Role.head, .viewer])
  func anotherWardIsNotThereWhateverIsAskedFor(role: Person.Role) async throws {
    let centre = try RoleCentre.current
    let browser = try await PersonBrowser.signedIn(Person(role), at: centre.centre)
    let requests = try await browser.requests()
    let (there, nowhere) = (centre.elsewhere, (unit: "H99.77", kiosk: "k-aaaaaaaaaaaaa"))
    let names = centre.clerks { $0.unit == there.unit.code }
    for path in Self.ofSubjects where RolePages.open[path, default: []].contains(role) {
      for ofClerk in [false, true] {
        let address = RolePages.address(path, of: there, in: centre, ofClerk: ofClerk)
        let answer = try await Self.look(path, at: address, browser, requests)
        #expect(answer.status == Self.absence[path, default: 404], "\(address)")
        Self.expectNone(
          names.union([there.unit.name]), in: answer.text.replacing(there.clerk.clerk.description, with: ""), address)
        let absent = try await Self.look(
          path,
          at: address.replacing(there.unit.code.text, with: nowhere.unit).replacing(
            there.kiosk.text, with: nowhere.kiosk),
          browser, requests)
        #expect(absent.status == answer.status, "\(address)")
        #expect(absent.text.replacing(nowhere.unit, with: there.unit.code.text) == answer.text, "\(address)")
      }
    }
    let top = centre.nation.root
    for path in [PagePath.unitReport, .unitPrint, .closings, .clerkReport] {
      guard RolePages.open[path, default: []].contains(role) else { continue }
      #expect(try await browser.open("\(path.rawValue)?unit=\(top)").status == 404, "\(path) of everything")
    }
    try await Self.expectNoClerkFromElsewhere(centre, role, browser, requests)
  }

  /// Of the other ward's clerk as if it were one of the own.
  private static func expectNoClerkFromElsewhere(
    _ centre: RoleCentre, _ role: Person.Role, _ browser: PersonBrowser, _ requests: ReportReader
  ) async throws {
    let (own, other) = (centre.home.clerk.clerk, centre.elsewhere.clerk)
    let paths = [
      PagePath.oneClerkReport, .oneClerkReportCSV, .oneClerkReportXLSX, .oneClerkReportJSON, .oneClerkPrint,
      .closingIssue, .closingPreview,
    ]
    for path in paths where RolePages.open[path, default: []].contains(role) {
      let address = RolePages.address(path, of: centre.home, in: centre, ofClerk: true)
        .replacing("clerk=\(own)", with: "clerk=\(other.clerk)")
      let answer = try await look(path, at: address, browser, requests)
      #expect(answer.status == absence[path, default: 404], "\(address)")
      expectNone([other.name], in: answer.text, address)
    }
  }

  /// Pages that are about a unit, a clerk, a kiosk or an issued report.
  private static let ofSubjects: [PagePath] = [
    .unitReport, .unitReportCSV, .unitReportXLSX, .unitReportJSON, .unitPrint, .unitPoster, .clerkReport,
    .clerkReportCSV,
    .clerkReportJSON, .oneClerkReport, .oneClerkReportCSV, .oneClerkReportXLSX, .oneClerkReportJSON, .oneClerkPrint,
    .closings, .closing, .correction, .closingFile, .closingIssue, .closingPreview, .kiosks, .kiosksCSV, .kiosk,
  ]

  /// Where it is a form that is shown again.
  private static let absence: [PagePath: Int] = [
    .kiosks: 400, .kiosksCSV: 400, .closingIssue: 422, .closingPreview: 422,
  ]

  @Test func aClerkSeesItselfAloneNothingFinerThanADayAndNoLevelsOfFewerThanFive() async throws {
    let centre = try RoleCentre.current
    let browser = try await PersonBrowser.signedIn(Person(.clerk), at: centre.centre)
    let others = centre.clerks { $0 != centre.home.clerk.clerk }
    var shown = 0
    for quarter in OwnPage.Quarter.allCases {
      let own = try await browser.open("/me?quarter=\(quarter.rawValue)")
      Self.expectNone(others, in: own.html, own.address)
      let query = "quarter=\(quarter.rawValue)&clerk=\(centre.elsewhere.clerk.clerk)&unit=\(centre.elsewhere.unit.code)"
      #expect(try await browser.open("/me?\(query)").html == own.html)
      let table = try await browser.page.evaluate(
        "[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText))",
        as: [[String]].self)
      for row in table {
        #expect(row[0].wholeMatch(of: /[0-9\/]+( – [0-9\/]+)?/) != nil, "\(row)")
        let levels = row[3].matches(of: /: ([0-9]+)/).compactMap { Int($0.1) }.reduce(0, +)
        if row[3] != "–" { #expect(levels >= 5, "\(row)") }
        shown += levels
      }
    }
    #expect(shown > 20)
  }

  @Test(arguments: Person.Role.allCases)
  func whateverIsOfferedToARoleOpensAndIsForItsEyes(role: Person.Role) async throws {
    let centre = try RoleCentre.current
    let browser = try await PersonBrowser.signedIn(Person(role), at: centre.centre)
    var crawl = try await LinkCrawl(browser)
    try await crawl.run()

    #expect(crawl.deadEnds == [])
    #expect(crawl.faults == [])
    #expect(crawl.texts.count > (role == .clerk ? 8 : 40))
    let (hidden, offices) = (Self.hidden(from: role, in: centre), centre.offices(except: centre.home.unit.code))
    for (link, text) in crawl.texts {
      // Other offices are there by name, and nobody who works in them.
      let isElsewhere = link.hasPrefix(PagePath.elsewhere.rawValue)
      Self.expectNone(isElsewhere ? hidden.subtracting(offices) : hidden, in: text, link)
    }
  }

  private static func hidden(from role: Person.Role, in centre: RoleCentre) -> Set<String> {
    let home = centre.home
    let offices = centre.offices(except: home.unit.code)
    return switch role {
    case .administrator, .inspector: []
    case .head: offices.union(centre.clerks { $0.unit != home.unit.code })
    case .viewer: offices.union(centre.clerks { _ in true })
    case .clerk: offices.union(centre.clerks { $0 != home.clerk.clerk })
    }
  }

  @Test func theKeyboardAloneLeadsToTheFiguresAndOutAndThenNothingComesBack() async throws {
    let centre = try RoleCentre.current
    let browser = try await PersonBrowser.signedIn(Person(.head), at: centre.centre)
    let page = browser.page
    try await page.tab()
    #expect(try await page.evaluate("document.activeElement.className", as: String.self) == "skip")
    try await page.enter("nav a[href^=\"/closings\"]")
    #expect(try await PersonBrowser.Seen.on(page).address.hasPrefix("/closings"))
    let figures = RolePages.address(.clerkReport, of: centre.home, in: centre)
    #expect(try await browser.open(figures).html.contains(centre.home.clerk.name))

    let session = try #require(try await page.cookies(for: centre.centre.pages).first { $0.name == "session" })
    #expect(session.httpOnly && session.session && session.path == "/" && session.sameSite == "Strict")
    #expect(try await page.evaluate("document.cookie", as: String.self) == "")
    try await page.enter("nav form button")

    let door = try await PersonBrowser.Seen.on(page)
    #expect(door.address.hasPrefix("/sign-in") && door.token.isEmpty)
    try await page.back()
    let names = centre.clerks { _ in true }
    for _ in 0..<2 {
      let again = try await PersonBrowser.Seen.on(page)
      #expect(again.address.hasPrefix("/sign-in"))
      Self.expectNone(names, in: again.html, "the page before")
      try await page.reload()
    }
    try await page.keep(session.value, as: "session", for: centre.centre.pages)
    #expect(try await browser.open(figures).address.hasPrefix("/sign-in"))
  }

  @Test func aClosedAccountIsAtTheDoorAtOnceAndHearsWhatAnybodyHears() async throws {
    let (centre, place) = (try RoleCentre.current, try RoleCentre.current.centre)
    let account = CentreAccount(
      name: "nguoi.nghi", unit: centre.home.unit.code.text, password: "một câu dài của người nghỉ")
    try await CentreCommand.add(account, in: place.folder)
    let browser = try await PersonBrowser(at: place)
    #expect(try await browser.signIn(account).status == 200)
    let figures = RolePages.address(.clerkReport, of: centre.home, in: centre)
    #expect(try await browser.open(figures).html.contains(centre.home.clerk.name))

    try await CentreCommand.run(["account", "disable", "--name", account.name], in: place.folder)

    try await browser.page.reload()
    let door = try await PersonBrowser.Seen.on(browser.page)
    #expect(door.address.hasPrefix("/sign-in") && !door.html.contains(centre.home.clerk.name))
    let refused = try await browser.signIn(account)
    let stranger = CentreAccount(name: "khong.ai", unit: "", password: "một câu dài của không ai")
    let wrong = try await browser.signIn(stranger)
    #expect(refused.status == 403 && wrong.status == 403)
    let problem = "document.querySelector('[role=alert]').innerText"
    #expect(try await browser.page.evaluate(problem, as: String.self) == "Tên tài khoản hoặc mật khẩu chưa đúng.")
    #expect(refused.html == wrong.html)
  }

  @Test func aProgramsTokenOpensNoPageAndABrowserNoDoorOfPrograms() async throws {
    let centre = try RoleCentre.current
    let token = try await CentreCommand.token(
      "phan-mem", unit: centre.nation.root.text, scope: "reports", in: centre.centre.folder)
    let thief = try await PersonBrowser(at: centre.centre)
    try await thief.page.keep(token, as: "session", for: centre.centre.pages)
    let requests = try await thief.requests()
    let names = centre.clerks { _ in true }.union(centre.offices(except: centre.nation.root))
    for path in PagePath.allCases where path != .signIn && !RolePages.gone.contains(path) {
      let address = RolePages.address(path, of: centre.home, in: centre)
      if RolePages.files.contains(path) {
        let answer = try await requests.get(address)
        #expect(answer.status == (path.rawValue.hasSuffix(".json") ? 401 : 303), "\(address)")
        Self.expectNone(names, in: answer.text, address)
      } else {
        let seen = try await thief.open(address)
        #expect(seen.address.hasPrefix("/sign-in"), "\(address)")
        Self.expectNone(names, in: seen.html, address)
      }
    }
    let administrator = try await PersonBrowser.signedIn(Person(.administrator), at: centre.centre)
    let routes = RouteRights.table.keys.filter { $0.method.rawValue == "GET" && PagePath(rawValue: $0.path) == nil }
    for path in routes.map(\.path).sorted() where path != "/v1/data/openapi.json" {
      let seen = try await administrator.open("\(path)?unit=\(centre.home.unit.code)")
      #expect(seen.status == 401, "\(path)")
      Self.expectNone(names, in: seen.html, path)
    }
  }
}
