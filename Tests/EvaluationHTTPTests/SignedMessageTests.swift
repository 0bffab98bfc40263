import ForwardingContract
import Foundation
import Testing

@testable import EvaluationHTTP

struct SignedMessageTests {
  @Test(arguments: ["", "a", "a.b", "a.b.c.d", "..", "e30.e30.=", "e30.e30.e30", "☃.☃.☃"])
  func whatIsNoMessageIsRefused(text: String) {
    #expect(throws: TransportRefusal.malformed) { try SignedMessage.read(text, type: .batch).get() }
  }

  @Test func aCriticalExtensionIsNotIgnored() throws {
    let header = Base64URL.text(Data(#"{"alg":"EdDSA","typ":"kiosk-batch+jwt","kid":"k","crit":["b64"]}"#.utf8))
    #expect(throws: TransportRefusal.algorithm) { try SignedMessage.read("\(header).e30.AA", type: .batch).get() }
  }

  @Test func everyRefusalHasAHintAndAStatus() {
    for refusal in TransportRefusal.allCases {
      #expect(!refusal.refusal.hint.isEmpty && !refusal.refusal.message.isEmpty)
      #expect((400..<600).contains(RefusalStatus.of(refusal).code))
    }
  }

  @Test func base64urlHasOneSpellingOnly() {
    #expect(Base64URL.data("AA") == Data([0]))
    #expect(Base64URL.data("AB") == nil)
    #expect(Base64URL.data("AA==") == nil)
    #expect(Base64URL.text(Data([0xFB, 0xFF])) == "-_8")
  }
}
