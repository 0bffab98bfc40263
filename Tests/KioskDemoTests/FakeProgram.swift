import Foundation
import TestSupport

@testable import KioskDemo

/// `fake-daemon.py` in a folder of its own, in the place of a daemon that does as it is told.
struct FakeProgram {
  let url: URL
  private let folder: ScratchFolder

  /// - Parameter orders: Contents of the files that it reads, by their names.
  init(in folder: ScratchFolder, _ orders: [String: Int] = [:]) throws {
    self.folder = folder
    url = folder.file("fake-daemon.py")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "fake-daemon.py")
    try FileManager.default.copyItem(at: script, to: url)
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
}
