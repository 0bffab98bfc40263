import TestSupport
import Testing

extension DevicesSuite {
  @Suite struct ReadingTests {
    @Test func aPressCarriesTheTimesAtWhichTheKernelSawIt() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        let made = try await probe.testbed.press("KEY_2")
        let down = try await probe.event().down
        #expect(down == ProbeLine.Finger(key: "good", device: "front", at: made.down))
        let press = try await probe.press()
        #expect(
          press
            == ProbeLine.Press(key: "good", device: "front", down: made.down, decided: made.up, simultaneous: false))
      }
    }

    @Test func aTapShorterThanTheDebounceTimeNeedsNoFurtherEvent() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        let made = try await probe.testbed.press("KEY_1", downMilliseconds: 3)
        let press = try await probe.press()
        #expect(press.down == made.down)
        #expect(press.decided == made.up)
      }
    }

    @Test func twoKeysOfOneFrameAreSimultaneous() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"keys": {"KEY_1": 1, "KEY_3": 1}}"#)
        try await probe.testbed.perform(#"{"keys": {"KEY_1": 0, "KEY_3": 0}}"#)
        let (first, second) = (try await probe.press(), try await probe.press())
        #expect(Set([first.key, second.key]) == ["best", "decline"])
        #expect(first.simultaneous && second.simultaneous)
      }
    }

    @Test func aBurstOfAThousandEventsIsReadWhole() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        let written = try await probe.testbed.perform(#"{"burst": 250, "key": "KEY_1", "ahead": true}"#)
        var presses: [ProbeLine.Press] = []
        for _ in 0..<250 { presses.append(try await probe.press()) }
        #expect(presses.map(\.down) == written.filter { $0.value == 1 }.map(\.at))
        #expect(presses.map(\.decided) == written.filter { $0.value == 0 }.map(\.at))
      }
    }

    @Test func aKeyThatWentDownWhileEventsWereLostIsAPressWhenItComesUp() async throws {
      try await Probe.with([Probe.panel()]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"syn_dropped": "panel", "keys_down": ["KEY_2"]}"#)
        let down = try #require(try await probe.event().down)
        #expect(down.key == "good")
        let up = try await probe.testbed.perform(#"{"key": "KEY_2", "value": 0}"#)
        let press = try await probe.press()
        #expect(press.down == down.at)
        #expect(press.decided == up.first?.at)
      }
    }

    @Test func aKeyThatCameUpWhileEventsWereLostIsAPress() async throws {
      let wanted = #"{"device": "front", "name": "Rating Panel", "keys": {"KEY_3": "decline"}, "debounce": 0}"#
      try await Probe.with([Probe.panel()], [wanted]) { probe in
        try await probe.health("present")
        let down = try await probe.testbed.perform(#"{"key": "KEY_3", "value": 1}"#)
        _ = try await probe.event()
        try await probe.testbed.perform(#"{"syn_dropped": "panel"}"#)
        let press = try await probe.press()
        #expect(press.key == "decline")
        #expect(press.down == down.first?.at)
        #expect(try await probe.health("present", where: { $0.resyncs == 1 }).resyncs == 1)
      }
    }

    @Test func aDriverWithoutMonotonicClockIsStampedAsItIsReadAndHealthSaysSo() async throws {
      try await Probe.with([Probe.panel { $0.clock = false }]) { probe in
        let health = try await probe.health("present")
        #expect(health.detail.contains("no monotonic clock"))
        let made = try await probe.testbed.press("KEY_1", downMilliseconds: 80)
        let press = try await probe.press()
        #expect(press.down >= made.down)
        #expect(press.decided >= made.up)
        // The wall clock, which the events carry here, is decades ahead of the time since boot.
        #expect(press.decided < made.up + 3_600_000_000)
      }
    }

    @Test func whatHappensOnTwoDevicesComesInTheOrderOfTime() async throws {
      let left = MockDevice(id: "left", keys: ["KEY_1"])
      let right = MockDevice(id: "right", keys: ["KEY_2"])
      let wanted = [
        #"{"device": "left", "name": "left", "keys": {"KEY_1": "best"}}"#,
        #"{"device": "right", "name": "right", "keys": {"KEY_2": "good"}}"#,
      ]
      try await Probe.with([right, left], wanted) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"burst": 20, "key": "KEY_2"}"#)
        try await probe.testbed.perform(#"{"key": "KEY_1", "value": 1}"#)
        var lines: [ProbeLine] = []
        while lines.last?.down?.device != "left" { lines.append(try await probe.event()) }
        let times = lines.compactMap { $0.down?.at ?? $0.press?.decided }
        #expect(times.count == 41)
        #expect(times == times.sorted())
      }
    }

    @Test func axisNoiseAndKeysThatNobodyConfiguredSayNothing() async throws {
      try await Probe.with([Probe.panel { $0.keys.append("KEY_NUMLOCK") }]) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"raw": [[3, 0, 512], [4, 4, 458841], [1, 69, 1]]}"#)
        let made = try await probe.testbed.press("KEY_1")
        #expect(try await probe.event().down?.at == made.down)
        #expect(try await probe.press().simultaneous == false)
      }
    }
  }
}
