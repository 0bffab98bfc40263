import Foundation
import Testing

@testable import EvaluationAssembly

struct PasswordFileTests {
  /// What comes of a file with that content and mode.
  /// - Parameter credentials: where the service manager keeps credentials, seen from the file's folder.
  private static func password(
    _ content: String, mode: Int, credentials: @Sendable (String) -> String? = { _ in nil }
  ) async throws -> Result<String, CentreFailure> {
    var read: Result<String, CentreFailure>?
    try await ScratchFolder.with { folder in
      let file = PasswordFile(path: try folder.write(content, to: "postgres.password"))
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      do throws(CentreFailure) {
        read = .success(try file.password(credentials: credentials(folder.url.path)))
      } catch { read = .failure(error) }
    }
    return try #require(read)
  }

  private static func code(_ read: Result<String, CentreFailure>) -> String? {
    if case .failure(let failure) = read { failure.code } else { nil }
  }

  @Test(arguments: ["geheim", "geheim\n", "geheim\nmore\n"])
  func theFirstLineIsThePassword(content: String) async throws {
    #expect(try await Self.password(content, mode: 0o400) == .success("geheim"))
  }

  @Test func blanksBelongToThePassword() async throws {
    #expect(try await Self.password(" một mật khẩu \n", mode: 0o600) == .success(" một mật khẩu "))
  }

  @Test(arguments: [0o440, 0o404, 0o640, 0o644])
  func aPasswordThatOthersMayReadIsRefused(mode: Int) async throws {
    let read = try await Self.password("geheim", mode: mode)
    #expect(Self.code(read) == "password-exposed" && !"\(read)".contains("geheim"))
  }

  /// The service manager lets the service's user read it by an entry beside the mode, which shows as the group's.
  @Test func aCredentialOfTheServiceManagerMayHaveAGroup() async throws {
    #expect(try await Self.password("geheim", mode: 0o440) { $0 } == .success("geheim"))
    for credentials in [{ @Sendable (_: String) in "" }, { @Sendable (folder: String) in folder + "-other" }] {
      #expect(Self.code(try await Self.password("geheim", mode: 0o440, credentials: credentials)) == "password-exposed")
    }
    #expect(Self.code(try await Self.password("geheim", mode: 0o444) { $0 }) == "password-exposed")
  }

  @Test(arguments: ["", "\n", "\ngeheim", "a\0b", String(repeating: "x", count: 5000)])
  func whatIsNoPasswordIsToldSo(content: String) async throws {
    #expect(Self.code(try await Self.password(content, mode: 0o400)) == "password-unreadable")
  }

  @Test(arguments: ["/nowhere/password", "/tmp"])
  func whatIsNoFileIsToldSo(path: String) {
    let failure = #expect(throws: CentreFailure.self) { try PasswordFile(path: path).password(credentials: nil) }
    #expect(failure?.code == "password-unreadable" && failure?.exit == .badConfiguration)
  }
}
