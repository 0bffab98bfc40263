import Testing

@testable import EvaluationReports

struct PictureTableTests {
  @Test func everyRowHasAFigureForEachHead() throws {
    for language in Language.allCases {
      for picture in try PictureSamples.all() {
        let table = picture.table(language)
        for row in table.rows { #expect(row.figures.count == table.heads.count, "\(picture.title)") }
        let texts = table.texts(try PictureSamples.spelling(language))
        #expect(texts.count == table.rows.count + 1)
      }
    }
  }

  @Test(arguments: PictureSamples.hostile)
  func namesInTheTableAreOneBoundedLine(name: String) throws {
    for picture in try PictureSamples.all(named: name) {
      for row in picture.table(.vietnamese).texts(try PictureSamples.spelling(.vietnamese)) {
        for cell in row {
          #expect(cell.count <= 220)
          #expect(!cell.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
      }
    }
  }

  @Test func aPageLaysItOutAsItsOtherTables() throws {
    let table = try PictureSamples.trend(PictureSamples.shares).table(.vietnamese)
    let spelling = try PictureSamples.spelling(.vietnamese)
    let model = TableModel(table, of: try PictureSamples.prefix("trend"), heading: "Xu hướng", spelling)
    #expect(model.identifier == "trend-table")
    #expect(model.heads.map(\.title) == table.heads)
    #expect(model.rows.map(\.name) == table.rows.map(\.name))
    let texts = model.rows.map { row in row.cells.map { $0.pieces.map(\.text).joined() } }
    #expect(texts == table.texts(spelling).dropFirst().map { Array($0.dropFirst()) })
    let html = PageTemplates.render("table", model)
    #expect(html.contains("<td><span class=\"figure\" data-figure=\"2\">95,0</span></td>"))
  }
}
