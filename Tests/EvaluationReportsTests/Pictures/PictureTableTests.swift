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
}
