import KioskDevices
import Testing

@Suite struct KeyNamesTests {
  @Test(arguments: [("KEY_1", 2), ("KEY_KP1", 79), ("BTN_TRIGGER", 0x120), ("KEY_ENTER", 28)] as [(String, UInt16)])
  func theKernelsNamesAreKnown(name: String, code: UInt16) {
    #expect(KeyNames.code(of: name) == code)
    #expect(KeyNames.name(of: code) == name)
  }

  @Test(arguments: ["", "KEY_", "key_1", "1", "EV_KEY", "ABS_X", "KEY_1 "]) func otherNamesAreNone(name: String) {
    #expect(KeyNames.code(of: name) == nil)
  }

  @Test func aCodeWithoutNameIsCalledByItsNumber() {
    #expect(KeyNames.name(of: 0x12c) == "0x12c" && KeyNames.code(of: "0x12c") == 0x12c)
    #expect(KeyNames.code(of: "0x300") == nil && KeyNames.code(of: "0x0") == nil && KeyNames.code(of: "0x-1") == nil)
    #expect(KeyNames.code(of: "0x+5") == nil && KeyNames.code(of: "0x") == nil)
  }
}
