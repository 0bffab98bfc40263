import Foundation

/// A folder of scenario files.
package enum ScenarioFolder {
  /// Every scenario in the folder, by name.
  package static func read(_ folder: URL) throws -> [Scenario] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "scenario" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { file in
        try ScenarioParser.parse(
          String(contentsOf: file, encoding: .utf8), name: file.deletingPathExtension().lastPathComponent)
      }
  }
}
