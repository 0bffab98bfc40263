import Mustache
import Testing

@testable import EvaluationReports

/// Heads and rows are what templates would make of them.
struct TableMarkupTests {
  private static let odd = TableModel.Piece(
    before: "<b>", identifier: "a\"b", kind: "k'", text: "Đ & <script>", after: " – ")
  private static let plain = TableModel.Piece(identifier: "i", kind: "k", text: "t")

  private static let head = """
    <th scope="col"{{#.kind}} class="{{.}}"{{/.kind}}>{{title}}{{#.minor}}<small>{{.}}</small>{{/.minor}}</th>
    """

  private static let row = """
    <tr class="{{kind}}" data-row="{{identifier}}">\
    <th scope="row" class="row-head">{{#.link}}<a class="name" href="{{.}}">{{name}}</a>{{/.link}}\
    {{^.link}}<span class="name">{{name}}</span>{{/.link}}\
    {{#captions}}<span class="{{kind}}">{{text}}</span>{{/captions}}</th>\
    {{#cells}}<td{{#.kind}} class="{{.}}"{{/.kind}}>{{#pieces}}{{>piece}}{{/pieces}}\
    {{#hasMinor}}<span class="minor">{{#minor}}{{>piece}}{{/minor}}</span>{{/hasMinor}}\
    {{#.plot}}{{>plot}}{{/.plot}}</td>{{/cells}}</tr>

    """

  private static let piece = """
    {{before}}<span class="{{kind}}" data-figure="{{identifier}}">{{text}}</span>{{after}}
    """

  private static let plot = """
    <svg class="plot" viewBox="0 0 104 16" width="104" height="16" aria-hidden="true" focusable="false">\
    <line class="axis" x1="2" y1="8" x2="102" y2="8"/>\
    <line class="tick" x1="2" y1="5" x2="2" y2="11"/>\
    <line class="tick" x1="52" y1="5" x2="52" y2="11"/>\
    <line class="tick" x1="102" y1="5" x2="102" y2="11"/>\
    <line class="range" x1="{{lower}}" y1="8" x2="{{upper}}" y2="8"/>\
    <circle class="point" cx="{{point}}" cy="8" r="3.5"/></svg>
    """

  private static func rendered(_ source: String, _ value: Any) throws -> String {
    let library = MustacheLibrary(templates: [
      "piece": try MustacheTemplate(string: piece), "plot": try MustacheTemplate(string: plot),
    ])
    return try MustacheTemplate(string: source).render(value, library: library)
  }

  @Test(arguments: [nil, "number"], [nil, "a & b"])
  func aHeadIsWhatATemplateWouldMakeOfIt(kind: String?, minor: String?) throws {
    let head = TableModel.Head(kind: kind, title: "<i>", minor: minor)
    #expect(TableMarkup.text { $0.add(head) } == (try Self.rendered(Self.head, head)))
  }

  @Test(arguments: [nil, "/a?b=c&d='e'"], [[], ["code", "minor\""]])
  func aRowIsWhatATemplateWouldMakeOfIt(link: String?, captions: [String]) throws {
    let plot = TableModel.Plot(lower: 0.5, share: 0.625, upper: 0.75)
    let row = TableModel.Row(
      identifier: "a\"/1", kind: "clerk unregistered", name: "<Đ>", link: link,
      captions: captions.map { TableModel.Caption(kind: $0, text: "<\($0)>") },
      cells: [
        .init(pieces: []), .init(kind: "words", pieces: [Self.odd, Self.plain], minor: [Self.odd]),
        .init(pieces: [Self.plain], minor: [Self.plain, Self.odd], plot: plot),
      ])
    #expect(TableMarkup.text { $0.add(row) } == (try Self.rendered(Self.row, Row(row))))
  }

  /// A row whose template can ask whether a cell has lesser figures.
  private struct Row {
    struct Cell {
      let kind: String?
      let pieces: [TableModel.Piece]
      let hasMinor: Bool
      let minor: [TableModel.Piece]
      let plot: TableModel.Plot?
    }
    let identifier: String
    let kind: String
    let name: String
    let link: String?
    let captions: [TableModel.Caption]
    let cells: [Cell]

    init(_ row: TableModel.Row) {
      (identifier, kind, name) = (row.identifier, row.kind, row.name)
      (link, captions) = (row.link, row.captions)
      cells = row.cells.map {
        Cell(kind: $0.kind, pieces: $0.pieces, hasMinor: !$0.minor.isEmpty, minor: $0.minor, plot: $0.plot)
      }
    }
  }
}
