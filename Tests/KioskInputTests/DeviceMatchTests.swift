import KioskInput
import Testing

@Suite struct DeviceMatchTests {
  @Test func everyGivenCriterionMustHold() throws {
    let match = try #require(
      DeviceMatch(
        name: "Rating Panel", hardware: HardwareID("1209:2303"), physicalPath: "usb-0000:00:14.0-2/input0",
        properties: ["ID_INPUT": "1"]))
    #expect(match.matches(Devices.panel()))
    #expect(!match.matches(Devices.panel(name: "Keyboard")))
    #expect(!match.matches(Devices.panel(path: "usb-0000:00:14.0-3/input0")))
    #expect(!match.matches(Devices.panel(properties: [:])))
  }

  @Test func theVersionMattersOnlyWhenItIsGiven() throws {
    let open = try #require(DeviceMatch(hardware: HardwareID("1209:2303")))
    let closed = try #require(DeviceMatch(hardware: HardwareID("1209:2303:0112")))
    #expect(open.matches(Devices.panel()))
    #expect(!closed.matches(Devices.panel()))
    #expect(closed.matches(Devices.panel(version: 0x0112)))
  }

  @Test func blanksAndZeroBytesAtTheEndOfANameDoNotMatter() throws {
    let match = try #require(DeviceMatch(name: "Rating Panel "))
    #expect(match.matches(Devices.panel(name: "Rating Panel  \0\0")))
  }

  @Test func aRuleWithoutCriterionOrWithAnEmptyOneIsNone() {
    #expect(DeviceMatch() == nil)
    #expect(DeviceMatch(name: "  ") == nil)
    #expect(DeviceMatch(physicalPath: "") == nil)
    #expect(DeviceMatch(properties: ["": "1"]) == nil)
  }

  @Test(arguments: DeviceMatch.unstableProperties) func whatFollowsTheOrderOfPluggingInIsNoCriterion(key: String) {
    #expect(DeviceMatch(name: "Rating Panel", properties: [key: "/dev/input/event3"]) == nil)
  }

  @Test(arguments: [
    ("1209:2303", "1209:2303"), ("46D:c31c:110", "046d:c31c:0110"), ("0:0:0", "0000:0000:0000"),
  ]) func hardwareNumbersHaveOneTextForm(text: String, canonical: String) throws {
    #expect(try #require(HardwareID(text)).description == canonical)
  }

  @Test(arguments: ["", "1209", "1209:", "12090:2303", "1209:2303:1:2", "1209:23g3", "-1:2", "1209: 2303"])
  func otherTextsAreNoHardwareNumbers(text: String) {
    #expect(HardwareID(text) == nil)
  }

  @Test func everythingThatItIsSaidToHaveMustBeThere() throws {
    let keys = try #require(DeviceMatch(has: ["KEY_1": .key(2), "KEY_3": .key(4)]))
    #expect(keys.matches(Devices.panel()))
    #expect(!keys.matches(Devices.panel(keys: [2, 3])))
    let axis = try #require(DeviceMatch(has: ["KEY_1": .key(2), "ABS_X": .axis(0)]))
    let lamp = try #require(DeviceMatch(has: ["LED_NUML": .lamp(2)]))
    #expect(!axis.matches(Devices.panel()) && !lamp.matches(Devices.panel()))
    #expect(keys.description == "having KEY_1 and KEY_3")
  }

  @Test func theRuleCanBeReadByPeople() throws {
    let match = try #require(DeviceMatch(name: "Rating Panel", properties: ["B": "2", "A": "1"]))
    #expect(match.description == "name \"Rating Panel\", udev property A=1, udev property B=2")
  }
}
