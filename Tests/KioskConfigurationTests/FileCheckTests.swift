import Foundation
import KioskConfiguration
import Testing

struct FileCheckTests {
  private func settings(_ scratch: ScratchFolder) throws -> KioskSettings {
    // Everything in this file is in order but the one folder.
    let bytes = try BadFile(code: .directoryMissing).bytes(scratch: scratch.path)
    return try parse(Data(String(decoding: bytes, as: UTF8.self).replacing("/missing/", with: "/").utf8)).get()
  }

  @Test func filesInOrderGiveNoDiagnostic() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    #expect(try settings(scratch).checkFiles().isEmpty)
  }

  @Test func secretsContentsAreNeverTold() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("token", "short-token", mode: 0o600)
    let diagnostics = try settings(scratch).checkFiles()
    #expect(diagnostics.map(\.code) == [.tokenUnusable])
    #expect(!diagnostics.contains { $0.text(file: "").contains("short-token") })
  }

  @Test(arguments: [
    "", "-----BEGIN PUBLIC KEY-----", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
    String(repeating: "g", count: 64), String(repeating: "0a", count: 32) + " 00", String(repeating: "ề", count: 64),
  ])
  func otherThanSixtyFourHexadecimalDigitsIsNoCasePublicKey(text: String) {
    #expect(CasePublicKey(Data(text.utf8)) == nil)
  }

  @Test func aCasePublicKeyIsReadWithBlanksAroundIt() {
    let key = CasePublicKey(Data((" " + String(repeating: "0aFf", count: 16) + "\n").utf8))
    #expect(key?.bytes == Data((0..<32).map { $0.isMultiple(of: 2) ? 0x0A : 0xFF }))
  }

  @Test(arguments: [0o604, 0o602, 0o666])
  func secretThatOthersMayReadOrChangeIsExposed(mode: Int) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("token", String(repeating: "x", count: 40), mode: mode)
    #expect(try settings(scratch).checkFiles().map(\.code) == [.secretExposed])
  }

  @Test(arguments: [(0o644, [.secretExposed]), (0o640, [])] as [(Int, [ConfigurationDiagnostic.Code])])
  func configurationWithHashesIsASecretItself(mode: Int, codes: [ConfigurationDiagnostic.Code]) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("kioskd.toml", "[kiosk]", mode: mode)
    let path = scratch.path + "/kioskd.toml"
    #expect(try settings(scratch).checkFiles(configuration: path).isEmpty)

    let bytes = try BadFile(code: .directoryMissing).bytes(scratch: scratch.path)
    let (salt, key) = (String(repeating: "0f", count: 16), String(repeating: "a7", count: 32))
    let hash = "badge_hash = \"scrypt$14$8$1$\(salt)$\(key)\""
    let text = String(decoding: bytes, as: UTF8.self).replacing("/missing/", with: "/")
      .replacing("staff = \"CB017\"", with: "staff = \"CB017\"\n\(hash)")
    #expect(try parse(Data(text.utf8)).get().checkFiles(configuration: path).map(\.code) == codes)
  }

  @Test func fileNamedByItsStandardValueIsCheckedToo() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let bytes = try BadFile(code: .directoryMissing).bytes(scratch: scratch.path)
    let text = String(decoding: bytes, as: UTF8.self).replacing(/token_file.*\n/, with: "")
    let keys = try parse(text).get().checkFiles().map(\.key)
    #expect(keys.contains("listeners.sessions.token_file"))
  }

  @Test(arguments: [
    String(repeating: "a", count: 31), String(repeating: "a", count: 257), "two " + String(repeating: "a", count: 40),
    String(repeating: "ề", count: 40),
  ])
  func tokenFileHoldsOneLongWordOfASCII(text: String) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("token", text, mode: 0o600)
    #expect(try settings(scratch).checkFiles().map(\.code) == [.tokenUnusable])
  }
}
