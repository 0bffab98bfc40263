import Foundation
import TestSupport
import Testing

extension DevicesSuite {
  /// The testbed itself, on which the other tests rest.
  @Suite struct TestbedTests {
    @Test func theProgramsExitStatusIsPassedOnAndNothingIsLeftBehind() async throws {
      let testbed = try await DeviceTestbed(
        [Probe.panel()], program: "/bin/sh", ["-c", "echo $UMOCKDEV_DIR; printf unfinished; exit 7"])
      let root = try #require(await testbed.output.next())
      #expect(await testbed.output.next() == "unfinished")
      #expect(await testbed.wait() == 7)
      #expect(!FileManager.default.fileExists(atPath: root))
    }

    @Test func aProgramEndedByASignalHasThatStatus() async throws {
      let testbed = try await DeviceTestbed([Probe.panel()], program: "/bin/sh", ["-c", "kill -KILL $$"])
      #expect(await testbed.wait() == 128 + 9)
    }

    @Test func theProgramEndsWhenWhoeverGivesCommandsIsGone() async throws {
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "TestSupport/device-testbed.py").path
      let testbed = try ProcessUnderTest(script, ["--device", #"{"id": "panel"}"#, "--", "/bin/sleep", "600"])
      try await testbed.output.first(containing: "ready")
      testbed.closeInput()
      #expect(await testbed.wait() == 128 + 15)
    }

    @Test func aCommandThatCannotBeCarriedOutSaysWhy() async throws {
      try await DeviceTestbed.with([Probe.panel()], program: "/bin/sleep", ["600"]) { testbed in
        for command in ["no json", #"{"dance": 1}"#, #"{"press": "KEY_9"}"#, #"{"unplug": "other"}"#] {
          await #expect(throws: DeviceTestbed.Refused.self) { try await testbed.perform(command) }
        }
        try await testbed.perform(#"{"unplug": "panel"}"#)
        await #expect(throws: DeviceTestbed.Refused.self) { try await testbed.perform(#"{"unplug": "panel"}"#) }
      }
    }

    @Test func standardErrorPassesThrough() async throws {
      let testbed = try await DeviceTestbed([Probe.panel()], program: "/bin/sh", ["-c", "echo trouble >&2"])
      #expect(try await testbed.errors.first(containing: "trouble") == "trouble")
      #expect(await testbed.wait() == 0)
    }

    @Test func aScratchFolderIsGoneWithAllThatIsInIt() async throws {
      let path = try await ScratchFolder.with("testbed") { folder in
        try Data("x".utf8).write(to: folder.file("inner"))
        return folder.path
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
