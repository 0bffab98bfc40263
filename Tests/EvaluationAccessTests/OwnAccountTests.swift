import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

struct OwnAccountTests {
  private static let new = "một câu khác hẳn câu cũ"

  private func signedIn(_ body: (AccessDesk, Reader) async throws -> Void) async throws {
    try await AccessDesk.run { desk async throws in
      let reader = try #require(try await desk.reader(try await desk.signIn().get()))
      try await body(desk, reader)
    }
  }

  private func change(_ desk: AccessDesk, _ reader: Reader, _ present: String, _ new: String = Self.new) async throws
    -> PasswordChangeRefusal?
  {
    try await desk.access.changePassword(
      of: reader, present: present, new: new, from: "10.0.0.7", at: AccessDesk.morning)
  }

  @Test func theOwnPasswordIsChangedByWhoeverKnowsThePresentOne() async throws {
    try await signedIn { desk, reader async throws in
      #expect(try await change(desk, reader, AccessDesk.password) == nil)

      #expect(try await desk.access.reader(token: reader.formToken, at: AccessDesk.morning) == nil)
      #expect(try await desk.signIn() == .failure(.wrong))
      #expect(try await desk.signIn("ha.nguyen", Self.new).isSuccess)
      #expect(try await desk.trail().contains(.passwordReplaced))
    }
  }

  @Test func aWrongPresentPasswordChangesNothingIsRecordedAndIsLimited() async throws {
    try await signedIn { desk, reader async throws in
      for _ in 1...4 { #expect(try await change(desk, reader, "sai rồi sai nữa") == .wrong) }
      #expect(try await desk.trail().filter { $0 == .wrongPassword }.count == 4)
    }
    try await signedIn { desk, reader async throws in
      for _ in 1...5 { _ = try await change(desk, reader, "sai rồi sai nữa") }
      #expect(try await change(desk, reader, AccessDesk.password) == .limited)
      #expect(try await desk.trail().contains(.passwordReplaced) == false)
    }
  }

  @Test func aPasswordThatIsNotGoodEnoughIsRefused() async throws {
    try await signedIn { desk, reader async throws in
      #expect(try await change(desk, reader, AccessDesk.password, "ngắn") == .password(.tooShort))
      #expect(try await desk.signIn().isSuccess)
    }
  }

  @Test func theOwnSignInsAreShownAndNobodyElses() async throws {
    try await signedIn { desk, reader async throws in
      _ = try await desk.signIn("ha.nguyen", "sai rồi sai nữa", from: "10.9.9.9")
      _ = try await desk.signIn("khong.ai", "sai rồi sai nữa")

      let events = try await desk.access.signIns(of: reader)

      #expect(events.map(\.kind) == [.wrongPassword, .signedIn])
      #expect(events.map(\.address) == ["10.9.9.9", "10.0.0.7"])
    }
  }

  @Test func ofManyRefusalsOfOneAccountTheFirstAreRecorded() async throws {
    try await signedIn { desk, reader async throws in
      for _ in 1...200 {
        try await desk.access.recordRefusal(
          of: "/accounts", to: reader, from: "10.0.0.7", at: AccessDesk.morning)
      }
      #expect(try await desk.trail().filter { $0 == .refused }.count == 10)
    }
  }
}
