import Foundation
import TestSupport

/// The real kioskd as a process, with its doors: the sessions listener, the screen, the health listener.
///
/// Ends with its last reference at the latest.
final class RunningKiosk: Sendable {
  /// Where its presses come from.
  enum Input: Sendable {
    /// The demo's channel, and a simulated clock or the machine's own. Lines that wait there before the start end with one
    /// that sets the clock; all of it is done when the kiosk is there.
    case channel(isSimulated: Bool, waiting: [String] = [])
    /// Devices that do not exist, one for each of the configuration.
    case panels
  }

  let folder: ScratchFolder
  let file: KioskFile
  let caller: Caller
  let screen: String
  let health: String
  /// The page of clerks; empty without one.
  let clerkPage: String
  private let host: KioskHost

  var journal: String { file.journal(in: folder) }
  var control: String { file.control(in: folder) }

  /// Starts kioskd; its listeners are bound when this returns.
  ///
  /// - Parameters:
  ///   - folder: Of an earlier run, to go on with its journal.
  ///   - wrapper: The words of a strace that runs it.
  init(
    _ file: KioskFile = KioskFile(), in folder: ScratchFolder? = nil, input: Input, environment: [String: String] = [:],
    wrapper: [String] = []
  ) async throws {
    let folder = try folder ?? ScratchFolder("kiosk")
    let path = try file.write(to: folder)
    let host = try await Self.start(file, input, ["--configuration", path], environment, wrapper)
    let ports = try await Self.ports(of: host, count: file.listenersAtOnce)
    self.folder = folder
    self.file = file
    self.host = host
    caller = Caller(base: "http://127.0.0.1:\(ports["sessions", default: 0])/v1", token: KioskFile.token)
    screen = "http://127.0.0.1:\(ports["screen", default: 0])"
    health = "http://127.0.0.1:\(ports["health", default: 0])"
    clerkPage = ports["clerk"].map { "https://localhost:\($0)" } ?? ""
    if case .channel(true, let waiting) = input, !waiting.isEmpty { try await finger.isRead() }
  }

  private static func start(
    _ file: KioskFile, _ input: Input, _ arguments: [String], _ environment: [String: String], _ wrapper: [String]
  ) async throws -> KioskHost {
    let words = wrapper + [BuiltProgram.path("kioskd")] + arguments
    switch input {
    case .channel(let isSimulated, let waiting):
      let options = ["--demo-channel", "0"] + (isSimulated ? ["--simulated-clock"] : [])
      let process = try ProcessUnderTest(
        words[0], words.dropFirst() + options, environment: environment, input: .socket(waiting: waiting))
      return wrapper.isEmpty ? .process(process) : .traced(process)
    case .panels:
      return .testbed(
        try await DeviceTestbed(
          file.mockDevices, program: words[0], Array(words.dropFirst()), environment: environment))
    }
  }

  private struct Announcement: Decodable {
    let event: String
    let name: String
    let port: Int
  }

  private static func ports(of host: KioskHost, count: Int) async throws -> [String: Int] {
    var ports: [String: Int] = [:]
    while ports.count < count {
      guard let line = await host.output.next() else {
        throw LineStream.NoSuchLine(seen: host.output.all + host.errors.all)
      }
      guard let said = try? JSONDecoder().decode(Announcement.self, from: Data(line.utf8)) else { continue }
      ports[said.name] = said.port
    }
    return ports
  }

  /// Waits until everything that the kiosk does beside its loop at a start is done: by then it knows the room on its disk.
  func isCheckedAndMeasured() async throws {
    while try await !Caller.get(health + "/health").text.contains("usedMebibytes") {}
  }

  // MARK: The process

  var processID: Int32 { host.processID }

  /// What it wrote to its log so far.
  var log: [String] { host.errors.all }

  /// Takes lines of its log up to the first that holds a text.
  func logs(_ text: String) async throws { try await host.errors.first(containing: text) }

  /// The devices that it runs with. Only for ``Input/panels``.
  var devices: DeviceTestbed {
    guard case .testbed(let testbed) = host else { preconditionFailure("this kiosk runs without devices") }
    return testbed
  }

  /// The demo's channel. Only for ``Input/channel(isSimulated:waiting:)``.
  var finger: DemoFinger {
    switch host {
    case .process(let process), .traced(let process): return DemoFinger(process: process)
    case .testbed: preconditionFailure("this kiosk runs with devices")
    }
  }

  /// Ends it with SIGTERM: its exit status, or 128 and a signal.
  @discardableResult
  func stop() async -> Int32 { await host.stop() }

  /// Ends it as a power cut would, and waits.
  @discardableResult
  func kill() async -> Int32 { await host.kill() }

  /// Waits until it ends by itself.
  func end() async -> Int32 { await host.end() }

  /// Runs a kiosk for as long as `body` takes.
  static func with<Value: Sendable>(
    _ file: KioskFile = KioskFile(), in folder: ScratchFolder? = nil, input: Input, environment: [String: String] = [:],
    wrapper: [String] = [], _ body: (RunningKiosk) async throws -> Value
  ) async throws -> Value {
    let kiosk = try await RunningKiosk(file, in: folder, input: input, environment: environment, wrapper: wrapper)
    do {
      let value = try await body(kiosk)
      await kiosk.stop()
      return value
    } catch {
      await kiosk.stop()
      throw error
    }
  }
}
