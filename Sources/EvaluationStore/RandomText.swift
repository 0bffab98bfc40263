import RatingModel

/// Random characters of `a–z2–7`, five bits each, from the system's generator.
func randomText(length: Int) -> String {
  let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
  var generator = SystemRandomNumberGenerator()
  return String((0..<length).map { _ in alphabet[Int(generator.next() & 31)] })
}

/// 128 random bits as 32 lower-case hexadecimal digits.
func randomHexadecimal() -> String {
  var generator = SystemRandomNumberGenerator()
  return Hexadecimal.text((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
}
