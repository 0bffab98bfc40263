import Foundation
import Testing

@testable import EvaluationReports

struct PictureTextTests {
  @Test(arguments: [
    ("a\u{0}b", "a b"), ("a\r\nb", "a b"), ("  a \t  b  ", "a b"), ("a\u{200B}\u{202E}b", "ab"),
    (PictureSamples.noCharacters + "a", "a"),
    ("95\u{A0}%", "95\u{A0}%"), ("", ""), ("\n", ""), ("Nguyễn", "Nguyễn"),
  ])
  func textBecomesOneVisibleLine(given: String, expected: String) {
    #expect(Array(PictureText.clean(given).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func decomposedLettersAreComposedAlsoWhereSomethingInvisibleParted() {
    #expect(Array(PictureText.clean("e\u{200D}\u{0302}\u{0323}").unicodeScalars) == ["\u{1EC7}"])
  }

  @Test func whatIsTooLongEndsWithAnEllipsisAndWhatJustFitsDoesNot() {
    #expect(PictureText.clean(String(repeating: "a", count: 200)) == String(repeating: "a", count: 200))
    let cut = PictureText.clean(String(repeating: "a", count: 201))
    #expect(cut.count == 200 && cut.hasSuffix("…"))
  }

  @Test func aLetterKeepsNoMoreMarksThanScriptsNeed() {
    let tower = PictureText.clean("o" + String(repeating: "\u{0310}", count: 500) + "k")
    #expect(tower.unicodeScalars.count <= 10)
  }

  @Test func everyCharacterThatMarkupKnowsIsEscaped() {
    #expect(PictureText.escaped("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;")
    // A mark on a bracket makes another character of it, but no other bracket.
    #expect(!PictureText.escaped("<\u{0301}").contains("<\u{0301}"))
  }

  @Test func linesBreakBetweenWordsAndKeepTheWidth() {
    let lines = PictureLines.broken("Công Tằng Tôn Nữ Hoàng Diệu", width: 80, size: 11, most: 9)
    #expect(lines.joined(separator: " ") == "Công Tằng Tôn Nữ Hoàng Diệu")
    for line in lines { #expect(PictureLines.width(line, size: 11) <= 80) }
  }

  @Test func aWordThatFitsNoLineIsBrokenWithin() {
    let lines = PictureLines.broken(String(repeating: "M", count: 30), width: 50, size: 10, most: 99)
    #expect(lines.count > 1 && lines.joined().count == 30)
  }

  @Test(arguments: [1, 2, 3])
  func noMoreLinesThanAskedForAndTheLastSaysThatSomethingIsLeftOut(most: Int) {
    let lines = PictureLines.broken(String(repeating: "hai lòng ", count: 40), width: 60, size: 10, most: most)
    #expect(lines.count == most)
    #expect(lines.last?.hasSuffix("…") == true)
    for line in lines { #expect(PictureLines.width(line, size: 10) <= 60) }
  }

  @Test func nothingHasNoLines() {
    #expect(PictureLines.broken("", width: 60, size: 10, most: 2) == [])
  }

  @Test(arguments: [(0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (12.35, "12.4"), (-7.25, "-7.3"), (710, "710")])
  func numbersAreWrittenToATenth(value: Double, expected: String) {
    #expect(Drawing.number(value) == expected)
  }
}
