import Foundation

/// A file system of its own under which the service manager's tools work.
struct ScratchRoot {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "deployment-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url.appending(path: "etc"), withIntermediateDirectories: true)
  }

  func copy(_ path: String, to folder: String) throws {
    let target = url.appending(path: folder)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    let source = Repository.url(path)
    try FileManager.default.copyItem(at: source, to: target.appending(path: source.lastPathComponent))
  }

  func write(_ path: String, _ text: String, mode: Int) throws {
    let target = url.appending(path: path)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path)
  }

  /// `750 root:kioskd`, by the accounts of this root.
  func access(_ path: String) throws -> String {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.appending(path: path).path)
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    let user = try account((attributes[.ownerAccountID] as? NSNumber)?.intValue, in: "etc/passwd")
    let group = try account((attributes[.groupOwnerAccountID] as? NSNumber)?.intValue, in: "etc/group")
    return "\(String(mode, radix: 8)) \(user):\(group)"
  }

  private func account(_ number: Int?, in file: String) throws -> String {
    guard let number, number != 0 else { return "root" }
    let lines = try String(contentsOf: url.appending(path: file), encoding: .utf8).split(separator: "\n")
    let fields = lines.map { $0.split(separator: ":", omittingEmptySubsequences: false) }
    return fields.first { $0.count > 2 && $0[2] == String(number) }.map { String($0[0]) } ?? String(number)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
