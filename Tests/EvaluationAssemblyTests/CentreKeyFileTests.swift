import EvaluationHTTP
import Foundation
import Testing

@testable import EvaluationAssembly

struct CentreKeyFileTests {
  @Test func theKeyIsMadeOnceAndReadableByItsOwnerAlone() async throws {
    try await ScratchFolder.with { folder in
      let file = CentreKeyFile(path: folder.path("centre.key"))
      let first = try file.key()
      let second = try file.key()
      #expect(first.rawRepresentation == second.rawRepresentation)
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["centre.key"])
    }
  }

  @Test func aKeyThatOthersMayReadIsRefused() async throws {
    try await ScratchFolder.with { folder in
      let file = CentreKeyFile(path: folder.path("centre.key"))
      _ = try file.key()
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      #expect(throws: CentreFailure.keyExposed(path: file.path)) { try file.key() }
    }
  }

  @Test(arguments: ["", "centre-key-1\n", "centre-key-1 AAAA\n", "another 3J2Y\n"])
  func aFileThatIsNoKeyIsNeverReplaced(content: String) async throws {
    try await ScratchFolder.with { folder in
      let file = CentreKeyFile(path: try folder.write(content, to: "centre.key"))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      #expect(throws: CentreFailure.keyUnreadable(path: file.path)) { try file.key() }
      #expect(try String(contentsOfFile: file.path, encoding: .utf8) == content)
    }
  }

  @Test func aFolderThatIsNotThereIsToldSo() throws {
    let error = #expect(throws: CentreFailure.self) { try CentreKeyFile(path: "/nowhere/centre.key").key() }
    #expect(error?.code == "key-unwritable")
    #expect(error?.exit == .unavailable)
  }

  @Test func manyProcessesThatStartTogetherUseOneKey() async throws {
    try await ScratchFolder.with { folder in
      let path = folder.path("centre.key")
      let keys = try await withThrowingTaskGroup(of: Data.self) { group in
        for _ in 0..<8 { group.addTask { try CentreKeyFile(path: path).key().rawRepresentation } }
        return try await group.reduce(into: Set<Data>()) { $0.insert($1) }
      }
      #expect(keys.count == 1)
    }
  }
}
