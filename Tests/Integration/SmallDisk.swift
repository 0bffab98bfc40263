import Foundation
import TestSupport

/// A disk of one megabyte, mounted for one test.
struct SmallDisk: Sendable {
  let url: URL
  private var ballast: URL { url.appending(path: "ballast") }

  /// Whether disks may be mounted here; root may, outside of a container that forbids it.
  static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? ScratchFolder("disk") else { return false }
    guard mount(folder.url) else { return false }
    return command("/bin/umount", [folder.path])
  }()

  static func with<Value: Sendable>(_ body: (SmallDisk) async throws -> Value) async throws -> Value {
    try await ScratchFolder.with("disk") { folder in
      guard mount(folder.url) else { throw CocoaError(.featureUnsupported) }
      defer { _ = command("/bin/umount", ["--lazy", folder.path]) }
      return try await body(SmallDisk(url: folder.url))
    }
  }

  /// Writes until nothing more fits.
  func fill() throws {
    try Data().write(to: ballast)
    let file = try FileHandle(forWritingTo: ballast)
    defer { try? file.close() }
    let page = Data(repeating: 0x42, count: 4096)
    while (try? file.write(contentsOf: page)) != nil {}
  }

  func free() throws { try FileManager.default.removeItem(at: ballast) }

  /// Remounts it; nothing may be open for writing on a disk that becomes read-only.
  func remount(isReadOnly: Bool) -> Bool {
    Self.command("/bin/mount", ["-o", "remount,\(isReadOnly ? "ro" : "rw")", url.path])
  }

  private static func mount(_ folder: URL) -> Bool {
    command("/bin/mount", ["-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", folder.path])
  }

  private static func command(_ path: String, _ arguments: [String]) -> Bool {
    (try? FinishedProgram(path, arguments))?.status == 0
  }
}
