import EvaluationStore
import Foundation
import HTTPTypes
import Testing

@testable import EvaluationHTTP

/// What the description says is what there is; what there is it says.
struct DataDescriptionTests {
  private static func document() throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(DataDescription.document.utf8)) as? [String: Any])
  }

  @Test func everyRouteIsDescribedWithItsScope() throws {
    let paths = try #require(try Self.document()["paths"] as? [String: [String: [String: Any]]])
    let described = Set(
      paths.flatMap { path, methods in
        methods.keys.compactMap { name in
          HTTPRequest.Method(name.uppercased()).map { RouteRights.Route($0, path) }
        }
      })
    #expect(described == Set(DataPath.rights.map(\.0)))
    for (path, methods) in paths {
      for operation in methods.values {
        let needed = (operation["security"] as? [[String: [String]]])?.first?["token"]
        #expect(needed == DataPath(rawValue: path)?.scope.map { [$0.rawValue] }, "\(path)")
      }
    }
  }

  @Test func everythingThatIsReferredToIsThere() throws {
    let document = try Self.document()
    for match in DataDescription.document.matches(of: /"#\/([^"]+)"/) {
      var place: Any? = document
      for name in match.1.split(separator: "/") { place = (place as? [String: Any])?[String(name)] }
      #expect(place != nil, "\(match.1)")
    }
  }

  /// Members of a schema that are always there.
  private static func required(_ name: String) throws -> Set<String> {
    let components = try #require(try document()["components"] as? [String: Any])
    let schemas = try #require(components["schemas"] as? [String: [String: Any]])
    return Set(try #require(schemas[name]?["required"] as? [String]))
  }

  @Test func theItemsOfListsHaveTheFieldsThatAreDescribed() async throws {
    try await CentreFixture.withProgram([.reports, .personalFigures, .results, .rollUps]) { _, program in
      let row = #"{"rows": [{"unit": "H56.14", "period": "2026-11", "received": 1}]}"#
      let taken = try await program.send(row).object()
      let described = try Self.required("Taken")
      #expect(Set(taken.keys) == described)
      for (path, name) in [("units", "Unit"), ("clerks", "Clerk"), ("kiosks", "Kiosk"), ("results", "Result")] {
        let item = try #require(try await program.get("/v1/data/\(path)").items().first)
        let described = try Self.required(name)
        #expect(Set(item.keys) == described, "\(name)")
      }
      let line = try await program.get("/v1/data/roll-ups/days").text.split(separator: "\n").first
      let day = try JSONSerialization.jsonObject(with: Data((line ?? "").utf8)) as? [String: Any]
      #expect(Set(try #require(day).keys) == Set(DayRow.columns))
      let columns = try Self.required("DayRow")
      #expect(Set(DayRow.columns) == columns)
    }
  }
}
