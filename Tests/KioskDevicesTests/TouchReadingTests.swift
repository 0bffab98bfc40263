import TestSupport
import Testing

extension DevicesSuite {
  @Suite struct TouchReadingTests {
    private static let wanted = #"{"device": "screen", "name": "glass", "kind": "touch"}"#

    private static func glass(slots: Int?, _ change: (inout MockDevice) -> Void = { _ in }) -> MockDevice {
      var device = MockDevice.touchScreen("glass", slots: slots)
      change(&device)
      return device
    }

    @Test(arguments: [10, nil] as [Int?])
    func aTouchHasThePlacesAndTheTimesAtWhichTheKernelSawIt(slots: Int?) async throws {
      try await Probe.with([Self.glass(slots: slots)], [Self.wanted]) { probe in
        try await probe.health("present")
        let made = try await probe.testbed.touch((250, 250), to: (500, 125), device: "glass")
        var expected = ProbeLine.Touch(device: "screen", number: 1, down: made.down, from: [0.25, 0.5])
        #expect(try await probe.event().touchDown == expected)
        (expected.to, expected.decided, expected.simultaneous) = ([0.5, 0.25], made.up, false)
        #expect(try await probe.event().touch == expected)
      }
    }

    @Test func thePictureMayBeTurned() async throws {
      let turned = #"{"device": "screen", "name": "glass", "kind": "touch", "rotation": 90}"#
      try await Probe.with([Self.glass(slots: 10)], [turned]) { probe in
        try await probe.health("present")
        _ = try await probe.testbed.touch((250, 250), device: "glass")
        #expect(try await probe.event().touchDown?.from == [0.5, 0.75])
      }
    }

    @Test func whatUdevKnowsOfAPanelCorrectsItsPlaces() async throws {
      let mirrored = Self.glass(slots: 10) { $0.properties = ["LIBINPUT_CALIBRATION_MATRIX": "-1 0 1 0 1 0"] }
      try await Probe.with([mirrored], [Self.wanted]) { probe in
        try await probe.health("present")
        _ = try await probe.testbed.touch((250, 250), device: "glass")
        #expect(try await probe.event().touchDown?.from == [0.75, 0.5])
      }
    }

    @Test func twoFingersAreBothSimultaneous() async throws {
      try await Probe.with([Self.glass(slots: 10)], [Self.wanted]) { probe in
        try await probe.health("present")
        let both =
          "[3, 47, 0], [3, 57, 8], [3, 53, 100], [3, 54, 100], [3, 47, 1], [3, 57, 9], [3, 53, 900], [3, 54, 100]"
        try await probe.testbed.perform(#"{"raw": [\#(both)]}"#)
        try await probe.testbed.perform(#"{"raw": [[3, 47, 0], [3, 57, -1], [3, 47, 1], [3, 57, -1]]}"#)
        var touches: [ProbeLine.Touch] = []
        while touches.count < 2 { if let touch = try await probe.event().touch { touches.append(touch) } }
        #expect(touches.map(\.from) == [[0.1, 0.2], [0.9, 0.2]])
        #expect(touches.map(\.simultaneous) == [true, true])
      }
    }

    @Test func slotsAreReadAnewWhenEventsWereLost() async throws {
      try await Probe.with([Self.glass(slots: 10)], [Self.wanted]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"touch": [100, 100], "down_ms": null}"#)
        let first = try #require(try await probe.event().touchDown)
        // It left where its slot says, and another finger came into another slot.
        try await probe.testbed.perform(
          #"{"syn_dropped": "glass", "fingers": {"0": [-1, 300, 100], "2": [77, 500, 250]}}"#)
        let left = try #require(try await probe.event().touch)
        #expect(left.number == first.number && left.to == [0.3, 0.2])
        let second = try #require(try await probe.event().touchDown)
        #expect(second.from == [0.5, 0.5])
        try await probe.health("present", where: { $0.resyncs == 1 })
        try await probe.testbed.perform(#"{"raw": [[3, 47, 2], [3, 57, -1]]}"#)
        #expect(try await probe.event().touch?.number == second.number)
      }
    }

    @Test func aFingerIsGoneWithThePanelThatItWasOn() async throws {
      try await Probe.with([Self.glass(slots: 10)], [Self.wanted]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"touch": [100, 100], "down_ms": null}"#)
        #expect(try await probe.event().touchDown != nil)
        try await probe.testbed.perform(#"{"unplug": "glass"}"#)
        #expect(try await probe.event().gone?.device == "screen")
        try await probe.testbed.perform(#"{"plug": "glass"}"#)
        try await probe.health("present")
        _ = try await probe.testbed.touch((500, 250), device: "glass")
        #expect(try await probe.event().touchDown?.from == [0.5, 0.5])
      }
    }

    @Test func aPanelThatCameBackWithOtherAxesIsNamed() async throws {
      try await Probe.with([Self.glass(slots: 10)], [Self.wanted]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"unplug": "glass"}"#)
        try await probe.testbed.perform(#"{"plug": "glass", "axes": {"ABS_X": [0, 9], "ABS_Y": [0, 9]}}"#)
        let health = try await probe.health("changed")
        #expect(health.detail.contains("it no longer has ABS_MT_SLOT"))
      }
    }

    @Test(arguments: [nil, ["ABS_X": [0, 1000], "ABS_Y": [0, 0]]] as [[String: [Int]]?])
    func aDeviceThatIsNoTouchScreenIsIncompleteAndNoneToRateOn(axes: [String: [Int]]?) async throws {
      try await Probe.with([Self.glass(slots: nil) { $0.axes = axes }], [Self.wanted]) { probe in
        let health = try await probe.health("incomplete")
        #expect(health.detail.contains(axes == nil ? "axes of a touch screen" : "range of ABS_Y"))
      }
    }

    @Test func theDeviceIsGrabbedSoThatNoOtherProgramSeesTheTouches() async throws {
      try await Probe.with([Self.glass(slots: 10)], [Self.wanted]) { probe in
        try await probe.testbed.reports.first(containing: "\"grabbed\": \"glass\"")
      }
    }
  }
}
