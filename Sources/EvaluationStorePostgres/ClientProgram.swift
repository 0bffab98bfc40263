import Dispatch
import EvaluationStore
import Foundation
import Glibc

/// One of PostgreSQL's own programs while it runs: pg_dump, pg_restore, psql. What is secret goes by its environment, which
/// only this user can read, never by its command line.
final class ClientProgram: Sendable {
  /// Words of a program that are kept.
  private static let mostWords = 4096

  private let name: String
  private let process: pid_t
  private let errors: Int32

  /// - Parameters:
  ///   - environment: added to ours.
  ///   - input: what it reads; `nil` for nothing.
  ///   - output: where it writes; `nil` for nowhere.
  init(
    _ name: String, _ arguments: [String], environment: [String: String] = [:], input: Int32? = nil,
    output: Int32? = nil
  ) throws(BackupFailure) {
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else { throw .programFailed(name: name, detail: Self.text(errno)) }
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(pipe[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor, mode) in [(Int32(0), input, O_RDONLY), (1, output, O_WRONLY), (2, pipe[1], O_WRONLY)] {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, number)
      } else {
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", mode, 0)
      }
    }
    var process = pid_t()
    let result = Self.withTexts([name] + arguments) { arguments in
      Self.withTexts(Self.environment(environment)) { environment in
        posix_spawnp(&process, name, &actions, nil, arguments, environment)
      }
    }
    guard result == 0 else {
      close(pipe[0])
      throw result == ENOENT ? .programMissing(name: name) : .programFailed(name: name, detail: Self.text(result))
    }
    (self.name, self.process, errors) = (name, process, pipe[0])
  }

  /// Waits for its end.
  /// - Throws: its own words, where it did not do what it should.
  func finish() async throws(BackupFailure) {
    let (status, words) = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: self.end()) }
    }
    guard status == 0 else {
      throw .programFailed(name: name, detail: words.isEmpty ? "ended with \(status)" : words)
    }
  }

  private func end() -> (status: Int32, words: String) {
    let handle = FileHandle(fileDescriptor: errors, closeOnDealloc: true)
    let words = (try? handle.readToEnd()) ?? Data()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let text = String(decoding: words.prefix(Self.mostWords), as: UTF8.self)
    return (status, text.split(whereSeparator: \.isNewline).joined(separator: "; "))
  }

  /// Runs one to its end.
  static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = [:], output: Int32? = nil
  ) async throws(BackupFailure) {
    try await ClientProgram(name, arguments, environment: environment, output: output).finish()
  }

  /// What one writes, which must not be much: it goes into a file that has no name any more.
  static func output(of name: String, _ arguments: [String]) async throws(BackupFailure) -> String {
    guard let file = tmpfile() else { throw .programFailed(name: name, detail: text(errno)) }
    defer { fclose(file) }
    let handle = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
    try await run(name, arguments, output: handle.fileDescriptor)
    guard (try? handle.seek(toOffset: 0)) != nil, let output = try? handle.readToEnd() else { return "" }
    return String(decoding: output, as: UTF8.self)
  }

  private static func environment(_ added: [String: String]) -> [String] {
    ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"].merging(added) { $1 }) { $1 }
      .map { "\($0.key)=\($0.value)" }
  }

  private static func withTexts<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return body(copies)
  }

  private static func text(_ error: Int32) -> String { String(cString: strerror(error)) }
}

extension PostgresAddress {
  /// As libpq reads it from a program's environment.
  var environment: [String: String] {
    var environment = [
      "PGHOST": host, "PGPORT": String(port), "PGDATABASE": database, "PGUSER": user, "PGCLIENTENCODING": "UTF8",
      "PGAPPNAME": "evaluationd-copy", "PGCONNECT_TIMEOUT": "5",
      "PGSSLMODE": authorityFile == nil ? "disable" : "verify-full",
    ]
    if let password { environment["PGPASSWORD"] = password }
    if let authorityFile { environment["PGSSLROOTCERT"] = authorityFile }
    return environment
  }
}
