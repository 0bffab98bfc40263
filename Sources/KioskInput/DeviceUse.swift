/// What a device may be configured as, as far as that can be told without opening it.
package enum DeviceUse: String, Hashable, Sendable, Codable, CaseIterable {
  case buttons, touch, scanner
}

extension DeviceDescription {
  package var uses: [DeviceUse] {
    // A touch screen's own keys are no buttons.
    let buttons = touchProtocol == nil ? keys : keys.subtracting(TouchProtocol.tellingKeys)
    return DeviceUse.allCases.filter { use in
      switch use {
      case .buttons: !buttons.isEmpty
      case .touch: touchProtocol != nil
      case .scanner: keys.isSuperset(of: ScannerProfile.neededKeys)
      }
    }
  }

  /// Why it is of no use here, in one sentence; `nil` for a device that is.
  package var whyUseless: String? {
    guard uses.isEmpty else { return nil }
    if axes.isSuperset(of: TouchProtocol.singleAxes) {
      return "It tells where a finger is, but neither a key nor pressure says whether one rests on it."
    }
    return axes.isEmpty
      ? "It has neither keys nor switches nor the axes of a touch screen."
      : "It has axes, but not those of a touch screen, and neither keys nor switches."
  }
}

extension TouchProtocol {
  /// How it tells of fingers, for people.
  package var text: String {
    switch self {
    case .slots: "several fingers, protocol B"
    case .reports: "several fingers, protocol A"
    case .single(.key): "one finger"
    case .single(.pressure): "one finger, told by its pressure"
    }
  }
}
