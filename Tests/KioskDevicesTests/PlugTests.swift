import TestSupport
import Testing

extension DevicesSuite {
  @Suite struct PlugTests {
    @Test func aDeviceThatIsUnpluggedUnderAFingerMakesNoPressAndWorksAgainWhenItReturns() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"key": "KEY_1", "value": 1}"#)
        #expect(try await probe.event().down != nil)
        try await probe.testbed.perform(#"{"unplug": "panel"}"#)
        #expect(try await probe.event().gone?.device == "front")
        let health = try await probe.health("absent")
        #expect(health.detail.contains("Rating Panel"))
        try await probe.testbed.perform(#"{"plug": "panel"}"#)
        try await probe.health("present")
        let made = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().down == made.down)
      }
    }

    @Test func aDeviceThatComesLaterIsFound() async throws {
      try await Probe.with([Probe.panel { $0.plugged = false }]) { probe in
        try await probe.health("absent")
        try await probe.testbed.perform(#"{"plug": "panel"}"#)
        try await probe.health("present")
        _ = try await probe.testbed.press("KEY_3")
        #expect(try await probe.press().key == "decline")
      }
    }

    @Test func unpluggingAndReturningAtOnceLosesNothing() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.testbed.reports.first(containing: #""grabbed""#)
        for _ in 0..<10 {
          try await probe.testbed.perform(#"{"unplug": "panel"}"#)
          try await probe.testbed.perform(#"{"plug": "panel"}"#)
          try await probe.testbed.reports.first(containing: #""grabbed""#)
          let made = try await probe.testbed.press("KEY_1")
          #expect(try await probe.press().down == made.down)
        }
      }
    }

    @Test func anotherDeviceInTheSamePlaceIsReadAndItsDifferencesAreNamed() async throws {
      let wanted = """
        {"device": "front", "phys": "usb-0000:00:14.0-0/input0", "keys": {"KEY_1": "best", "KEY_2": "good"}}
        """
      try await Probe.with([Probe.panel()], [wanted]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"unplug": "panel"}"#)
        try await probe.health("absent")
        try await probe.testbed.perform(
          #"{"plug": "panel", "name": "Cheap Keypad", "keys": ["KEY_1", "KEY_2", "KEY_9"]}"#)
        let health = try await probe.health("changed")
        #expect(health.detail.contains("\"Rating Panel\" and is called \"Cheap Keypad\""))
        #expect(health.detail.contains("no longer has KEY_3 and it now has KEY_9"))
        #expect(health.hint != nil)
        let made = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().down == made.down)
      }
    }

    @Test func aDeviceWithoutSomeConfiguredKeysIsNotUsable() async throws {
      try await Probe.with([Probe.panel { $0.keys = ["KEY_1"] }]) { probe in
        let health = try await probe.health("incomplete")
        #expect(health.detail.contains("KEY_2, KEY_3"))
      }
    }

    @Test func twoDevicesThatFitAreNamedAndNeitherIsReadUntilOneIsGone() async throws {
      let other = MockDevice(id: "other", name: "Rating Panel", keys: ["KEY_1", "KEY_2", "KEY_3"])
      try await Probe.with([Probe.panel(), other]) { probe in
        let health = try await probe.health("ambiguous")
        #expect(health.detail.contains("/dev/input/event0"))
        #expect(health.detail.contains("/dev/input/event1"))
        #expect(health.hint?.contains("physical path") == true)
        try await probe.testbed.perform(#"{"unplug": "panel"}"#)
        #expect(try await probe.health("present").node == "/dev/input/event1")
      }
    }

    @Test func aSecondDeviceThatFitsStopsTheFirst() async throws {
      var other = Probe.panel { $0.id = "other" }
      other.plugged = false
      try await Probe.with([Probe.panel(), other]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"key": "KEY_1", "value": 1, "device": "panel"}"#)
        try await probe.testbed.perform(#"{"plug": "other"}"#)
        while try await probe.event().gone == nil {}
        try await probe.health("ambiguous")
      }
    }

    /// Keyboard, media keys, power keys and a mouse, all by one name and one number.
    @Test func ofABoxOfFourNodesTheOneWithTheKeysIsRead() async throws {
      let keys = [["KEY_MUTE", "KEY_VOLUMEUP"], ["KEY_POWER"], ["KEY_1", "KEY_2", "KEY_3"], ["BTN_LEFT"]]
      let nodes = keys.enumerated().map { number, keys in
        Probe.panel { ($0.id, $0.keys, $0.uniq) = ("node\(number)", keys, "0001") }
      }
      let wanted = Probe.wanted.replacing("\"name\": \"Rating Panel\"", with: "\"hardware\": \"1209:2303\"")
      try await Probe.with(nodes, [wanted]) { probe in
        #expect(try await probe.health("present").node == "/dev/input/event2")
        let made = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().down == made.down)
      }
    }

    @Test func twoBoxesWithOneSerialNumberAreToldApartByTheirPlaces() async throws {
      let boxes = ["left", "right"].map { id in Probe.panel { ($0.id, $0.uniq) = (id, "0001") } }
      let wanted = (0...1).map { place in
        Probe.wanted.replacing("\"front\"", with: "\"box\(place)\"")
          .replacing("\"name\"", with: "\"phys\": \"usb-0000:00:14.0-\(place)/input0\", \"name\"")
      }
      try await Probe.with(boxes, wanted) { probe in
        // The second of the two to be opened.
        try await probe.testbed.reports.first(containing: "\"grabbed\": \"right\"")
        for box in ["right", "left"] {
          let made = try await probe.testbed.press("KEY_1", device: box)
          let press = try await probe.press()
          #expect(press.down == made.down && press.device == (box == "left" ? "box0" : "box1"))
        }
      }
    }

    @Test func aUdevPropertyTellsEqualPanelsApart() async throws {
      let left = Probe.panel { $0.properties = ["RATING_KIOSK_PANEL": "left"] }
      let right = Probe.panel {
        $0.id = "other"
        $0.properties = ["RATING_KIOSK_PANEL": "right"]
      }
      let wanted = """
        {"device": "front", "properties": {"RATING_KIOSK_PANEL": "right"}, "keys": {"KEY_1": "best"}}
        """
      try await Probe.with([left, right], [wanted]) { probe in
        let health = try await probe.health("present")
        #expect(health.node == "/dev/input/event1")
      }
    }
  }
}
