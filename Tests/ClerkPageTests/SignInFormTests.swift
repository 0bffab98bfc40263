import ClerkPage
import Foundation
import RatingModel
import Testing

struct SignInFormTests {
  private func form(_ body: String) throws -> SignInForm { SignInForm(try #require(FormFields(Data(body.utf8)))) }

  @Test(
    arguments: [
      ("CB017", "H56.14/CB017"), ("+CB017%0D", "H56.14/CB017"), ("H57.01/CB017", "H57.01/CB017"), ("CB+017", nil),
      ("", nil), ("/", nil), ("H56.14/CB017/x", nil),
    ] as [(String, String?)])
  func codeNamesAClerkOfTheUnitOrOfAnother(staff: String, clerk: String?) throws {
    let unit = try #require(UnitCode("H56.14"))
    #expect(try form("staff=\(staff)&secret=1").clerk(of: unit) == clerk.flatMap { ClerkID($0) })
  }

  @Test func readerThatEndsTheFirstFieldWithEnterIsNoAttempt() throws {
    #expect(try form("staff=CB017&secret=").isUnfinished)
    #expect(try form("secret=246813").isUnfinished)
    #expect(try !form("staff=CB017&secret=246813").isUnfinished)
  }

  @Test func typedTextsAreBounded() throws {
    let form = try form("staff=\(String(repeating: "A", count: 5000))&secret=\(String(repeating: "1", count: 5000))")
    #expect(form.staff.count == 128 && form.secret.count == 128)
  }
}
