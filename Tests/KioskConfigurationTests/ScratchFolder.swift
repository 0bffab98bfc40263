import Foundation

/// A folder of its own with the files that the bad files name.
struct ScratchFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("token", String(repeating: "0a", count: 32) + "\n", mode: 0o640)
    try write("secret", "a secret that is no token\n", mode: 0o600)
    try write("exposed", "a secret that anyone may read\n", mode: 0o644)
    try write("empty", "", mode: 0o600)
  }

  func write(_ name: String, _ text: String, mode: Int) throws {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
