import Foundation
import TestSupport
import Testing

extension DevicesSuite {
  @Suite struct RefusalTests {
    @Test func aDeviceThatAnotherProgramHoldsIsBusyAndTakenWhenItIsFree() async throws {
      try await Probe.with([Probe.panel { $0.busy = true }]) { probe in
        let health = try await probe.health("busy")
        #expect(health.detail.contains("/dev/input/event0"))
        try await probe.testbed.perform(#"{"release": "panel"}"#)
        try await probe.health("present")
        let made = try await probe.testbed.press("KEY_1")
        #expect(try await probe.press().down == made.down)
      }
    }

    @Test func aDeviceThatMayNotBeOpenedSaysWhatToDoAndIsTakenWhenItMay() async throws {
      try await Probe.with([Probe.panel { $0.mode = "0000" }]) { probe in
        let health = try await probe.health("denied")
        #expect(health.hint?.contains("group `input`") == true)
        #expect(health.hint?.contains("udev rule") == true)
        try await probe.testbed.perform(#"{"mode": "0660", "device": "panel"}"#)
        try await probe.health("present")
      }
    }

    @Test func aDeviceThatCannotBeReadIsFailedAndTriedAgain() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"break": "panel"}"#)
        try await probe.testbed.perform(#"{"key": "KEY_1", "value": 1}"#)
        let health = try await probe.health("failed")
        #expect(health.detail.contains("read: ") && health.hint?.contains("plug it in again") == true)
        try await probe.testbed.perform(#"{"mend": "panel"}"#)
        try await probe.health("present")
        // Not before it was read.
        let made = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().down == made.down)
      }
    }

    /// Ten seconds are long for a finger.
    @Test func aKeyThatIsStuckIsNamedUntilItComesUp() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"key": "KEY_2", "value": 1, "ago_ms": 11000}"#)
        let health = try await probe.health("stuck")
        #expect(health.detail.contains("KEY_2 has been down") && health.hint != nil)
        try await probe.testbed.perform(#"{"key": "KEY_2", "value": 0}"#)
        try await probe.health("present")
      }
    }

    /// Which answer was given last is nobody's business.
    @Test func onADeviceThatActsOnPressNoKeyIsStuck() async throws {
      let wanted = Probe.wanted.replacing("\"keys\"", with: "\"actsOn\": \"press\", \"keys\"")
      try await Probe.with([Probe.panel()], [wanted]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"key": "KEY_2", "value": 1, "ago_ms": 11000}"#)
        _ = try await probe.press()
        try await probe.testbed.perform(#"{"unplug": "panel"}"#)
        try await probe.health("absent")
        #expect(!probe.testbed.output.all.contains { $0.contains("stuck") })
      }
    }

    @Test func aDeviceIsGrabbedWhenItsLastKeyComesUp() async throws {
      let start = ProcessInfo.processInfo.systemUptime
      try await Probe.with([Probe.panel { $0.held = ["KEY_3"] }]) { probe in
        try await probe.health("present")
        let made = try await probe.testbed.press("KEY_1")
        #expect(try await probe.press().down == made.down)
        let isGrabbed = probe.testbed.reports.all.contains { $0.contains(#""grabbed""#) }
        // On a machine so slow that two seconds have passed by now, it is grabbed by right.
        #expect(!isGrabbed || ProcessInfo.processInfo.systemUptime > start + 2)
        try await probe.testbed.perform(#"{"key": "KEY_3", "value": 0}"#)
        try await probe.testbed.reports.first(containing: #""grabbed""#)
        // The key that was down before we came makes no press.
        let next = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().down == next.down)
      }
    }

    @Test func aDeviceWhoseKeyStaysDownIsGrabbedAllTheSame() async throws {
      try await Probe.with([Probe.panel { $0.held = ["KEY_3"] }]) { probe in
        try await probe.health("present")
        try await probe.testbed.reports.first(containing: #""grabbed""#)
      }
    }

    @Test func aProgramThatHoldsADeviceEndsByItsSignal() async throws {
      let testbed = try await DeviceTestbed([Probe.panel()], program: "device-probe", [Probe.wanted])
      try await testbed.reports.first(containing: #""grabbed""#)
      #expect(await testbed.stop() == 143)
    }
  }
}
