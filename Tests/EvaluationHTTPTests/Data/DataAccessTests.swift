import EvaluationStore
import HTTPTypes
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Who may ask the API for programs for what.
struct DataAccessTests {
  private static let queries: [DataPath: String] = [.clerkReport: "?clerk=H56.14/CB01&unit=H56.14"]

  private static func address(_ path: DataPath) -> String { path.rawValue + (queries[path] ?? "") }

  @Test func eachScopeOpensItsOwnPathsAndNoOther() async throws {
    for scope in CallerScope.allCases {
      try await CentreFixture.withProgram([scope]) { _, program in
        for path in DataPath.allCases {
          let answer = try await program.get(Self.address(path))
          if path.scope == nil || path.scope == scope {
            #expect(answer.status == .ok, "\(path) with \(scope): \(answer.text)")
          } else {
            #expect(answer.status == .forbidden, "\(path) with \(scope)")
            #expect(try answer.refusal().code == "token-scope")
          }
        }
        let sent = try await program.send("{}")
        #expect(try sent.refusal().code == (scope == .results ? "field-missing" : "token-scope"))
      }
    }
  }

  @Test func aTokenOfSessionsReadsNoFigureAndOneOfFiguresRunsNoSession() async throws {
    try await CentreFixture.withProgram([.reports, .personalFigures, .rollUps, .results]) { centre, program in
      let state = try await program.get("/v1/units/H56.14/counters/Q01/state")
      #expect(state.status == .forbidden)
      let sessions = ProgramFixture(client: program.client, token: try await centre.issueToken())
      for path in DataPath.allCases where path.scope != nil {
        #expect(try await sessions.get(Self.address(path)).status == .forbidden, "\(path)")
      }
    }
  }

  @Test func withoutATokenThereIsTheDescriptionAlone() async throws {
    try await CentreFixture.withProgram([.reports]) { _, program in
      var stranger = program
      for token in [nil, "x", program.token.map { $0 + "x" }] {
        stranger.token = token
        for path in DataPath.allCases {
          let answer = try await stranger.get(Self.address(path))
          #expect(answer.status == (path.scope == nil ? .ok : .unauthorized), "\(path)")
        }
        #expect(try await stranger.send("{}").status == .unauthorized)
      }
      stranger.token = nil
      #expect(try await stranger.get("/v1/openapi.json").status == .ok)
    }
  }

  @Test func aTokenEndsWithItsLastDay() async throws {
    try await CentreFixture.with { centre in
      let end = WallTime(milliseconds: centre.now.milliseconds + 1000)
      let token = try await centre.issue([.reports], expiresAt: end)
      try await centre.pages { client in
        let program = ProgramFixture(client: client, token: token)
        #expect(try await program.get(DataPath.units.rawValue).status == .ok)
        centre.advance(seconds: 1)
        let answer = try await program.get(DataPath.units.rawValue)
        #expect(answer.status == .unauthorized)
        #expect(try answer.refusal().code == "token-expired")
      }
    }
  }

  @Test func anotherMethodIsNamedAndAnotherPathIsNone() async throws {
    try await CentreFixture.withProgram([.reports, .results]) { _, program in
      for method in [HTTPRequest.Method.put, .delete, .patch, .options, .post] {
        let answer = try await program.ask(method, DataPath.units.rawValue)
        #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "GET")
      }
      #expect(try await program.ask(.put, DataPath.results.rawValue).headers[.allow] == "GET, POST")
      #expect(try await program.ask(.head, DataPath.units.rawValue).status == .ok)
      for path in ["/v1/data", "/v1/data/", "/v1/data/units/x", "/v1/data/Units", "/v1/data/..", "/v1/data/%75nits"] {
        let answer = try await program.get(path)
        #expect(answer.status == .notFound, "\(path)")
        #expect(try answer.refusal().code == "path-unknown")
      }
    }
  }

  @Test func nothingOfAQueryIsPassedOver() async throws {
    try await CentreFixture.withProgram([.reports]) { _, program in
      for (query, code) in [
        ("unit=H56&unit=H56", "query-malformed"), ("unit", "query-malformed"), ("unit=%zz", "query-malformed"),
        ("unit=%C0%AF", "query-malformed"), ("unit=%00", "query-malformed"), ("unit=h56", "parameter-invalid"),
        ("from=2026-01-01", "parameter-invalid"), ("limit=0", "parameter-invalid"), ("limit=1001", "parameter-invalid"),
        ("limit=1e2", "parameter-invalid"), ("cursor=", "parameter-invalid"), ("cursor=x", "cursor-invalid"),
        ("unit=H99", "not-found"), ("unit=\(String(repeating: "A", count: 5000))", "query-malformed"),
      ] {
        let answer = try await program.get("\(DataPath.units.rawValue)?\(query)")
        #expect(try answer.refusal().code == code, "\(query.prefix(40))")
      }
      for query in ["from=2026-02-30", "from=2026-02-01&through=2026-01-01", "from=2010-01-01&through=2026-01-01"] {
        #expect(try await program.get("\(DataPath.unitReport.rawValue)?\(query)").status == .badRequest, "\(query)")
      }
    }
  }
}
