/// What the keys of a US keyboard type: scanners pass for one. Key codes are mapped here and not by the system, through
/// whose layout (`vn`) a dossier's code would arrive as Vietnamese letters.
enum TypedCharacters {
  static let enter: UInt16 = 28
  static let tab: UInt16 = 15
  static let keypadEnter: UInt16 = 96
  static let lineFeed: UInt16 = 101
  static let terminators: Set<UInt16> = [enter, tab, keypadEnter, lineFeed]
  static let capsLock: UInt16 = 58
  static let numLock: UInt16 = 69
  /// KEY_LEFTSHIFT, KEY_RIGHTSHIFT.
  static let shifts: Set<UInt16> = [42, 54]
  /// KEY_LEFTCTRL, KEY_RIGHTCTRL.
  static let controls: Set<UInt16> = [29, 97]
  /// KEY_LEFTALT, KEY_RIGHTALT.
  static let alts: Set<UInt16> = [56, 100]
  /// KEY_LEFTMETA, KEY_RIGHTMETA.
  static let metas: Set<UInt16> = [125, 126]
  /// What changes what others type.
  static let modifiers = shifts.union(controls).union(alts).union(metas)

  static func character(_ code: UInt16, isShifted: Bool, isCapital: Bool) -> Character? {
    guard let pair = rows[code] else { return keypad[code] }
    // CapsLock is Shift for letters alone, and takes Shift back.
    return isShifted != (isCapital && pair.plain.isLetter) ? pair.shifted : pair.plain
  }

  /// The control character of Ctrl with a key: Ctrl+J is a line feed, Ctrl+] the separator of GS1 codes.
  static func control(_ code: UInt16) -> Unicode.Scalar? {
    guard let plain = rows[code]?.plain else { return nil }
    // Ctrl+^ and Ctrl+_ are on 6 and the minus; what has no such character is no text.
    let letter: Character? = ["6": "^", "-": "_"][plain] ?? plain.uppercased().first
    guard let value = letter?.asciiValue, (0x40...0x5F).contains(value) else { return nil }
    return Unicode.Scalar(value - 0x40)
  }

  /// The digit of a keypad's key.
  static func digit(_ code: UInt16) -> UInt32? { keypad[code]?.wholeNumberValue.map(UInt32.init) }

  private static let rows: [UInt16: (plain: Character, shifted: Character)] = {
    // The first key code of each row, its characters, and the same with shift.
    let lines: [(first: UInt16, plain: String, shifted: String)] = [
      (2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"), (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
      (43, #"\zxcvbnm,./"#, "|ZXCVBNM<>?"), (57, " ", " "), (86, "\\", "|"),
    ]
    var rows: [UInt16: (Character, Character)] = [:]
    for line in lines {
      for (place, pair) in zip(line.plain, line.shifted).enumerated() { rows[line.first + UInt16(place)] = pair }
    }
    return rows
  }()

  /// Always as with NumLock: scanners send it before the text, or around each digit, or not at all, and mean digits.
  private static let keypad: [UInt16: Character] = [
    71: "7", 72: "8", 73: "9", 74: "-", 75: "4", 76: "5", 77: "6", 78: "+", 79: "1", 80: "2", 81: "3", 82: "0", 83: ".",
    55: "*", 98: "/", 117: "=",
  ]
}
