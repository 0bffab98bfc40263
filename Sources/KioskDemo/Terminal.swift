import Glibc

/// The terminal as a row of buttons: keys arrive one by one, nothing is echoed.
struct Terminal {
  private let before: termios

  /// `nil` when standard input is no terminal.
  init?() {
    var before = termios()
    guard isatty(0) == 1, tcgetattr(0, &before) == 0 else { return nil }
    self.before = before
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(0, TCSANOW, &raw)
  }

  /// As it was found.
  func restore() {
    var before = before
    tcsetattr(0, TCSANOW, &before)
  }

  /// Digits as they are typed; ends at the end of the input or with the letter q.
  func digits() -> AsyncStream<Int> {
    AsyncStream { continuation in
      let reader = StandardInput { byte in
        if byte == UInt8(ascii: "q") { return false }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { continuation.yield(Int(byte - UInt8(ascii: "0"))) }
        return true
      }
      reader.start { continuation.finish() }
    }
  }
}
