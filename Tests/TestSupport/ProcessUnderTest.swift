import Foundation
import Synchronization

/// A program that a test runs: its output is awaited line by line, and it is ended by its own process number.
///
/// It is ended at the latest when the last reference to it goes.
package final class ProcessUnderTest: Sendable {
  package struct CannotStart: Error, CustomStringConvertible {
    package let description: String
  }

  /// What the program gets as its standard input.
  package enum Input: Sendable {
    case pipe
    /// A socket, for a program that answers on its standard input, with lines that wait there before it starts.
    case socket(waiting: [String])
  }

  package let processID: Int32
  package let output = LineStream()
  package let errors = LineStream()
  /// What it writes to its standard input, when that is a socket.
  package let answers = LineStream()

  private let lastSignal: Int32
  private let input: Mutex<Int32>
  private let exit = LineStream()
  private let status = Mutex<Int32?>(nil)

  /// - Parameters:
  ///   - program: a path; a name without a slash is a program that was built along with the tests.
  ///   - environment: added to the environment of the tests.
  ///   - lastSignal: what it gets if it still runs when the last reference to it goes.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], input: Input = .pipe,
    lastSignal: Int32 = SIGKILL
  ) throws {
    self.lastSignal = lastSignal
    let path = program.contains("/") ? program : BuiltProgram.path(program)
    let merged = ProcessInfo.processInfo.environment.merging(environment) { _, added in added }
    let texts = merged.map { "\($0.key)=\($0.value)" }
    let started = try Started(path, [path] + arguments, environment: texts, input: input)
    processID = started.processID
    self.input = Mutex(started.input)
    Self.follow(started.output, into: output)
    Self.follow(started.errors, into: errors)
    if case .socket = input { Self.follow(fcntl(started.input, F_DUPFD_CLOEXEC, 0), into: answers) }
    reap(started)
  }

  deinit {
    if status.withLock({ $0 }) == nil { kill(processID, lastSignal) }
    closeInput()
  }

  /// Writes a line to its standard input.
  package func write(_ line: String) throws {
    try input.withLock { descriptor in
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: Data((line + "\n").utf8))
    }
  }

  package func closeInput() {
    input.withLock { descriptor in
      if descriptor >= 0 {
        // A socket has another end here, which still reads.
        _ = shutdown(descriptor, Int32(SHUT_WR))
        close(descriptor)
      }
      descriptor = -1
    }
  }

  package func send(signal: Int32) {
    status.withLock { status in
      if status == nil { kill(processID, signal) }
    }
  }

  /// Waits for the end: the exit status, or 128 and the number of the signal that ended it. Cancelling the task does
  /// not end the waiting, so that what was started is also seen to end when a test ran out of time.
  @discardableResult
  package func wait() async -> Int32 {
    _ = await Task { [exit] in await exit.next() }.value
    return status.withLock { $0 } ?? -1
  }

  /// Ends it with SIGTERM and waits; one that does not listen is killed after ten seconds.
  @discardableResult
  package func terminate() async -> Int32 {
    send(signal: SIGTERM)
    let impatience = Task {
      try await Task.sleep(for: .seconds(10))
      send(signal: SIGKILL)
    }
    defer { impatience.cancel() }
    return await wait()
  }

  /// Runs a program for as long as `body` takes and ends it afterwards, whatever happened.
  package static func with<Value: Sendable>(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    _ body: (ProcessUnderTest) async throws -> Value
  ) async throws -> Value {
    let process = try ProcessUnderTest(program, arguments, environment: environment)
    do {
      let value = try await body(process)
      await process.terminate()
      return value
    } catch {
      await process.terminate()
      throw error
    }
  }
}

extension ProcessUnderTest {
  private static func follow(_ descriptor: Int32, into stream: LineStream) {
    Thread.detachNewThread {
      var rest: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65536)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        rest += buffer[..<count]
        let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines.dropLast() { stream.append(String(decoding: line, as: UTF8.self)) }
        rest = lines.last.map(Array.init) ?? []
      }
      if !rest.isEmpty { stream.append(String(decoding: rest, as: UTF8.self)) }
      close(descriptor)
      stream.end()
    }
  }

  /// The process number stays ours until its end has been noted, so that no signal ever meets a stranger.
  private func reap(_ started: Started) {
    let exit = exit
    Thread.detachNewThread { [weak self] in
      var information = siginfo_t()
      while waitid(P_PID, id_t(started.processID), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      if let self {
        self.status.withLock { $0 = started.reap() }
      } else {
        _ = started.reap()
      }
      exit.end()
    }
  }
}
