import Foundation

/// The configuration files that this project keeps: the samples, and the bad files of the kiosk's tests.
enum KnownFiles {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Paths from the project's root.
  static let all = ["Firmware-Config", "Tests/KioskConfigurationTests/BadFiles"].flatMap { folder in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
    return names.filter { $0.hasSuffix(".toml") }.sorted().map { "\(folder)/\($0)" }
  }

  static func bytes(_ path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }
}
