import Foundation
import RatingModel
import Testing

struct IdentifierTests {
  @Test(arguments: ["H56.14", "000.00.00.H56", "000.A0.01.H26", "H21.227"])
  func unitCodesSeenInTheFieldAreAccepted(text: String) { #expect(UnitCode(text)?.text == text) }

  @Test(arguments: ["", "h56", "H56/14", "H56 14", String(repeating: "A", count: 36)])
  func whatIsNoUnitCodeIsRefused(text: String) { #expect(UnitCode(text) == nil) }

  /// In keys of tallies a bare `-` says that there is none.
  @Test(arguments: ["-", ".", "--"])
  func aCodeHoldsALetterOrDigit(text: String) {
    #expect(ProcedureCode(text) == nil)
    #expect(CounterCode(text) == nil)
    #expect(ProcedureCode("1" + text) != nil)
  }

  @Test func aClerkIsTheUnitAndTheStaffCode() {
    #expect(ClerkID("H56.14/CB017")?.description == "H56.14/CB017")
    #expect(ClerkID("CB017") == nil)
    #expect(ClerkID("H56.14/CB/017") == nil)
  }

  @Test func decodingChecksTheRule() {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([UnitCode].self, from: Data(#"["h56"]"#.utf8)) }
  }

  @Test(arguments: [
    "H56.14-240823-0001", "000.00.16.G04-220405-0008", "000.A0.01.H26-210212-9090", "000.00.01.H26-260930-0012",
    "H26.001.02-260125-AA12345",
  ])
  func dossierCodesOfTheCircularsAreNotOdd(text: String) throws {
    #expect(try #require(DossierCode(text)).isOdd == false)
  }

  @Test(arguments: ["H56.14-240231-0001", "12345", "hồ sơ 17", "H56.14-240823-001"])
  func otherDossierCodesAreOddButKept(text: String) throws {
    let code = try #require(DossierCode(text))
    #expect(code.isOdd)
    #expect(code.text == text)
  }

  @Test func dossierCodesAreComposedAndBounded() {
    #expect(DossierCode("ho\u{0302}\u{0300} so\u{031B}")?.text == "hồ sơ")
    #expect(DossierCode(" ") == nil)
    #expect(DossierCode("a\u{1D}b") == nil)
    #expect(DossierCode(String(repeating: "1", count: 50)) != nil)
    #expect(DossierCode(String(repeating: "1", count: 51)) == nil)
  }

  @Test func marksHaveOneSpelling() {
    #expect("\(Marks([.undated, .burst]))" == "burst+undated")
    #expect(Marks("burst+undated") == [.undated, .burst])
    #expect(Marks("undated+burst") == nil)
    #expect(Marks("burst+burst") == nil)
    #expect(Marks("") == [])
  }
}
