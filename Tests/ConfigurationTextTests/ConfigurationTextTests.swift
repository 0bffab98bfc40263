import ConfigurationText
import Foundation
import Testing

struct ConfigurationTextTests {
  private func fault(_ bytes: Data) -> ConfigurationFault? {
    if case .failure(let fault) = ConfigurationText.parse(bytes) { fault } else { nil }
  }

  private func fault(_ text: String) -> ConfigurationFault? { fault(Data(text.utf8)) }

  @Test func valuesComeOutByKindWithTheirPathsAndPlaces() throws {
    // given
    let text = "a = \"ữ\"\n[t]\nb = [1, true]\nc = 1.5\n"

    // when
    let root = try #require(try ConfigurationText.parse(Data(text.utf8)).get().table)
    let table = try #require(root["t"]?.table)

    // then
    #expect(root["a"]?.noun == "text" && root["t"]?.noun == "a table")
    guard case .list(let elements)? = table["b"]?.content else {
      Issue.record("b is a list")
      return
    }
    #expect(elements.map(\.path.description) == ["t.b[1]", "t.b[2]"])
    #expect(elements.map(\.path.pattern) == ["t.b[]", "t.b[]"])
    #expect(elements.map(\.noun) == ["an integer", "true or false"])
    #expect(elements.map(\.position) == [SourcePosition(line: 3, column: 6), SourcePosition(line: 3, column: 9)])
    guard case .other? = table["c"]?.content else {
      Issue.record("no key takes a fraction")
      return
    }
  }

  @Test func textLargerThanAnyConfigurationIsRefusedUnread() {
    let most = Data(repeating: UInt8(ascii: "#"), count: ConfigurationText.largestText)
    #expect(fault(most) == nil)
    #expect(fault(most + most.prefix(1))?.code == .tooLarge)
  }

  @Test func bytesThatAreNotUTF8AreToldInTheirLine() {
    let fault = fault(Data("a = 1\nb = \"".utf8) + [0xFF, UInt8(ascii: "\"")])
    #expect(fault?.code == .notUTF8 && fault?.line == 2)
  }

  @Test(arguments: ["a = 1\nb = \"\0\"", "a = 1\nb = \"\\u0000\"", "a = 1\nb = \"\\U00000000\""])
  func nulIsToldInItsLineHoweverItIsWritten(text: String) {
    let fault = fault(text)
    #expect(fault?.code == .nulCharacter && fault?.line == 2)
  }

  @Test(arguments: ["[", "[[", "[=", "[=\n", "[[ #]]", "[ề]", "[.a]", "a = 1\n[ ]", "a = [\n[=", "[a]]", "[[a]"])
  func headerWithoutANameIsASyntaxErrorInItsLine(text: String) {
    let fault = fault(text)
    #expect(fault?.code == .syntax)
    #expect(fault?.line == text.split(separator: "\n").count)
  }

  @Test(arguments: [
    "a = [}", "a = [}]", "a = [ 1,\n\u{2028}]", "a = 1979-05-27 1", "a = [1979-05-27 1 ]",
    "a = { b = [{c = [ }] }] }",
  ])
  func valueThatWouldAbortTheParserIsASyntaxError(text: String) {
    let fault = fault("[t]\n" + text)
    #expect(fault?.code == .syntax)
    #expect(fault?.line == text.split(separator: "\n").count + 1)
  }

  @Test func faultBeforeOneThatWouldAbortTheParserIsToldFirst() {
    #expect(fault("a = 1\na = 2\n[=\n")?.line == 2)
  }

  @Test(arguments: ["[", "{a=", "\"", "[{a="])
  func endlessNestingIsASyntaxError(opening: String) {
    let text = "a = " + String(repeating: opening, count: ConfigurationText.largestText / opening.utf8.count - 4)
    #expect(fault(text)?.code == .syntax)
  }
}
