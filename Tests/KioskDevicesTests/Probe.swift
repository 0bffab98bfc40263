import Foundation
import TestSupport
import Testing

/// `device-probe` with devices that do not exist, and what it says.
struct Probe {
  let testbed: DeviceTestbed

  /// A panel with three keys, as the testbed is to make it.
  static func panel(_ change: (inout MockDevice) -> Void = { _ in }) -> MockDevice {
    var device = MockDevice(id: "panel", name: "Rating Panel", keys: ["KEY_1", "KEY_2", "KEY_3"])
    change(&device)
    return device
  }

  /// How the probe is to look for it.
  static let wanted = """
    {"device": "front", "name": "Rating Panel", "keys": {"KEY_1": "best", "KEY_2": "good", "KEY_3": "decline"}}
    """

  /// Runs the probe for as long as `body` takes.
  static func with(
    _ devices: [MockDevice], _ wanted: [String] = [wanted], _ body: (Probe) async throws -> Void
  ) async throws {
    try await DeviceTestbed.with(devices, program: "device-probe", wanted) { try await body(Probe(testbed: $0)) }
  }

  /// The next press, whatever else comes before it.
  func press() async throws -> ProbeLine.Press {
    while let line = try await next() {
      if let press = line.press { return press }
    }
    throw LineStream.NoSuchLine(seen: testbed.output.all + testbed.errors.all)
  }

  /// The next event, whatever health comes before it.
  func event() async throws -> ProbeLine {
    while let line = try await next() {
      if line.health == nil { return line }
    }
    throw LineStream.NoSuchLine(seen: testbed.output.all + testbed.errors.all)
  }

  /// Waits until the first device is in a state.
  @discardableResult
  func health(_ state: String, where condition: (ProbeLine.Health) -> Bool = { _ in true }) async throws
    -> ProbeLine.Health
  {
    while let line = try await next() {
      guard let health = line.health?.first, health.state == state, condition(health) else { continue }
      #expect(line.usable == ["present", "changed", "stuck"].contains(state))
      return health
    }
    throw LineStream.NoSuchLine(seen: testbed.output.all + testbed.errors.all)
  }

  private func next() async throws -> ProbeLine? {
    try await testbed.output.next().map { try JSONDecoder().decode(ProbeLine.self, from: Data($0.utf8)) }
  }
}

/// One line of the probe.
struct ProbeLine: Decodable {
  struct Press: Decodable, Equatable {
    let key: String
    let device: String
    let down: Int64
    let decided: Int64
    let simultaneous: Bool
  }

  struct Finger: Decodable, Equatable {
    let key: String?
    let device: String
    let at: Int64
  }

  struct Health: Decodable {
    let name: String
    let state: String
    let node: String?
    let detail: String
    let hint: String?
    let resyncs: Int
    let lamp: Lamp?
  }

  struct Lamp: Decodable, Equatable {
    let state: String
    let detail: String
    let hint: String?
    let failures: Int
  }

  struct Touch: Decodable, Equatable {
    let device: String
    let number: Int64
    let down: Int64
    let from: [Double]
    var to: [Double]?
    var decided: Int64?
    var simultaneous: Bool?
  }

  struct Scan: Decodable, Equatable {
    let what: String
    let device: String
    let at: Int64
  }

  let touchDown: Touch?
  let touch: Touch?
  let pleaseRate: Finger?
  let scan: Scan?
  let down: Finger?
  let gone: Finger?
  let press: Press?
  let health: [Health]?
  let usable: Bool?
}
