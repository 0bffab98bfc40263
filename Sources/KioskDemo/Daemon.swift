import Foundation
import Synchronization

/// One of the programs as a child process, with the addresses that it said it listens on.
///
/// It is known by its process id; nothing is ever looked up by name.
final class Daemon: Sendable {
  let name: String
  private let process: Process
  private let state = Mutex(State())

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
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = channel ?? FileHandle.nullDevice
    if !FileManager.default.fileExists(atPath: logPath.path) {
      try Data().write(to: logPath)
    }
    let log = try FileHandle(forWritingTo: logPath)
    try log.seekToEnd()
    process.standardError = log
    let output = Pipe()
    process.standardOutput = output
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil }
      self?.heard(data)
    }
    process.terminationHandler = { [weak self] _ in self?.ended() }
    try process.run()
    try? log.close()
  }

  var pid: Int32 { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

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

  func terminate() { if process.isRunning { process.terminate() } }

  func waitUntilExit() { process.waitUntilExit() }

  private struct Announcement: Decodable {
    let event: String
    let name: String
    let address: String
    let port: Int
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
