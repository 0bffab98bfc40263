/// What the keys of a US keyboard type: scanners pass for one. Key codes are mapped here and not by the system, through
/// whose layout (`vn`) a dossier's code would arrive as Vietnamese letters.
enum TypedCharacters {
  static let enter: UInt16 = 28
  static let tab: UInt16 = 15
  static let keypadEnter: UInt16 = 96
  static let lineFeed: UInt16 = 101
  static let terminators: Set<UInt16> = [enter, tab, keypadEnter, lineFeed]
  /// KEY_LEFTSHIFT, KEY_RIGHTSHIFT.
  static let shifts: Set<UInt16> = [42, 54]
  /// Control, Alt and Meta on both sides: what is typed with them is a command, no character.
  static let commands: Set<UInt16> = [29, 97, 56, 100, 125, 126]

  static func character(_ code: UInt16, isShifted: Bool) -> Character? {
    if let pair = rows[code] { return isShifted ? pair.shifted : pair.plain }
    return keypad[code]
  }

  private static let rows: [UInt16: (plain: Character, shifted: Character)] = {
    // The first key code of each row, its characters, and the same with shift.
    let lines: [(first: UInt16, plain: String, shifted: String)] = [
      (2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"), (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
      (43, #"\zxcvbnm,./"#, "|ZXCVBNM<>?"), (57, " ", " "),
    ]
    var rows: [UInt16: (Character, Character)] = [:]
    for line in lines {
      for (place, pair) in zip(line.plain, line.shifted).enumerated() { rows[line.first + UInt16(place)] = pair }
    }
    return rows
  }()

  /// As with NumLock: scanners send it before the text.
  private static let keypad: [UInt16: Character] = [
    71: "7", 72: "8", 73: "9", 74: "-", 75: "4", 76: "5", 77: "6", 78: "+", 79: "1", 80: "2", 81: "3", 82: "0", 83: ".",
    55: "*", 98: "/", 117: "=",
  ]
}
