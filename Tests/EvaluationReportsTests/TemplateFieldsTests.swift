import Mustache
import RatingModel
import Testing

@testable import EvaluationReports

/// What answers its template by hand answers every one of its properties, and nothing else.
struct TemplateFieldsTests {
  private static let table = ReportTable(
    "t", .text("T"), rows: .text("R"), columns: [.init(["count"], .text("C"))],
    [.init("r", .text("r"), [.count(1)])], notes: [.text("n")], hidden: .reportPeriod)

  private static func values() throws -> [any MustacheParent] {
    let spelling = Spelling(language: .vietnamese, zone: try #require(Zone("Asia/Ho_Chi_Minh")))
    return [
      SheetTable(table, picture: nil, spelling),
      SheetSection(ReportSection(.levels, .reportPeriod, [table]), [:], spelling),
    ]
  }

  @Test func everyPropertyIsAnsweredByItsName() throws {
    for value in try Self.values() {
      let properties = Mirror(reflecting: value).children
      #expect(!properties.isEmpty)
      for case (let name?, let property) in properties {
        let answer = value.child(named: name)
        #expect(answer.map { String(describing: $0) } == Self.text(property), "\(type(of: value)).\(name)")
      }
      #expect(value.child(named: "another") == nil)
    }
  }

  /// Of what an optional property holds.
  private static func text(_ property: Any) -> String? {
    let mirror = Mirror(reflecting: property)
    guard mirror.displayStyle == .optional else { return String(describing: property) }
    return mirror.children.first.map { String(describing: $0.value) }
  }
}
