import Foundation
import Glibc

/// Reads a password as one line of standard input; on a terminal it asks for it and does not show it.
package enum PasswordInput {
  /// `nil` when the input ends before a character came.
  /// - Parameter prompt: What a terminal asks with.
  package static func read(_ prompt: String = "Password: ") -> String? {
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal { try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8)) }
    let line = isTerminal ? withoutEcho { readLine() } : readLine()
    if isTerminal { try? FileHandle.standardError.write(contentsOf: Data("\n".utf8)) }
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
