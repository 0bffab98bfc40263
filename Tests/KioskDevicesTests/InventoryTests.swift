import Foundation
import TestSupport
import Testing

extension DevicesSuite {
  @Suite struct InventoryTests {
    private struct Listed: Decodable {
      let node: String
      let name: String
      let hardware: String
      let phys: String
      let properties: [String: String]
      let keys: [String]
      let readable: Bool
    }

    @Test func everyDeviceIsListedWithAllThatARuleCanName() async throws {
      var keypad = MockDevice(id: "keypad", name: "Keypad  ", keys: ["KEY_KP1", "BTN_TRIGGER"])
      keypad.vendor = "046d"
      keypad.properties = ["ID_PATH": "pci-0000:00:14.0-usb-0:2:1.0"]
      keypad.mode = "0000"
      let testbed = try await DeviceTestbed([Probe.panel(), keypad], program: "device-probe", ["--list"])
      var listed: [Listed] = []
      for await line in testbed.output {
        listed.append(try JSONDecoder().decode(Listed.self, from: Data(line.utf8)))
      }
      #expect(await testbed.wait() == 0)
      try #require(listed.count == 2)
      #expect(listed.map(\.node) == ["/dev/input/event0", "/dev/input/event1"])
      #expect(listed.map(\.name) == ["Rating Panel", "Keypad"])
      #expect(listed.map(\.hardware) == ["1209:2303:0111", "046d:2303:0111"])
      #expect(listed.map(\.phys) == ["usb-0000:00:14.0-0/input0", "usb-0000:00:14.0-1/input0"])
      #expect(listed.map(\.keys) == [["KEY_1", "KEY_2", "KEY_3"], ["KEY_KP1", "BTN_TRIGGER"]])
      #expect(listed[1].properties["ID_PATH"] == "pci-0000:00:14.0-usb-0:2:1.0")
      #expect(listed.map(\.readable) == [true, false])
    }

    /// Bytes that are no UTF-8, and blanks: what stands in their place is shown, and is what a rule names.
    @Test func aDeviceWhoseNameIsNoTextIsRecognisedAsItIsShown() async throws {
      let odd = Probe.panel { $0.nameBytes = "50616e656cff202020" }
      let testbed = try await DeviceTestbed([odd], program: "device-probe", ["--list"])
      let line = try #require(await testbed.output.next())
      #expect(try JSONDecoder().decode(Listed.self, from: Data(line.utf8)).name == "Panel\u{FFFD}")
      #expect(await testbed.wait() == 0)
      let wanted = Probe.wanted.replacing("Rating Panel", with: "Panel\u{FFFD}")
      try await Probe.with([odd], [wanted]) { try await $0.health("present") }
    }
  }
}
