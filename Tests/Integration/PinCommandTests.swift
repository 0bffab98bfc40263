import Foundation
import KioskAccess
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PinCommandTests {
  private func pin(_ lines: [String], _ options: [String] = []) async throws -> (status: Int32, text: String) {
    let kioskctl = try ProcessUnderTest("kioskctl", ["pin"] + options)
    for line in lines { try kioskctl.write(line) }
    kioskctl.closeInput()
    let status = await kioskctl.wait()
    while await kioskctl.output.next() != nil {}
    while await kioskctl.errors.next() != nil {}
    return (status, (kioskctl.output.all + kioskctl.errors.all).joined(separator: "\n"))
  }

  @Test(arguments: [("pin_hash", "246813", [String]()), ("badge_hash", "0004711223", ["--badge", "--staff", "CB017"])])
  func lineIsReadyToPaste(key: String, secret: String, options: [String]) async throws {
    let (status, line) = try await pin([secret, secret], options)
    let match = try #require(line.wholeMatch(of: /([a-z_]+) = "([^"]+)"/), "\(line)")
    #expect(status == 0 && match.1 == key && SecretHash(String(match.2)) != nil)
    #expect(!line.contains(secret))
  }

  @Test func badgeThatTheScannerReadsIsNoSecret() async throws {
    let (status, text) = try await pin(["CB:CB017", "CB:CB017"], ["--badge", "--staff", "CB017"])
    #expect(status == 1 && text.contains("kioskctl: badge-guessable: "))
    #expect(try await pin(["0004711223", "0004711223"], ["--badge"]).status == 64)
  }

  @Test(arguments: [
    (["246813", "246814"], "input-differs"), (["246813"], "input-ended"), (["98", "98"], "pin-length"),
    (["123456", "123456"], "pin-plain"),
  ])
  func slipOrAPlainPINIsRefusedWithAHint(lines: [String], code: String) async throws {
    let (status, text) = try await pin(lines)
    #expect(status == 1 && text.contains("kioskctl: \(code): ") && !text.contains(lines[0]))
  }
}
