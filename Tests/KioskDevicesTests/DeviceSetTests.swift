import KioskDevices
import KioskInput
import RatingModel
import Testing

/// What needs no device at all.
@Suite struct DeviceSetTests {
  @Test func withoutWantedDevicesNothingIsUsable() throws {
    let devices = try DeviceSet(wanted: [], now: Instant(milliseconds: 1))
    #expect(!devices.isUsable)
    #expect(devices.health == [])
    #expect(devices.nextDeadline == nil)
    #expect(devices.readAll(now: Instant(milliseconds: 2)) == [])
  }

  @Test func aDeviceThatIsNotThereIsAbsentAndOnlyUdevIsPolled() throws {
    let match = try #require(DeviceMatch(name: "a panel that nobody has"))
    let profile = try #require(ButtonProfile(device: "front", keys: [2: .decline]))
    let devices = try DeviceSet(
      wanted: [WantedDevice(match: match, profile: .buttons(profile))], now: Instant(milliseconds: 1))
    #expect(devices.health.map(\.state) == [.absent])
    #expect(devices.health.map(\.code) == ["device-absent"])
    #expect(devices.descriptors.count == 1)
    #expect(!devices.isUsable)
  }
}
