import Foundation
import TestSupport
import Testing

/// What `kioskctl verify` makes of the centre's key that it is given, or finds.
@Suite(.timeLimit(.minutes(5))) struct VerifyCommandTests {
  private static func verify(_ arguments: [String]) async throws -> (status: Int32, errors: [String]) {
    let kioskctl = try ProcessUnderTest("kioskctl", ["verify"] + arguments)
    let status = await kioskctl.wait()
    while await kioskctl.errors.next() != nil {}
    return (status, kioskctl.errors.all)
  }

  @Test(arguments: ["", "centre", String(repeating: "A", count: 42), String(repeating: "=", count: 43)])
  func aKeyThatIsNoneIsAWrongOption(key: String) async throws {
    let (status, errors) = try await Self.verify(["--centre-key", key, "/nowhere/journal.sqlite"])
    #expect(status == 64)
    #expect(errors.contains { $0.contains("--centre-key must be a public key") })
  }

  /// Whoever rewrites a journal does not get it unchecked by spoiling the key beside it.
  @Test func anEnrolmentThatCannotBeReadIsSaid() async throws {
    let folder = try ScratchFolder("verify")
    try Data("{}".utf8).write(to: folder.file("enrolment.json"))
    let (status, errors) = try await Self.verify([folder.file("journal.sqlite").path])
    #expect(status == 66)
    #expect(errors.contains { $0.contains("enrolment-unreadable") && $0.contains("--centre-key") })
  }
}
