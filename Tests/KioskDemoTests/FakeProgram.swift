import Foundation
import TestSupport

@testable import KioskDemo

/// `fake-daemon.py`, under a name in a folder of its own, in the place of a daemon that does as it is told.
struct FakeProgram {
  let url: URL
  private let folder: ScratchFolder

  /// - Parameter orders: Contents of the files that it reads, by their names.
  init(in folder: ScratchFolder, _ orders: [String: Int] = [:]) throws {
    self.folder = folder
    url = folder.file("fake-daemon.py")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "fake-daemon.py")
    // Not a copy: a program that another test starts meanwhile may hold on to what is just being written, and what is open
    // for writing cannot be run.
    try FileManager.default.createSymbolicLink(at: url, withDestinationURL: script)
    for (name, number) in orders { try Data("\(number)".utf8).write(to: folder.file(name)) }
  }

  /// How often something happened that it counts.
  func count(_ name: String) throws -> Int {
    try String(contentsOf: folder.file(name), encoding: .utf8).split(separator: "\n").count
  }

  /// The demo's office, with the files of one kiosk.
  @MainActor
  static func office(in folder: ScratchFolder) throws -> DemoOffice {
    let office = try DemoOffice(folder: folder.url)
    try office.writeKiosk(DemoOffice.counters[0], centreURL: "http://127.0.0.1:1", code: "code", device: nil)
    return office
  }

  /// Runs `body` with a kiosk and a centre that are the fake program, and ends them.
  @MainActor
  static func with(
    _ orders: [String: Int], _ body: (DemoKiosk, DemoCentre, FakeProgram) async throws -> Void
  ) async throws {
    let folder = try ScratchFolder("demo")
    defer { withExtendedLifetime(folder) {} }
    let program = try FakeProgram(in: folder, orders)
    let office = try office(in: folder)
    let (http, crew) = (DemoHTTP(), DaemonCrew())
    let kiosk = DemoKiosk(
      counter: DemoOffice.counters[0], office: office, program: program.url, http: http, input: .devices, crew: crew,
      said: { _ in })
    let centre = DemoCentre(office: office, program: program.url, http: http, crew: crew, said: { _ in })
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await body(kiosk, centre, program)) } catch { outcome = .failure(error) }
    await kiosk.stop()
    await centre.stop()
    await http.close()
    try outcome.get()
  }
}
