import ClerkPage
import EvaluationStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Every address of the listener takes whatever comes: it is refused in words of ours, or shows what it shows to everybody, and nothing
/// is changed.
@Suite(.timeLimit(.minutes(10))) struct TortureTests {
  /// Who sends it.
  enum Caller: CaseIterable, Sendable { case stranger, administrator, program }

  private static let routes: [(HTTPRequest.Method, String)] = {
    let place = "/v1/units/H56.14/counters/Q01"
    let sessions: [(HTTPRequest.Method, String)] = [
      (.get, "\(place)/state"), (.put, "\(place)/sessions/s-1"), (.post, "\(place)/sessions/s-1/invite"),
      (.get, "/v1/openapi.json"),
    ]
    let counters = PagePath.allCases.flatMap { path -> [(HTTPRequest.Method, String)] in
      let address = "/counter/H56.14/Q01\(path.rawValue)"
      return (path.isPage ? [(.get, address)] : []) + (path.isForm ? [(.post, address)] : [])
    }
    let table = RouteRights.table.keys.map { ($0.method, $0.path) }.sorted {
      ($0.1, $0.0.rawValue) < ($1.1, $1.0.rawValue)
    }
    return table + sessions + counters
  }()

  /// Each caller is let in somewhere; whoever is not let in gets everywhere.
  private static func routes(of caller: Caller) -> [(HTTPRequest.Method, String)] {
    routes.filter { route in
      switch caller {
      case .stranger: true
      case .administrator: !route.1.hasPrefix("/v1/") && !route.1.hasPrefix("/counter/")
      case .program: route.1.hasPrefix("/v1/")
      }
    }
  }

  private static let parameters = [
    "unit", "from", "through", "clerk", "limit", "cursor", "lang", "quarter", "person", "kind", "before", "name",
    "details", "dry_run",
  ]

  /// What the path takes, as it should be.
  private static func sound(_ path: String) -> [String: String] {
    let all = ["unit": "H56.14", "clerk": "H56.14/CB01", "from": "2026-11-01", "through": "2026-11-30"]
    guard let data = DataPath(rawValue: path) else { return all }
    return all.filter { name, _ in
      switch data {
      case .clerkReport: true
      case .unitReport, .clerksReport, .days, .daysCSV, .results: name != "clerk"
      default: name == "unit"
      }
    }
  }

  @Test(arguments: Caller.allCases)
  func queriesAndPaths(caller: Caller) async throws {
    try await run(caller) { ask in
      for (number, (method, path)) in Self.routes(of: caller).enumerated() {
        for query in HostileTexts.queries { try await ask(method, "\(path)?\(query)", [:], nil) }
        // Over the addresses every value has its turn.
        for (index, value) in HostileTexts.values.enumerated() where (index + number) % 4 == 0 {
          // Each value in another place each time, with the rest as it should be.
          let name = Self.parameters[index % Self.parameters.count]
          var fields = Self.sound(path)
          fields[name] = value
          let query = fields.map { "\($0)=\(HostileTexts.encoded($1))" }.joined(separator: "&")
          try await ask(method, "\(path)?\(query)", [:], nil)
        }
        for end in HostileTexts.pathEnds { try await ask(method, path + end, [:], nil) }
      }
    }
  }

  @Test(arguments: [
    (Caller.administrator, "/reports/unit", ["unit", "from", "through"]),
    (.administrator, "/reports/clerk.json", ["unit", "clerk", "from"]),
    (.administrator, "/audit", ["person", "kind", "from", "through", "before"]),
    (.program, "/v1/data/reports/clerk", ["unit", "clerk", "from"]),
    (.program, "/v1/data/roll-ups/days", ["unit", "through", "cursor", "limit"]),
  ])
  func everyValueInEveryPlaceOfTheReports(caller: Caller, path: String, names: [String]) async throws {
    try await run(caller) { ask in
      for name in names {
        for value in HostileTexts.values {
          var fields = Self.sound(path)
          fields[name] = value
          let query = fields.map { "\($0)=\(HostileTexts.encoded($1))" }.joined(separator: "&")
          try await ask(.get, "\(path)?\(query)", [:], nil)
        }
      }
    }
  }

  @Test(arguments: Caller.allCases)
  func bodiesAndHeads(caller: Caller) async throws {
    try await run(caller) { ask in
      for (method, path) in Self.routes(of: caller) {
        for header in HostileTexts.headers {
          guard let name = HTTPField.Name(header.name) else { continue }
          try await ask(method, path, [name: header.value], nil)
        }
        for method in [HTTPRequest.Method.options, .delete, .patch, .trace, .put] {
          try await ask(method, path, [:], nil)
        }
        guard method != .get else { continue }
        for (index, body) in HostileTexts.bodies.enumerated() {
          let type = ["application/json", "text/csv", "application/x-www-form-urlencoded", "application/jose"][
            index % 4]
          var headers: HTTPFields = [.contentType: type]
          if let name = HTTPField.Name("idempotency-key") { headers[name] = "k-\(index)" }
          try await ask(method, path, headers, body)
        }
      }
    }
  }

  /// With the token that makes a form one of ours: what is typed into it is still anything.
  @Test func formsOfOurs() async throws {
    try await CentreFixture.with { centre in
      try await centre.add("quan.tri", .administrator, of: ["H56"])
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("quan.tri")
        let before = try StoreDump.text(centre.folder)
        for path in ["/accounts", "/accounts/account?name=quan.tri", "/account"] {
          let page = try await browser.get(path)
          let token = try BrowserFixture.token(in: page)
          let names = Set(page.text.matches(of: /name="([a-zA-Z_]+)"/).map { String($0.1) }).subtracting(["token"])
          for value in HostileTexts.values where value != "true" {
            let fields = names.sorted().map { ($0, value) } + [("token", token)]
            Self.check(try await browser.post(path, fields), .post, path)
          }
        }
        #expect(try StoreDump.text(centre.folder) == before)
      }
    }
  }

  // MARK: The rack

  private typealias Ask = @Sendable (HTTPRequest.Method, String, HTTPFields, [UInt8]?) async throws -> Void

  private func run(_ caller: Caller, _ torture: @Sendable (Ask) async throws -> Void) async throws {
    try await CentreFixture.with { centre in
      try await centre.add("quan.tri", .administrator, of: ["H56"])
      let token = try await centre.issue(Set(CallerScope.allCases), name: "bi")
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("quan.tri")
        let cookie = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        let before = try StoreDump.text(centre.folder)

        try await torture { method, path, headers, body in
          var all: HTTPFields = [:]
          switch caller {
          case .stranger: break
          case .administrator: all[.cookie] = cookie
          case .program: all[.authorization] = "Bearer \(token)"
          }
          for field in headers { all[field.name] = field.value }
          let answer = try await client.execute(
            uri: path, method: method, headers: all, body: body.map { ByteBuffer(bytes: $0) })
          Self.check(answer, method, path)
        }

        #expect(try StoreDump.text(centre.folder) == before)
        // Both were let in until the end.
        let home = try await client.execute(uri: "/", method: .get, headers: [.cookie: cookie])
        #expect(home.status == .ok)
        #expect(try await ProgramFixture(client: client, token: token).get("/v1/data/units").status == .ok)
      }
    }
  }

  private static func check(_ answer: TestResponse, _ method: HTTPRequest.Method, _ path: String) {
    let place = "\(method) \(path.prefix(120))"
    let refusal = path.hasPrefix("/v1/") && answer.status.code >= 400 ? try? answer.refusal() : nil
    // The counter has no kiosk that is connected, which is the truth.
    #expect(answer.status.code < 500 || refusal?.code == "kiosk-not-connected", "\(answer.status) \(place)")
    if path.hasPrefix("/v1/"), answer.status.code >= 400 {
      #expect(
        refusal?.code.isEmpty == false && refusal?.code != "internal-error", "\(place): \(answer.text.prefix(80))")
    }
    let type = answer.headers[.contentType] ?? ""
    if type.hasPrefix("text/html") {
      for trace in ["<script>alert", "<img src=x", "<svg/onload", "root:"] {
        #expect(!answer.text.contains(trace), "\(place)")
      }
    }
    #expect(!answer.headers.contains { $0.value.contains("\r") || $0.value.contains("\n") }, "\(place)")
    #expect(answer.headers[values: .setCookie].allSatisfy { !$0.hasPrefix("a=b") }, "\(place)")
    let location = answer.headers[.location] ?? "/"
    #expect(location.hasPrefix("/") && !location.hasPrefix("//"), "\(place)")
  }
}
