import Foundation
import TestSupport

/// strace as a hand that makes system calls slow, wrong or deadly.
enum Strace {
  private static let path = "/usr/bin/strace"

  /// Whether processes may be traced here.
  static let isPossible =
    (try? FinishedProgram(path, ["-qq", "-o", "/dev/null", "-e", "trace=none", "/bin/true"]))?.status == 0

  /// The words before a program's own, to run it with `calls` injected from its start. It dies with strace.
  ///
  /// - Parameter effect: As strace takes it: `error=EIO`, `retval=5`, `signal=KILL:when=7`.
  static func wrapper(_ calls: String, _ effect: String) -> [String] {
    [path, "-f", "-qq"] + arguments(calls, effect) + ["/usr/bin/setpriv", "--pdeathsig", "KILL"]
  }

  /// The program that a strace of this process number runs; `nil` when it has ended.
  static func program(of strace: Int32) -> Int32? {
    let children = try? String(contentsOfFile: "/proc/\(strace)/task/\(strace)/children", encoding: .utf8)
    return children?.split(separator: " ").first.flatMap { Int32($0) }
  }

  /// Injects into a running process for as long as `body` takes.
  static func with<Value: Sendable>(
    _ kiosk: RunningKiosk, _ calls: String, _ effect: String, _ body: () async throws -> Value
  ) async throws -> Value {
    try await with(process: kiosk.processID, calls, effect, body)
  }

  /// The same, for any process by its number.
  static func with<Value: Sendable>(
    process number: Int32, _ calls: String, _ effect: String, _ body: () async throws -> Value
  ) async throws -> Value {
    let process = ["-f", "-p", "\(number)"]
    return try await ProcessUnderTest.with(path, process + arguments(calls, effect)) { strace in
      try await strace.errors.first(containing: "attached")
      return try await body()
    }
  }

  private static func arguments(_ calls: String, _ effect: String) -> [String] {
    ["-o", "/dev/null", "-e", "trace=\(calls)", "-e", "inject=\(calls):\(effect)"]
  }
}
