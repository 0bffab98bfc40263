import ClerkPage
import Testing

struct MarkupTests {
  @Test func textsAreEscapedAndPiecesAreNot() {
    let text = "<b title=\"'\">&"
    let piece: Markup = "<i>\(text)</i>"
    let whole: Markup = "<p class=\"\(text)\">\(piece)\([piece, piece])\(7)</p>"
    let escaped = "&lt;b title=&quot;&#39;&quot;&gt;&amp;"
    #expect(
      whole.html
        == "<p class=\"\(escaped)\"><i>\(escaped)</i><i>\(escaped)</i>\n<i>\(escaped)</i>7</p>")
  }

  @Test func combiningMarksHideNothingThatMustBeEscaped() {
    let text = "<\u{0301}>\u{0323}"
    let whole: Markup = "\(text)"
    #expect(whole.html == "&lt;\u{0301}&gt;\u{0323}")
  }
}
