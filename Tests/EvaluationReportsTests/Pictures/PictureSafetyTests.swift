import Foundation
import Testing

@testable import EvaluationReports

/// What holds of every picture, whatever it is given.
struct PictureSafetyTests {
  private static let elements: Set = [
    "svg", "title", "desc", "defs", "pattern", "path", "rect", "line", "polyline", "polygon", "circle", "text",
  ]
  private static let attributes: Set = [
    "class", "lang", "role", "aria-labelledby", "viewBox", "width", "height", "font-family", "id", "patternUnits", "d",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "points",
    "font-size", "font-weight", "text-anchor", "transform",
  ]

  /// What names do is the same in every language.
  private static func every(_ name: String) throws -> [String] { try every(name, [.vietnamese]) }

  private static func every() throws -> [String] { try every("Trần Văn Bình", Language.allCases) }

  private static func every(_ name: String, _ languages: [Language]) throws -> [String] {
    try languages.flatMap { language in
      let spelling = try PictureSamples.spelling(language)
      return try PictureSamples.all(named: name).map { $0.svg(try PictureSamples.prefix(), spelling) }
    }
  }

  @Test(arguments: PictureSamples.hostile)
  func aPictureIsWellFormedAndHoldsOnlyMarksWhateverNamesHold(name: String) throws {
    for svg in try Self.every(name) {
      let picture = try ReadPicture(svg)
      for element in picture.elements {
        #expect(Self.elements.contains(element.name))
        #expect(Set(element.attributes.keys).subtracting(Self.attributes) == [])
      }
    }
  }

  @Test(arguments: PictureSamples.hostile)
  func namesStandInNoAttribute(name: String) throws {
    for svg in try Self.every(name) {
      for element in try ReadPicture(svg).elements {
        for value in element.attributes.values {
          #expect(!value.contains { "<>\"'&;".contains($0) }, "\(value)")
          #expect(value.utf8.count < 100 || element.name == "polygon" || element.name == "polyline")
        }
      }
    }
  }

  @Test(arguments: PictureSamples.hostile)
  func textIsOneLineInNormalFormWithoutControlCharacters(name: String) throws {
    for svg in try Self.every(name) {
      for element in try ReadPicture(svg).elements where ["text", "title", "desc"].contains(element.name) {
        #expect(element.text.count <= 1000)
        let normal = element.text.precomposedStringWithCanonicalMapping
        #expect(Array(element.text.unicodeScalars) == Array(normal.unicodeScalars))
        for scalar in element.text.unicodeScalars {
          #expect(![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory))
        }
      }
    }
  }

  @Test(arguments: PictureSamples.hostile)
  func noNameMakesAPictureLarge(name: String) throws {
    for svg in try Self.every(name) { #expect(svg.utf8.count < 150_000) }
  }

  @Test func nothingIsFetchedFromAnywhere() throws {
    for svg in try Self.every() {
      #expect(!svg.contains("http"))
      #expect(!svg.contains("href"))
      let defined = Set(try ReadPicture(svg).elements.compactMap { $0.attributes["id"] })
      for match in svg.matches(of: /url\(([^)]*)\)/) {
        #expect(match.1.hasPrefix("#"))
        #expect(defined.contains(String(match.1.dropFirst())))
      }
    }
  }

  @Test func everyMarkAndEveryTextLiesOnTheSheet() throws {
    for svg in try Self.every() {
      let picture = try ReadPicture(svg)
      let sheet = try #require(picture.elements.first)
      let (width, height) = (try #require(sheet.number("width")), try #require(sheet.number("height")))
      for element in picture.elements where element.name != "pattern" {
        for (attribute, most) in [("x", width), ("x1", width), ("x2", width), ("cx", width)] {
          if let value = element.number(attribute) { #expect((0...most).contains(value), "\(element)") }
        }
        for (attribute, most) in [("y", height), ("y1", height), ("y2", height), ("cy", height)] {
          if let value = element.number(attribute) { #expect((0...most).contains(value), "\(element)") }
        }
      }
      for list in picture.elements.compactMap({ $0.attributes["points"] }) {
        for point in list.split(separator: " ") {
          let numbers = point.split(separator: ",").compactMap { Double($0) }
          try #require(numbers.count == 2)
          #expect((0...width).contains(numbers[0]) && (0...height).contains(numbers[1]), "\(point)")
        }
      }
      for text in picture.all("text") where text.attributes["transform"] == nil {
        let size = try #require(text.number("font-size"))
        let extent = PictureLines.width(text.text, size: size)
        let before: Double =
          switch text.attributes["text-anchor"] {
          case "middle": extent / 2
          case "end": extent
          default: 0
          }
        let start = try #require(text.number("x")) - before
        // The widths are on the safe side: a hand's breadth over the edge is not over it.
        #expect(start >= -12 && start + extent <= width + 12, "\(text)")
      }
    }
  }

  @Test func theSamePictureIsTheSameToTheByte() throws {
    #expect(try Self.every() == Self.every())
  }

  @Test func aPictureSaysWhatItIsToThoseWhoDoNotSeeIt() throws {
    for svg in try Self.every() {
      let picture = try ReadPicture(svg)
      let sheet = try #require(picture.elements.first)
      #expect(sheet.attributes["role"] == "img")
      #expect(sheet.attributes["aria-labelledby"] == "p-title p-desc")
      let (title, summary) = (try #require(picture.all("title").first), try #require(picture.all("desc").first))
      #expect(title.attributes["id"] == "p-title" && !title.text.isEmpty)
      #expect(summary.attributes["id"] == "p-desc" && !summary.text.isEmpty)
    }
  }

  @Test func picturesOfOnePageShareNoIdentifier() throws {
    let spelling = try PictureSamples.spelling(.vietnamese)
    let page = try PictureSamples.all().enumerated().map { number, picture in
      picture.svg(try PictureSamples.prefix("p\(number)"), spelling)
    }.joined()
    let identifiers = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(identifiers.count > 30)
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func onlyAFileOfItsOwnNamesTheNameSpace() throws {
    let (prefix, spelling) = (try PictureSamples.prefix(), try PictureSamples.spelling(.english))
    for picture in try PictureSamples.all() {
      #expect(picture.svg(prefix, spelling, for: .file).contains(" xmlns=\"http://www.w3.org/2000/svg\""))
      #expect(!picture.svg(prefix, spelling, for: .page).contains("xmlns"))
    }
  }

  @Test func noPlaceholderIsLeftOver() throws {
    for svg in try Self.every() { #expect(svg.firstMatch(of: /%[1-9]/) == nil) }
  }

  @Test(arguments: [
    "", "1a", "-a", "A", "á", "a b", "a\"", "a_b", "a.b", "a\u{0301}", String(repeating: "a", count: 41),
  ])
  func aPrefixThatWouldNeedEscapingIsRefused(text: String) {
    #expect(PicturePrefix(text) == nil)
  }

  @Test(arguments: ["a", "trend-2", "z9-", String(repeating: "a", count: 40)])
  func aPrefixOfLettersDigitsAndHyphensIsTaken(text: String) {
    #expect(PicturePrefix(text)?.text == text)
  }
}
