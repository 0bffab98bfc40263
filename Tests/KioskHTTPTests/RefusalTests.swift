import ForwardingContract
import KioskSession
import Testing

@testable import KioskHTTP

@Suite struct RefusalTests {
  private static let transport: [TransportRefusal] = [
    .tokenMissing, .tokenWrong, .hostForeign, .originForeign, .contentTypeUnknown(expected: "x"), .busy,
    .versionUnknown, .pathUnknown, .methodUnknown(allowed: "GET"),
    .bodyTooLarge(bytes: 1), .bodySlow, .body(.malformed), .sessionInvalid, .body(.fieldUnknown("x")),
    .body(.fieldMissing("x")), .body(.fieldInvalid("x", expected: "y")),
  ]

  @Test func everyRefusalHasACodeOfItsOwnAndSaysWhatToDo() {
    let refusals = Self.transport.map(\.refusal) + SessionRefusal.allCases.map(\.refusal)
    #expect(Set(refusals.map(\.code)).count == refusals.count)
    for refusal in refusals {
      #expect(refusal.code.wholeMatch(of: /[a-z]+(-[a-z]+)+/) != nil)
      #expect(refusal.message.hasSuffix("."))
      #expect(!refusal.hint.isEmpty)
    }
  }

  @Test(arguments: [
    (SessionRefusal.sessionConflict, 409), (.sessionUnknown, 404), (.sessionEnded, 410), (.sessionInvited, 409),
    (.clerkMissing, 422),
    (.tooManyDossiers, 422), (.timelinessWithoutReturn, 422), (.unavailable, 503),
  ])
  func countersRefusalsHaveTheirStatus(refusal: SessionRefusal, status: Int) {
    #expect(refusal.status.code == status)
    #expect(refusal.refusal.retry == (refusal == .unavailable))
    #expect((refusal.headers[.retryAfter] != nil) == (refusal == .unavailable))
  }

  @Test func listenersRefusalsHaveTheirStatus() {
    #expect(
      Self.transport.map(\.status.code) == [
        401, 401, 421, 403, 415, 503, 404, 404, 405, 413, 408, 400, 422, 422, 422, 422,
      ])
  }
}
