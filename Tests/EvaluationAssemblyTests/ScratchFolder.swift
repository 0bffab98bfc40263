import Foundation
import Testing

/// A folder of a test's own with a configuration on free ports; removed afterwards.
struct ScratchFolder: Sendable {
  let url: URL

  static func with(_ body: (ScratchFolder) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "evaluationd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try await body(ScratchFolder(url: url))
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }

  /// The path of a configuration whose data lies in this folder.
  func configuration() throws -> String {
    try write(
      "[store]\npath = \"\(path("centre.sqlite"))\"\n[server]\nport = 0\n[health]\nport = 0\n", to: "evaluationd.toml")
  }

  /// The paths of a small registry.
  func registry() throws -> (units: String, counters: String, clerks: String) {
    (
      try write(
        """
        code,name,parent,valid_from,valid_to
        H56,Tỉnh Bình Minh,,,
        H56.14,Bộ phận Một cửa xã Tân Hà,H56,,

        """, to: "units.csv"),
      try write("unit,code,name,valid_from,valid_to\nH56.14,Q01,Quầy 1,,\n", to: "counters.csv"),
      try write("unit,staff,name,title,valid_from,valid_to\nH56.14,CB01,Nguyễn Thị Hà,,,\n", to: "clerks.csv")
    )
  }
}
