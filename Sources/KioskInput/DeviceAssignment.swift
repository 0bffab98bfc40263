/// A configured device: how to recognise it, how to read it.
package struct WantedDevice: Hashable, Sendable {
  package let match: DeviceMatch
  package let profile: DeviceProfile

  package init(match: DeviceMatch, profile: DeviceProfile) {
    self.match = match
    self.profile = profile
  }
}

/// Which of the plugged-in devices each configured device is.
///
/// Nothing is guessed: when two devices fit one rule, or one device fits two rules, that is an error for people to solve,
/// whichever was there first. One box may be several event nodes (keyboard, media keys, power keys): a node with all
/// that its kind needs is preferred to nodes without.
package enum DeviceAssignment {
  package enum Choice: Hashable, Sendable {
    case absent
    /// The index among the plugged-in devices.
    case device(Int)
    /// Several devices fit.
    case ambiguous([Int])
    /// One device fits, but other configured devices claim it as well.
    case contested(Int, with: [String])
  }

  /// One choice for each wanted device, in their order.
  package static func choose(_ wanted: [WantedDevice], among devices: [DeviceDescription]) -> [Choice] {
    let candidates = wanted.map { fitting($0, among: devices) }
    return wanted.indices.map { index in
      guard let first = candidates[index].first else { return .absent }
      guard candidates[index].count == 1 else { return .ambiguous(candidates[index]) }
      // One that the device does not serve has no claim beside one that it serves.
      let isServed = wanted[index].profile.isServed(by: devices[first])
      let rivals = wanted.indices.filter { rival in
        rival != index && candidates[rival].contains(first)
          && (!isServed || wanted[rival].profile.isServed(by: devices[first]))
      }
      return rivals.isEmpty ? .device(first) : .contested(first, with: rivals.map { wanted[$0].profile.device })
    }
  }

  private static func fitting(_ wanted: WantedDevice, among devices: [DeviceDescription]) -> [Int] {
    let matching = devices.indices.filter { wanted.match.matches(devices[$0]) }
    let complete = matching.filter { wanted.profile.isServed(by: devices[$0]) }
    return complete.isEmpty ? matching : complete
  }
}
