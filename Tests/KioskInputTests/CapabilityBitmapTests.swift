import KioskInput
import Testing

@Suite struct CapabilityBitmapTests {
  @Test(
    arguments: [
      ("1c", [2, 3, 4]), ("0", []), ("", []), ("1 0 0 0 0", [256]), ("8000000000000000\n", [63]),
      ("1 8000000000000001", [0, 63, 64]),
    ] as [(String, Set<UInt16>)]) func wordsAreReadFromTheHighest(text: String, codes: Set<UInt16>)
  {
    #expect(CapabilityBitmap.codes(text) == codes)
  }

  @Test func aKeyboardAsItsDriverWritesIt() {
    let codes = CapabilityBitmap.codes("120013 803078f800d001 feffffdfffefffff fffffffffffffffe")
    #expect(codes.isSuperset(of: [1, 2, 30, 63, 116]))
    #expect(!codes.contains(0))
  }

  @Test(arguments: ["x", "1 y", "11111111111111111", "1 1 1 1 1 1 1 1 1 1 1 1 1"])
  func whatIsNoBitmapHasNoKeys(text: String) {
    #expect(CapabilityBitmap.codes(text) == [])
  }
}
