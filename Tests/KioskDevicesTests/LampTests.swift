import Glibc
import RatingModel
import TestSupport
import Testing

@testable import KioskDevices

/// What is told to a device, without one.
@Suite struct LampTests {
  /// Takes what is written, or refuses it.
  private final class Writings {
    var errno: Int32 = 0
    private(set) var told: [Bool] = []

    func write(_ isLit: Bool) -> Int32 {
      told.append(isLit)
      return errno
    }
  }

  private static let scroll: UInt16 = 2
  private let writings = Writings()

  private func show(_ lamp: inout Lamp, lit: Bool, at milliseconds: Int64) {
    lamp.show(lit: lit, now: Instant(milliseconds: milliseconds), write: writings.write)
  }

  @Test func deviceIsToldOnlyWhatChanges() {
    var lamp = Lamp(code: Self.scroll, isThere: true, isWritable: true)
    show(&lamp, lit: false, at: 1)
    for time in [2, 3, 4] as [Int64] { show(&lamp, lit: true, at: time) }
    show(&lamp, lit: false, at: 5)

    #expect(writings.told == [false, true, false])
    #expect(lamp.condition == .works && lamp.failures == 0 && lamp.retryAt == nil)
  }

  @Test func whatFailedIsCountedAndTriedAgainLater() {
    var lamp = Lamp(code: Self.scroll, isThere: true, isWritable: true)
    writings.errno = EAGAIN
    show(&lamp, lit: true, at: 1000)
    show(&lamp, lit: true, at: 2999)
    #expect(lamp.condition == .failing(errno: EAGAIN))
    #expect(lamp.retryAt == Instant(milliseconds: 3000) && writings.told == [true])

    show(&lamp, lit: true, at: 3000)
    #expect(lamp.failures == 2)

    writings.errno = 0
    show(&lamp, lit: true, at: 5000)
    #expect(lamp.condition == .works && lamp.failures == 2 && lamp.retryAt == nil)
    #expect(writings.told == [true, true, true])
  }

  @Test func anotherWishDoesNotWaitForTheRetry() {
    var lamp = Lamp(code: Self.scroll, isThere: true, isWritable: true)
    writings.errno = EIO
    show(&lamp, lit: true, at: 1000)
    writings.errno = 0
    show(&lamp, lit: false, at: 1001)

    #expect(writings.told == [true, false] && lamp.condition == .works)
  }

  @Test(arguments: [(false, true, Lamp.Condition.missing), (true, false, .denied), (false, false, .missing)])
  func lampThatCannotBeSetIsToldNothing(isThere: Bool, isWritable: Bool, condition: Lamp.Condition) {
    var lamp = Lamp(code: Self.scroll, isThere: isThere, isWritable: isWritable)
    show(&lamp, lit: true, at: 1)

    #expect(writings.told == [] && lamp.condition == condition && lamp.failures == 0)
  }

  @Test(arguments: [("LED_NUML", 0), ("LED_SCROLLL", 2), ("LED_MISC", 8)])
  func namesAreTheKernels(name: String, code: UInt16) {
    #expect(LampNames.code(of: name) == code)
    #expect(LampNames.name(of: code) == name)
  }

  @Test(arguments: ["LED_", "LED_SCROLL", "KEY_1", "led_numl", ""])
  func unknownNameHasNoCode(name: String) { #expect(LampNames.code(of: name) == nil) }
}

extension DevicesSuite {
  /// Lamps of devices; the probe lights them while a finger is on a key.
  @Suite struct LampOfADeviceTests {
    private static let wanted = Probe.wanted.dropLast() + #", "lamp": "LED_SCROLLL"}"#

    private static func panel(_ change: (inout MockDevice) -> Void = { _ in }) -> MockDevice {
      Probe.panel {
        $0.lamps = ["LED_NUML", "LED_SCROLLL"]
        change(&$0)
      }
    }

    private static func with(_ device: MockDevice, _ body: (Probe) async throws -> Void) async throws {
      try await Probe.with([device], [String(wanted)], body)
    }

    private func expectLamp(_ probe: Probe, isLit: Bool) async throws {
      let lamp = try #require(try await probe.testbed.lamp())
      #expect(lamp.name == "LED_SCROLLL" && lamp.isLit == isLit)
    }

    @Test func lampIsLitAndPutOutAndWhatTheDeviceSaysOfItIsNoPress() async throws {
      try await Self.with(Self.panel()) { probe in
        #expect(try await probe.health("present").lamp?.state == "works")
        for _ in 0..<2 {
          try await probe.testbed.perform(#"{"key": "KEY_1", "value": 1}"#)
          try await expectLamp(probe, isLit: true)
          try await probe.testbed.perform(#"{"key": "KEY_1", "value": 0}"#)
          try await expectLamp(probe, isLit: false)
          #expect(try await probe.event().down?.key == "best")
          #expect(try await probe.event().press?.key == "best")
        }
      }
    }

    @Test func deviceThatReturnsIsToldAnew() async throws {
      try await Self.with(Self.panel()) { probe in
        try await probe.health("present")
        try await probe.testbed.perform(#"{"key": "KEY_1", "value": 1}"#)
        try await expectLamp(probe, isLit: true)
        // The finger is gone with the panel, and the probe puts the lamp out.
        try await probe.testbed.perform(#"{"unplug": "panel"}"#)
        try await probe.health("absent")
        try await probe.testbed.perform(#"{"plug": "panel"}"#)
        try await probe.health("present")
        _ = try await probe.testbed.press("KEY_2")
        try await expectLamp(probe, isLit: true)
        try await expectLamp(probe, isLit: false)
      }
    }

    @Test func deviceWithoutTheLampIsReadAllTheSame() async throws {
      try await Self.with(Probe.panel { $0.lamps = ["LED_NUML"] }) { probe in
        let health = try await probe.health("present")
        #expect(health.lamp?.state == "missing" && health.lamp?.hint?.contains("kioskctl devices") == true)
        #expect(health.lamp?.detail.contains("LED_SCROLLL") == true && health.hint == nil)
        _ = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().key == "good")
      }
    }

    @Test func deviceThatMayOnlyBeReadIsReadWithoutItsLamp() async throws {
      try await Self.with(Self.panel { $0.mode = "0440" }) { probe in
        let health = try await probe.health("present")
        #expect(health.lamp?.state == "denied" && health.lamp?.hint?.contains("0660") == true && health.hint == nil)
        _ = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().key == "good")
      }
    }

    @Test func lampThatTakesNothingIsCountedAndRatingsGoOn() async throws {
      try await Self.with(Self.panel { $0.deaf = true }) { probe in
        let health = try await probe.health("present")
        let before = try #require(health.lamp)
        #expect(before.state == "failing" && before.failures >= 1 && health.hint == nil)
        _ = try await probe.testbed.press("KEY_2")
        #expect(try await probe.press().key == "good")
        try await probe.health("present") { ($0.lamp?.failures ?? 0) > before.failures }
      }
    }
  }
}
