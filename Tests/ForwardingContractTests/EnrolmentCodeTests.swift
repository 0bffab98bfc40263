import ForwardingContract
import Testing

struct EnrolmentCodeTests {
  private let text = "kq1." + String(repeating: "a2", count: 16) + "." + String(repeating: "0f", count: 16)

  @Test func aCodeReadsBack() { #expect(EnrolmentCode(text)?.text == text) }

  @Test func blanksFromCopyingAreForgiven() { #expect(EnrolmentCode(" \(text)\n")?.text == text) }

  @Test func otherTextsAreRefused() {
    #expect(EnrolmentCode("") == nil)
    #expect(EnrolmentCode("kq2" + text.dropFirst(3)) == nil)
    #expect(EnrolmentCode(text.uppercased()) == nil)
    #expect(EnrolmentCode(String(text.dropLast())) == nil)
  }
}
