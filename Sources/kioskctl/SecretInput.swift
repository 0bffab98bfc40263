import Glibc

/// Reads a secret as one line of standard input; on a terminal it asks for it and does not show it.
enum SecretInput {
  /// `nil` when the input ends before a character came.
  static func read(_ question: String) -> String? {
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal { Output.prompt(question) }
    let line = isTerminal ? withoutEcho { readLine() } : readLine()
    if isTerminal { Output.prompt("\n") }
    return line.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func withoutEcho(_ body: () -> String?) -> String? {
    var terminal = termios()
    guard tcgetattr(STDIN_FILENO, &terminal) == 0 else { return body() }
    let before = terminal
    terminal.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminal)
    defer {
      var restored = before
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &restored)
    }
    return body()
  }
}
