import Foundation
import Glibc
import Synchronization

/// One of the programs as a child process, with the addresses that it said it listens on.
///
/// It is known by its process id; nothing is ever looked up by name. It ends with this process at the latest.
final class Daemon: Sendable {
  /// How long one that was asked to end may take.
  static let graceSeconds = 10

  let name: String
  private let process: Process
  private let state = Mutex(State())
  /// Left when the process has ended.
  private let life = DispatchGroup()

  private struct State {
    var addresses: [String: String] = [:]
    var waiting: [(listeners: Set<String>, continuation: CheckedContinuation<Bool, Never>)] = []
    var hasEnded = false
    var pending = Data()
  }

  /// Starts the program. `channel` becomes its standard input. Its log goes to `logPath`.
  init(name: String, program: URL, arguments: [String], channel: FileHandle?, logPath: URL) throws {
    self.name = name
    process = Process()
    process.standardInput = channel ?? FileHandle.nullDevice
    if !FileManager.default.fileExists(atPath: logPath.path) {
      try Data().write(to: logPath)
    }
    let log = try FileHandle(forWritingTo: logPath)
    try log.seekToEnd()
    process.standardError = log
    let output = Pipe()
    process.standardOutput = output
    life.enter()
    process.terminationHandler = { [weak self, life] _ in
      self?.ended()
      life.leave()
    }
    do {
      try Leash.shared.run(process, program: program, arguments: arguments)
    } catch {
      life.leave()
      throw error
    }
    try? log.close()
    listen(to: output.fileHandleForReading)
  }

  var pid: Int32 { process.processIdentifier }
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

  func terminate() { if isRunning { process.terminate() } }

  /// Without a chance to tidy up. Whether there was anything to kill.
  @discardableResult
  func kill() -> Bool { isRunning && Glibc.kill(pid, SIGKILL) == 0 }

  func waitUntilExit() { life.wait() }

  /// Asks it to end and waits for the end; one that does not listen is killed.
  func stop() {
    terminate()
    if life.wait(timeout: .now() + .seconds(Self.graceSeconds)) == .timedOut { kill() }
    life.wait()
  }

  private struct Announcement: Decodable {
    let event: String
    let name: String
    let address: String
    let port: Int
  }

  /// On a thread of its own until the program closes its output. Not by the system's event queue, which on Linux may still
  /// look at a pipe that has just been given up; daemons that die by the dozen meet that moment.
  private func listen(to output: FileHandle) {
    let thread = Thread { [weak self] in
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(output.fileDescriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        self?.heard(Data(chunk[..<count]))
      }
    }
    thread.start()
  }

  private func heard(_ data: Data) {
    let ready: [CheckedContinuation<Bool, Never>] = state.withLock { state in
      state.pending.append(data)
      while let end = state.pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = state.pending[state.pending.startIndex..<end]
        state.pending = Data(state.pending[state.pending.index(after: end)...])
        if let said = try? JSONDecoder().decode(Announcement.self, from: line), said.event == "listening" {
          state.addresses[said.name] = "\(said.address):\(said.port)"
        }
      }
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
