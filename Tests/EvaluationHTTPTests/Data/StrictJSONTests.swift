import Testing

@testable import EvaluationHTTP

struct StrictJSONTests {
  @Test(arguments: [
    "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\t\"",
    "\"\u{0}\"",
    "01", "1.", ".5", "-", "1e", "+1", "0x1", "NaN", "Infinity", "tru", "nul", "true false", "\u{FEFF}{}", "{}x",
    "/**/{}",
    "{\"a\":1,\"a\":2}", "{\"\u{E9}\":1,\"e\u{301}\":2}", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
    "\"\\ud800x\"",
  ])
  func whatReadersReadDifferentlyIsRefused(text: String) {
    #expect(StrictJSON(text.utf8) == nil, "\(text.debugDescription)")
  }

  @Test(arguments: [
    [UInt8]([0x22, 0xC0, 0xAF, 0x22]), [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xFF, 0x22],
    [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
  ])
  func whatIsNoUTF8IsRefused(bytes: [UInt8]) { #expect(StrictJSON(bytes) == nil) }

  @Test func valuesAreReadAsTheyAreWritten() {
    #expect(StrictJSON(" {} ".utf8) == .object([:]))
    #expect(
      StrictJSON("[1, -0.5e+10, true, false, null]".utf8)
        == .array([.number("1"), .number("-0.5e+10"), .flag(true), .flag(false), .null]))
    #expect(StrictJSON(#""\u0110\ud83d\ude00\n\"\\\/""#.utf8) == .text("Đ😀\n\"\\/"))
    #expect(StrictJSON("\"họ\"".utf8) == .text("họ"))
    #expect(StrictJSON("1e999999999".utf8) == .number("1e999999999"))
  }

  @Test func nothingIsDeeperThanItHasToBe() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(StrictJSON(nested(StrictJSON.deepest).utf8) != nil)
    #expect(StrictJSON(nested(StrictJSON.deepest + 1).utf8) == nil)
    #expect(StrictJSON(String(repeating: "[", count: 1_000_000).utf8) == nil)
    #expect(StrictJSON(String(repeating: "{\"a\":", count: 100_000).utf8) == nil)
  }
}
