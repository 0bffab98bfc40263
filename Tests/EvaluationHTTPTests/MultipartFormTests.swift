import Foundation
import Testing

@testable import EvaluationHTTP

struct MultipartFormTests {
  private let type = "multipart/form-data; boundary=xYz"

  private func form(_ text: String, type: String? = nil) -> MultipartForm? {
    MultipartForm(Data(text.replacing("\n", with: "\r\n").utf8), contentType: type ?? self.type)
  }

  @Test func fieldsAndFilesComeOutAsTheyWent() throws {
    var body = Data("--xYz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n--xYz\r\n".utf8)
    body += Data("content-disposition: form-data; name=\"units\"; filename=\"đơn %22vị%22.csv\"\r\n".utf8)
    body += Data("Content-Type: text/csv\r\n\r\n".utf8)
    let content = Data([0, 13, 10, 45, 45, 255, 13, 10, 13, 10])
    body += content + Data("\r\n--xYz--\r\n".utf8)
    let form = try #require(MultipartForm(body, contentType: type))
    #expect(form["token"] == "abc")
    #expect(form["units"] == "")
    #expect(form.file("units")?.body == content)
    #expect(form.file("units")?.fileName == "đơn \"vị\".csv")
    #expect(form.file("token") == nil)
  }

  @Test func aFileThatWasNotChosenIsNone() throws {
    let body =
      "--xYz\nContent-Disposition: form-data; name=\"units\"; filename=\"\"\nContent-Type: application/octet-stream\n\n\n--xYz--"
    let read = try #require(form(body))
    #expect(read.file("units") == nil)
  }

  @Test(arguments: [
    "", "--xYz", "--xYz--x", "preamble\n--xYz--", "--xYz\n", "--xYz\nContent-Disposition: form-data; name=\"a\"\n\nb",
    "--xYz\nContent-Disposition: form-data; name=\"a\"\n\nb\n--xYz", "--xYz\n\nb\n--xYz--",
    "--xYz\nContent-Disposition: attachment; name=\"a\"\n\nb\n--xYz--",
    "--xYz\nContent-Disposition: form-data\n\nb\n--xYz--",
    "--xYz\nContent-Disposition: form-data; name=\"\"\n\nb\n--xYz--",
    "--xYz\nContent-Disposition: form-data; name=\"a\"\nContent-Disposition: form-data; name=\"b\"\n\nb\n--xYz--",
    "--xYz\nContent-Disposition: form-data; name=\"a\"\n\nb\n--xYz--\nmore",
    "--xYz\nContent-Disposition: form-data; name=\"a\n\nb\n--xYz--",
  ])
  func whatIsNoFormIsNone(body: String) { #expect(form(body) == nil) }

  @Test func tooManyPartsOrTooLongAHeadIsNoForm() {
    let part = "--xYz\nContent-Disposition: form-data; name=\"a\"\n\nb\n"
    #expect(form(String(repeating: part, count: 32) + "--xYz--") != nil)
    #expect(form(String(repeating: part, count: 33) + "--xYz--") == nil)
    let long = String(repeating: "x", count: 5000)
    #expect(form("--xYz\nX: \(long)\nContent-Disposition: form-data; name=\"a\"\n\nb\n--xYz--") == nil)
  }

  @Test(arguments: [
    "multipart/form-data", "text/plain; boundary=a", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\"\"",
    "multipart/form-data; boundary=a b", "multipart/form-data; boundary=a; boundary=b",
    "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
  ])
  func aBoundaryThatIsNoneIsRefused(type: String) { #expect(MultipartForm.boundary(of: type) == nil) }

  @Test func aBoundaryMayBeQuoted() {
    #expect(MultipartForm.boundary(of: "Multipart/Form-Data; charset=utf-8; boundary=\"a.b\"") == "a.b")
  }
}
