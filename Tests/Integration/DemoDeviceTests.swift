import Foundation
import KioskScreen
import TestSupport
import Testing

/// `kioskctl demo --device`: a button box that does not exist takes the place of the terminal's keys.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DemoDeviceTests {
  /// Named as no configuration could be written by hand without thinking of it.
  private static let pad = MockDevice(id: "pad", name: #"Pad "A" \"#, keys: ["KEY_0", "KEY_1", "KEY_2", "KEY_3"])

  @Test func aPressOfTheDeviceBecomesARatingOfTheSessionThatOpenedByItself() async throws {
    let folder = try ScratchFolder("demo-device")
    defer { withExtendedLifetime(folder) {} }
    let arguments = ["demo", "--device", "/dev/input/event0", "--keep"]
    try await DeviceTestbed.with(
      [Self.pad], program: "kioskctl", arguments, environment: ["TMPDIR": folder.path]
    ) { devices in
      let address = try await devices.output.first { $0.hasPrefix("The screen at the counter") }
      try await devices.output.first(containing: "0 to decline, Ctrl-C to end.")
      let url = try #require(address.firstMatch(of: /http:[^ ]*[0-9]/))
      let screen = try await ScreenWatch(screen: String(url.output))
      try await screen.settles(try await screen.view(.pleaseRate))

      _ = try await devices.press("KEY_2")
      try await screen.view(.chips)
      try await devices.perform(#"{"signal":"INT"}"#)

      #expect(await devices.wait() == 128 + SIGINT)
      let kept = try #require(devices.output.all.last?.wholeMatch(of: /kept: (.*)/)).1
      let stored = try StoredEntries("\(kept)/Q01/journal.sqlite")
      let rating = try #require(stored.ratings.first)
      #expect(stored.ratings.count == 1)
      #expect(rating.level.level.text == "hai-long")
      #expect(rating.channel == .button)
      #expect(stored.ratedSessions.allSatisfy { $0.hasPrefix("demo-") })
    }
    #expect(try RunningDemo.processes(toldOf: folder) == [])
  }

  /// What `devices` prints can be copied into a configuration as it stands.
  @Test func aDeviceIsListedAsAConfigurationCanMatchIt() async throws {
    let testbed = try await DeviceTestbed([Self.pad], program: "kioskctl", ["devices"])
    #expect(await testbed.wait() == 0)
    try await testbed.output.first(
      containing: #"match = { name = "Pad \"A\" \\", vendor = 0x1209, product = 0x2303 }"#)
  }

  @Test func aPathThatIsNoDeviceIsRefusedBeforeAnythingIsStarted() async throws {
    let folder = try ScratchFolder("demo-device")
    defer { withExtendedLifetime(folder) {} }
    let testbed = try await DeviceTestbed(
      [Self.pad], program: "kioskctl", ["demo", "--device", "/dev/input/event7"], environment: ["TMPDIR": folder.path])
    #expect(await testbed.wait() == 66)
    #expect(testbed.output.all == [])
    #expect(testbed.errors.all.contains { $0.contains("/dev/input/event7 is no input device") })
  }
}
