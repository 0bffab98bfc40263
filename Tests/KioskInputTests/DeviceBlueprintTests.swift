import KioskInput
import Testing

@Suite struct DeviceBlueprintTests {
  let blueprint = DeviceBlueprint(Devices.panel())

  @Test func theSameDeviceInAnotherPlugIsUnchanged() {
    let moved = Devices.panel(path: "usb-0000:00:14.0-9/input0", properties: ["ID_INPUT": "1", "ID_PATH": "x"])
    #expect(blueprint.changes(in: moved) == [])
  }

  @Test func anotherNameOtherNumbersAndOtherKeysAreNamed() throws {
    let other = Devices.panel(name: "Keyboard", version: 0x0200, keys: [2, 3, 30])
    let was = try #require(HardwareID("1209:2303:0111"))
    let now = try #require(HardwareID("1209:2303:0200"))
    #expect(
      blueprint.changes(in: other) == [
        .name(was: "Rating Panel", is: "Keyboard"), .hardware(was: was, is: now), .keys(lost: [4], gained: [30]),
      ])
  }
}
