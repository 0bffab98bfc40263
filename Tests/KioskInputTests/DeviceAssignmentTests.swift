import KioskInput
import RatingModel
import Testing

@Suite struct DeviceAssignmentTests {
  private func wanted(_ name: String, _ match: DeviceMatch?) throws -> WantedDevice {
    let profile = try #require(ButtonProfile(device: name, keys: try Panel.profile().keys))
    return WantedDevice(match: try #require(match), profile: .buttons(profile))
  }

  @Test func theOnlyDeviceThatFitsIsTaken() throws {
    let wanted = try wanted("panel", DeviceMatch(name: "Rating Panel"))
    let choices = DeviceAssignment.choose([wanted], among: [Devices.panel(name: "Power Button"), Devices.panel()])
    #expect(choices == [.device(1)])
  }

  @Test func withoutADeviceThatFitsItIsAbsent() throws {
    let wanted = try wanted("panel", DeviceMatch(name: "Rating Panel"))
    #expect(DeviceAssignment.choose([wanted], among: [Devices.panel(name: "Power Button")]) == [.absent])
  }

  @Test func twoDevicesThatFitAreAmbiguous() throws {
    let wanted = try wanted("panel", DeviceMatch(name: "Rating Panel"))
    let other = Devices.panel(path: "usb-0000:00:14.0-3/input0")
    #expect(DeviceAssignment.choose([wanted], among: [Devices.panel(), other]) == [.ambiguous([0, 1])])
  }

  @Test func ofTheNodesOfOneBoxTheOneWithTheKeysIsTaken() throws {
    let wanted = try wanted("panel", DeviceMatch(hardware: HardwareID("1209:2303")))
    let media = Devices.panel(keys: [113, 114, 115])
    #expect(DeviceAssignment.choose([wanted], among: [media, Devices.panel(), media]) == [.device(1)])
  }

  @Test func aDeviceThatLacksKeysIsTakenWhenNoOtherFits() throws {
    let wanted = try wanted("panel", DeviceMatch(name: "Rating Panel"))
    #expect(DeviceAssignment.choose([wanted], among: [Devices.panel(keys: [2])]) == [.device(0)])
  }

  @Test func aDeviceThatFitsTwoRulesIsGivenToNeither() throws {
    let left = try wanted("left", DeviceMatch(name: "Rating Panel"))
    let right = try wanted("right", DeviceMatch(hardware: HardwareID("1209:2303")))
    let choices = DeviceAssignment.choose([left, right], among: [Devices.panel()])
    #expect(choices == [.contested(0, with: ["right"]), .contested(0, with: ["left"])])
  }

  /// One box with a node of keys and one of a touch screen, which has broken.
  @Test func aRuleWithoutADeviceThatServesItTakesNoneFromAnother() throws {
    let buttons = try wanted("panel", DeviceMatch(hardware: HardwareID("1209:2303")))
    let touch = WantedDevice(
      match: try #require(DeviceMatch(name: "Rating Panel")),
      profile: .touch(try #require(TouchProfile(device: "screen", turn: TouchTurn()))))
    #expect(
      DeviceAssignment.choose([buttons, touch], among: [Devices.panel()])
        == [.device(0), .contested(0, with: ["panel"])])
  }

  @Test func twoPanelsAreToldApartByTheirPlaces() throws {
    let left = try wanted("left", DeviceMatch(name: "Rating Panel", physicalPath: "usb-0000:00:14.0-2/input0"))
    let right = try wanted("right", DeviceMatch(name: "Rating Panel", physicalPath: "usb-0000:00:14.0-3/input0"))
    let devices = [Devices.panel(path: "usb-0000:00:14.0-3/input0"), Devices.panel()]
    #expect(DeviceAssignment.choose([left, right], among: devices) == [.device(1), .device(0)])
  }
}
