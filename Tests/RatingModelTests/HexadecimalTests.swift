import RatingModel
import Testing

struct HexadecimalTests {
  @Test func everyByteIsTwoLowerCaseDigits() {
    #expect(Hexadecimal.text([0x00, 0x0F, 0x10, 0xAB, 0xFF]) == "000f10abff")
    #expect(Hexadecimal.text([]) == "")
  }
}
