import Foundation
import Subprocess
import Synchronization

/// One of the programs as a child process, with the addresses that it said it listens on.
///
/// It is known by its process id; nothing is ever looked up by name. It ends with this process at the latest.
final class Daemon: Sendable {
  /// How long one that was asked to end may take.
  static let graceSeconds = 10

  private typealias Running = Execution<FileDescriptorInput, SequenceOutput, FileDescriptorOutput>

  let name: String
  private let state = Mutex(State())

  private struct State {
    /// From its start until its output ends.
    var running: Running?
    var pid: Int32 = 0
    var isAskedToEnd = false
    var hasEnded = false
    /// From the wish to start it until it has been collected; cancelled, it kills it.
    var life: Task<Void, Never>?
    var addresses: [String: String] = [:]
    var waiting: [(listeners: Set<String>, continuation: CheckedContinuation<Bool, Never>)] = []
  }

  /// Starts the program; one that cannot be started has ended. `channel` becomes its standard input, and is closed here. Its log
  /// goes to `logPath`.
  init(name: String, program: URL, arguments: [String], channel: FileHandle?, logPath: URL) throws {
    self.name = name
    if !FileManager.default.fileExists(atPath: logPath.path) {
      try Data().write(to: logPath)
    }
    let log = try FileHandle(forWritingTo: logPath)
    try log.seekToEnd()
    let input = try channel ?? FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
    let configuration = Leash.configuration(program, arguments)
    state.withLock { state in
      state.life = Task {
        await live(configuration, input, log)
        ended()
      }
    }
  }

  private func live(_ configuration: Configuration, _ input: FileHandle, _ log: FileHandle) async {
    _ = try? await Subprocess.run(
      configuration,
      input: .fileDescriptor(.init(rawValue: input.fileDescriptor), closeAfterSpawningProcess: false),
      output: .sequence,
      error: .fileDescriptor(.init(rawValue: log.fileDescriptor), closeAfterSpawningProcess: false)
    ) { running in
      // Only the program holds its end of the channel: it closes when the program is gone.
      try? input.close()
      try? log.close()
      began(running)
      defer { state.withLock { $0.running = nil } }
      for try await line in running.standardOutput.strings() { heard(line) }
    }
  }

  /// 0 until it has been started.
  var pid: Int32 { state.withLock(\.pid) }
  var isRunning: Bool { state.withLock { !$0.hasEnded } }

  /// `name` → `address:port`, once every one of `listeners` has said so. Throws when the program ends before.
  func addresses(of listeners: Set<String>) async throws -> [String: String] {
    let isReady = await withCheckedContinuation { continuation in
      let answer: Bool? = state.withLock { state in
        if listeners.isSubset(of: state.addresses.keys) { return true }
        if state.hasEnded { return false }
        state.waiting.append((listeners, continuation))
        return nil
      }
      if let answer { continuation.resume(returning: answer) }
    }
    guard isReady else { throw DemoFailure.daemonSilent(name) }
    return state.withLock { $0.addresses }
  }

  /// Asks it to end. One that is only being started is asked when it is there.
  func terminate() {
    state.withLock { state in
      state.isAskedToEnd = true
      try? state.running?.send(signal: .terminate)
    }
  }

  /// Without a chance to tidy up. Whether there was anything to kill.
  @discardableResult
  func kill() -> Bool {
    state.withLock { state in
      if !state.hasEnded { state.life?.cancel() }
      return !state.hasEnded
    }
  }

  func waitUntilExit() async { await state.withLock(\.life)?.value }

  /// Asks it to end and waits for the end; one that does not listen is killed.
  func stop() async {
    terminate()
    let impatience = Task {
      try await Task.sleep(for: .seconds(Self.graceSeconds))
      kill()
    }
    await waitUntilExit()
    impatience.cancel()
  }

  private struct Announcement: Decodable {
    let event: String
    let name: String
    let address: String
    let port: Int
  }

  private func began(_ running: Running) {
    state.withLock { state in
      state.running = running
      state.pid = running.processIdentifier.value
      if state.isAskedToEnd { try? running.send(signal: .terminate) }
    }
  }

  private func heard(_ line: String) {
    guard let said = try? JSONDecoder().decode(Announcement.self, from: Data(line.utf8)), said.event == "listening"
    else { return }
    let ready: [CheckedContinuation<Bool, Never>] = state.withLock { state in
      state.addresses[said.name] = "\(said.address):\(said.port)"
      let known = Set(state.addresses.keys)
      let ready = state.waiting.filter { $0.listeners.isSubset(of: known) }
      state.waiting.removeAll { $0.listeners.isSubset(of: known) }
      return ready.map(\.continuation)
    }
    for continuation in ready { continuation.resume(returning: true) }
  }

  private func ended() {
    let left = state.withLock { state in
      state.hasEnded = true
      defer { state.waiting.removeAll() }
      return state.waiting.map(\.continuation)
    }
    for continuation in left { continuation.resume(returning: false) }
  }
}

extension Daemon {
  /// A program that ends so often before it listens will not listen at the next start either.
  static let mostStarts = 10

  /// Starts a program until it listens: it may be killed at any moment, also before it has said anything.
  ///
  /// - Parameters:
  ///   - launch: Starts it once.
  ///   - died: Called before each further start.
  /// - Returns: Where it listens.
  @MainActor
  static func untilItListens(
    at listeners: Set<String>, launch: () throws -> Daemon, died: (Daemon) -> Void
  ) async throws -> [String: String] {
    for _ in 1..<mostStarts {
      let daemon = try launch()
      if let addresses = try? await daemon.addresses(of: listeners) { return addresses }
      died(daemon)
    }
    return try await launch().addresses(of: listeners)
  }
}
