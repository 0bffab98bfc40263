import Foundation
import Testing

@testable import KioskForwarding

@Suite struct KioskKeyTests {
  private let scratch: ScratchFolder
  private var path: String { scratch.file("kiosk.key") }

  init() throws { scratch = try ScratchFolder() }

  @Test func firstStartMakesAKeyThatOnlyItsOwnerCanRead() throws {
    let key = try KioskKey(path: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(key.publicKeyText.count == 43)
    #expect(scratch.names == ["kiosk.key"])
  }

  @Test func laterStartsReadTheSameKey() throws {
    let first = try KioskKey(path: path)
    let second = try KioskKey(path: path)
    #expect(first.publicKeyText == second.publicKeyText)
  }

  @Test func twoKiosksMakeDifferentKeys() throws {
    #expect(try KioskKey(path: path).publicKeyText != KioskKey(path: scratch.file("other.key")).publicKeyText)
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o620, 0o602, 0o610])
  func keyThatOthersCouldTouchIsRefused(mode: Int) throws {
    _ = try KioskKey(path: path)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    #expect(throws: ForwardingError.keyExposed(path: path)) { try KioskKey(path: path) }
  }

  @Test(arguments: [
    "", "kiosk-key-1", "kiosk-key-1 abc", "kiosk-key-2 \(String(repeating: "A", count: 43))", "\u{0}\u{1}",
  ])
  func damagedKeyIsRefusedAndNotReplaced(content: String) throws {
    try scratch.write(content, to: "kiosk.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(throws: ForwardingError.keyUnreadable(path: path)) { try KioskKey(path: path) }
    #expect(try scratch.text(of: "kiosk.key") == content)
  }

  @Test func leftoverOfAnInterruptedStartIsNoHindrance() throws {
    try scratch.write("half", to: "kiosk.key.new")
    let key = try KioskKey(path: path)
    #expect(try KioskKey(path: path).publicKeyText == key.publicKeyText)
    #expect(scratch.names == ["kiosk.key"])
  }

  @Test func folderThatIsMissingIsNamedWithItsReason() {
    let missing = scratch.file("no/kiosk.key")
    #expect(throws: ForwardingError.fileUnwritable(path: missing, reason: "No such file or directory")) {
      try KioskKey(path: missing)
    }
  }

  @Test func oversizedOrSpecialFileIsNotRead() throws {
    let folder = scratch.file("folder.key")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(throws: ForwardingError.keyUnreadable(path: folder)) { try KioskKey(path: folder) }
    try scratch.write(String(repeating: "x", count: PrivateFile.longestBytes + 1), to: "kiosk.key")
    #expect(throws: ForwardingError.keyUnreadable(path: path)) { try KioskKey(path: path) }
  }
}
