import ClerkPage
import Foundation
import Testing

struct FormFieldsTests {
  @Test func fieldsAreReadAsBrowsersWriteThem() throws {
    let fields = try #require(FormFields(Data("code=H56.14%2D1+2&code=Nguy%E1%BB%85n&lang=en&empty=&bare".utf8)))
    #expect(fields.all("code") == ["H56.14-1 2", "Nguyễn"])
    #expect(fields.first("code") == "H56.14-1 2" && fields.first("nothing") == nil)
    #expect(fields.first("empty") == "" && fields.first("bare") == "")
    #expect(fields.language == .english && fields.token == "")
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "%C3=1"])
  func whatIsNoFormIsNone(body: String) {
    #expect(FormFields(Data(body.utf8)) == nil)
  }

  @Test func fieldsAreBounded() {
    let many = Array(repeating: "a=1", count: FormFields.mostFields + 1).joined(separator: "&")
    #expect(FormFields(Data(many.utf8)) == nil)
    #expect(FormFields(Data(many.dropLast(4).utf8)) != nil)
    #expect(FormFields(Data()) != nil)
  }
}
