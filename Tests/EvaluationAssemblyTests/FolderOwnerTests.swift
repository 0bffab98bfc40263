import Foundation
import Glibc
import Testing

@testable import EvaluationAssembly

struct FolderOwnerTests {
  private static let nobody: uid_t = 65534

  /// A folder that is not root's; for its owner, or for root, who may give it away.
  private func withForeignFolder(_ body: (ScratchFolder) async throws -> Void) async throws {
    try await ScratchFolder.with { folder in
      if geteuid() == 0 { try #require(chown(folder.url.path, Self.nobody, Self.nobody) == 0) }
      try await body(folder)
    }
  }

  @Test func rootIsRefusedInTheFolderOfAnother() async throws {
    try await withForeignFolder { folder in
      let failure = #expect(throws: CentreFailure.self) { try FolderOwner.check(folder.path("centre.key"), for: 0) }
      #expect(failure?.code == "folder-of-another-user")
      #expect(failure?.exit == .usage)
      #expect(failure?.hint.contains("runuser -u ") == true)
    }
  }

  @Test func theOwnerIsNotRefused() async throws {
    try await withForeignFolder { folder in
      #expect(throws: Never.self) { try FolderOwner.check(folder.path("centre.key"), for: Self.nobody) }
    }
  }

  @Test func rootIsNotRefusedInItsOwnFolderNorWhereThereIsNone() {
    for path in ["/centre.key", "/nowhere/centre.key"] {
      #expect(throws: Never.self) { try FolderOwner.check(path, for: 0) }
    }
  }

  @Test(
    .enabled(if: geteuid() == 0, "root alone can be in the wrong folder"),
    arguments: [
      ["import", "--units", "units.csv"], ["enrol", "--unit", "H56.14", "--counter", "Q01"],
      ["report", "--unit", "H56", "--from", "2026-11-01", "--through", "2026-11-30"], ["serve"],
    ])
  func everySubcommandOfRootLeavesTheFolderAsItWas(arguments: [String]) async throws {
    try await withForeignFolder { folder in
      let configuration = try folder.configuration()
      let (code, errors) = await (try EvaluationdProcess(arguments + ["--configuration", configuration])).end()
      #expect(code == ExitKind.usage.rawValue)
      #expect(errors.hasPrefix("folder-of-another-user: "), "\(errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["evaluationd.toml"])
    }
  }
}
