import ConfigurationText
import Foundation
import Testing

/// What is written into a configuration is read again as it was.
struct WritingTests {
  @Test(arguments: [
    "", "Rating Panel", #"Pad "A""#, #"\"#, #"ends with \"#, "\t\r\n", "\u{1}\u{1B}\u{7F}\u{85}", "'", "\"\"\"",
    "# no remark",
    "ữ", "e\u{301}", "🙂",
  ])
  func textIsReadAgainAsItWas(text: String) throws {
    let document = "a = \(ConfigurationText.literal(of: text))\nb = 1\n"
    let root = try #require(try ConfigurationText.parse(Data(document.utf8)).get().table)
    guard case .text(let read)? = root["a"]?.content else {
      Issue.record("a is no text")
      return
    }
    #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
    #expect(root["b"] != nil)
  }

  /// A terminal shows what is printed for a technician to copy.
  @Test func nothingThatIsWrittenControlsATerminal() {
    let every = String(String.UnicodeScalarView((1..<0xA0).compactMap(Unicode.Scalar.init)))
    #expect(
      ConfigurationText.literal(of: every).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }
}
