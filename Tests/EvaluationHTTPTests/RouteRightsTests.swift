import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Testing

@testable import EvaluationHTTP

struct RouteRightsTests {
  @Test func everyRouteHasItsRightAndEveryRightItsRoute() async throws {
    try await CentreFixture.with { centre async throws in
      let routes = try centre.pagesRouter().routes
      let asked = Set(routes.map { RouteRights.Route($0.method, $0.path.description) })

      for route in asked { #expect(RouteRights.table[route] != nil, "\(route) has no right") }
      for route in RouteRights.table.keys { #expect(asked.contains(route), "\(route) is no route") }
    }
  }

  @Test func onlyWhatMustComesBeforeSigningIn() {
    let open = RouteRights.table.filter { $0.value == .anyone }.keys.map { "\($0.method) \($0.path)" }
    #expect(
      open.sorted() == [
        "GET /public", "GET /setup", "GET /sign-in", "GET /v1/data/openapi.json", "POST /setup", "POST /sign-in",
        "POST /sign-out",
      ])
  }

  @Test(arguments: ["/accounts/", "//accounts", "/accounts//"])
  func aPathIsTheSameHoweverItsSlashesStand(path: String) {
    #expect(RouteRights.right(.get, path) == .permissions([.manageAccounts]))
    #expect(RouteRights.right(.head, path) == .permissions([.manageAccounts]))
    #expect(RouteRights.right(.delete, path) == nil)
  }

  @Test func everyProblemOfAnAccountHasItsWords() {
    let codes =
      AccountRules.Refusal.allCases.map(\.code) + AccountRefusal.allCases.map(\.code) + [AccountProblem.busy.code]
    for code in codes { #expect(AccountFormProblem(rawValue: code) != nil, "\(code)") }
  }
}
