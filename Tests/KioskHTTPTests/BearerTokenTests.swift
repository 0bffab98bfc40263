import Testing

@testable import KioskHTTP

@Suite struct BearerTokenTests {
  private static let text = "0123456789abcdef0123456789abcdef"

  @Test func onlyTheWholeTokenIsAccepted() throws {
    let token = try BearerToken("\(Self.text)\n".utf8)
    #expect(token.isCarried(by: "Bearer \(Self.text)"))
    #expect(token.isCarried(by: "bearer \(Self.text)"))
    for wrong in [
      "", "Bearer", "Bearer ", Self.text, "Basic \(Self.text)", "Bearer \(Self.text)0",
      "Bearer \(Self.text.dropLast())",
      "Bearer X\(Self.text.dropFirst())", "Bearer  \(Self.text)", "Bearer \(Self.text.uppercased())",
    ] {
      #expect(!token.isCarried(by: wrong), "\(wrong)")
    }
  }

  @Test(arguments: [
    "", "\n", "short", "0123456789abcdef0123456789abcde", "two words 0123456789abcdef0123456789abcdef",
    String(repeating: "x", count: 257), String(repeating: "é", count: 40),
  ])
  func tokenThatIsShortLongOrOddIsRefused(content: String) {
    #expect(throws: ListenerError.tokenMalformed) { try BearerToken(content.utf8) }
  }
}
