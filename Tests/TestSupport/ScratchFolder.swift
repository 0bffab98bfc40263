import Foundation

/// A folder of its own for one test, removed with all that is in it when the last reference to it goes.
package final class ScratchFolder: Sendable {
  package let url: URL
  package var path: String { url.path }

  /// - Parameter purpose: stands in the folder's name, for whoever finds one that a killed test left behind.
  package init(_ purpose: String) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "\(purpose)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A file or folder in it, which need not exist.
  package func file(_ name: String) -> URL { url.appending(path: name) }

  /// Runs `body` with a folder that is gone afterwards, whatever happened.
  package static func with<Value>(
    _ purpose: String, _ body: (ScratchFolder) async throws -> Value
  ) async throws -> Value {
    let folder = try ScratchFolder(purpose)
    defer { withExtendedLifetime(folder) {} }
    return try await body(folder)
  }
}
