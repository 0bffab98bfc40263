import Foundation
import TestSupport

/// The targets of Package.swift with their dependencies, as the package manager itself reads it.
struct Manifest {
  /// Targets under Sources: name → names of the targets and products it depends on.
  let sourceTargets: [String: Set<String>]

  init(root: URL) throws {
    let dump = try Self.dump(root: root)
    var targets: [String: Set<String>] = [:]
    for target in dump.targets where target.type != "test" && !(target.path ?? "").hasPrefix("Tests/") {
      targets[target.name] = Set(target.dependencies.compactMap(\.name))
    }
    sourceTargets = targets
  }

  private static func dump(root: URL) throws -> Dump {
    let cached = Cache.shared.value
    if let cached { return cached }
    // The folder is another one than the build's: the running test holds that one's lock.
    let scratch = FileManager.default.temporaryDirectory.appending(path: "layer-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let data = try FinishedProgram(
      "/usr/bin/env",
      ["swift", "package", "--scratch-path", scratch.path, "--package-path", root.path, "dump-package"]
    ).output
    let dump = try JSONDecoder().decode(Dump.self, from: data)
    Cache.shared.value = dump
    return dump
  }

  private final class Cache: @unchecked Sendable {
    static let shared = Cache()
    private let lock = NSLock()
    private var dump: Dump?
    var value: Dump? {
      get { lock.withLock { dump } }
      set { lock.withLock { dump = newValue } }
    }
  }

  struct Dump: Decodable {
    let targets: [Target]
    struct Target: Decodable {
      let name: String
      let type: String
      let path: String?
      let dependencies: [Dependency]
    }
    /// `{"byName": ["RatingModel", null]}` or `{"product": ["Crypto", "swift-crypto", null, null]}`.
    struct Dependency: Decodable {
      let name: String?
      init(from decoder: any Decoder) throws {
        let kinds = try decoder.singleValueContainer().decode([String: [String?]].self)
        name = kinds.values.first?.first ?? nil
      }
    }
  }
}
