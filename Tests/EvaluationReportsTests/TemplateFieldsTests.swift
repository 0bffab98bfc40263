import Mustache
import RatingModel
import Testing

@testable import EvaluationReports

/// What answers its template by hand answers every one of its properties, and nothing else.
struct TemplateFieldsTests {
  private static let piece = TableModel.Piece(before: "b", identifier: "i", kind: "k", text: "t", after: "a")
  private static let minor = TableModel.Minor(pieces: [piece])
  private static let table = ReportTable(
    "t", .text("T"), rows: .text("R"), columns: [.init(["count"], .text("C"))],
    [.init("r", .text("r"), [.count(1)])], notes: [.text("n")], hidden: .reportPeriod)

  private static func values() throws -> [any MustacheParent] {
    let spelling = Spelling(language: .vietnamese, zone: try #require(Zone("Asia/Ho_Chi_Minh")))
    return [
      piece, minor, TableModel.Cell(pieces: [piece], minor: minor, plot: nil),
      TableModel.Row(
        identifier: "r", kind: "k", name: "n", link: "/", code: "c", between: "b", served: "s", cells: []),
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

  @Test func headsAndRowsAreWhatATemplateWouldMakeOfThem() throws {
    let odd = TableModel.Piece(before: "<b>", identifier: "a\"b", kind: "k'", text: "Đ & <script>", after: " – ")
    let cell = SheetTable.Cell(kind: "words", pieces: [odd, Self.piece], minor: TableModel.Minor(pieces: [odd]))
    let row = try MustacheTemplate(
      string: """
        <tr class="row" data-row="{{identifier}}">\
        <th scope="row" class="row-head">{{#.link}}<a class="name" href="{{.}}">{{name}}</a>{{/.link}}\
        {{^.link}}<span class="name">{{name}}</span>{{/.link}}</th>\
        {{#cells}}<td class="{{kind}}">{{#pieces}}{{>piece}}{{/pieces}}\
        {{#minor}}<span class="minor">{{#pieces}}{{>piece}}{{/pieces}}</span>{{/minor}}</td>{{/cells}}</tr>

        """)
    let head = try MustacheTemplate(
      string: """
        <th scope="col" class="{{kind}}">{{title}}{{#.minor}}<small>{{.}}</small>{{/.minor}}</th>
        """)
    let library = MustacheLibrary(templates: ["piece": try MustacheTemplate(string: PageTemplates.piece)])

    for link in [nil, "/a?b=c&d='e'"] {
      let value = SheetTable.Row(identifier: "a\"/1", name: "<Đ>", link: link, cells: [cell, cell])
      #expect(SheetMarkup.text { $0.add(value) } == row.render(value, library: library))
    }
    for minor in [nil, "a & b"] {
      let value = SheetTable.Head(kind: "number", title: "<i>", minor: minor)
      #expect(SheetMarkup.text { $0.add(value) } == head.render(value, library: library))
    }
  }
}
