import Foundation
import TestSupport

/// The real evaluationd as a process, with its two doors. Ends with its last reference at the latest.
final class RunningCentre: Sendable {
  let folder: ScratchFolder
  /// `http://127.0.0.1:PORT`, for kiosks and managers.
  let pages: String
  let health: String
  private let process: ProcessUnderTest

  /// Files, registry and accounts of a centre that does not run yet.
  static func folder(_ file: CentreFile = CentreFile(), accounts: [CentreAccount] = []) async throws -> ScratchFolder {
    let folder = try ScratchFolder("centre")
    try file.write(to: folder)
    try await CentreCommand.importRegistry(in: folder)
    for account in accounts { try await CentreCommand.add(account, in: folder) }
    return folder
  }

  /// Finds a free port and keeps it: the address at which every later run of this centre listens.
  static func keptAddress(in folder: ScratchFolder) throws -> String {
    let port = try KeptPort.find()
    try CentreFile(port: port).write(to: folder)
    return "http://127.0.0.1:\(port)"
  }

  /// Starts evaluationd; its listeners are bound when this returns.
  ///
  /// - Parameters:
  ///   - folder: Of ``folder(_:accounts:)``, or of an earlier run, to go on with its data.
  ///   - wrapper: A program that runs it: the words before evaluationd's own path.
  init(in folder: ScratchFolder, environment: [String: String] = [:], wrapper: [String] = []) async throws {
    let words =
      wrapper + [BuiltProgram.path("evaluationd"), "serve", "--configuration", folder.file("evaluationd.toml").path]
    process = try ProcessUnderTest(words[0], Array(words.dropFirst()), environment: environment)
    let ports = try await Self.ports(of: process)
    self.folder = folder
    pages = "http://127.0.0.1:\(ports["pages", default: 0])"
    health = "http://127.0.0.1:\(ports["health", default: 0])"
  }

  private struct Announcement: Decodable {
    let event: String
    let name: String
    let port: Int
  }

  private static func ports(of process: ProcessUnderTest) async throws -> [String: Int] {
    var ports: [String: Int] = [:]
    while ports.count < 2 {
      guard let line = await process.output.next() else {
        throw LineStream.NoSuchLine(seen: process.output.all + process.errors.all)
      }
      guard let said = try? JSONDecoder().decode(Announcement.self, from: Data(line.utf8)) else { continue }
      ports[said.name] = said.port
    }
    return ports
  }

  /// What it wrote to its log so far.
  var log: [String] { process.errors.all }

  /// Takes lines of its log up to the first that holds a text.
  func logs(_ text: String) async throws { try await process.errors.first(containing: text) }

  var processID: Int32 { process.processID }

  /// The port of ``pages``.
  var port: Int { URL(string: pages)?.port ?? 0 }

  var store: String { CentreFile.store(in: folder) }

  /// Tells it to end, without waiting.
  func beginStop() { process.send(signal: SIGTERM) }

  /// Ends it with SIGTERM: its exit status, or 128 and a signal.
  @discardableResult
  func stop() async -> Int32 { await process.terminate() }

  /// Waits until it ends by itself.
  @discardableResult
  func end() async -> Int32 { await process.wait() }

  /// Runs a centre for as long as `body` takes.
  static func with<Value: Sendable>(
    _ accounts: [CentreAccount] = [], in folder: ScratchFolder? = nil, environment: [String: String] = [:],
    _ body: (RunningCentre) async throws -> Value
  ) async throws -> Value {
    let place = if let folder { folder } else { try await Self.folder(accounts: accounts) }
    let centre = try await RunningCentre(in: place, environment: environment)
    do {
      let value = try await body(centre)
      await centre.stop()
      return value
    } catch {
      await centre.stop()
      throw error
    }
  }
}
