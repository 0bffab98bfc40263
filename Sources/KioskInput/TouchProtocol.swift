/// How a touch screen tells of fingers (Linux, `Documentation/input/multi-touch-protocol.rst`).
package enum TouchProtocol: Hashable, Sendable {
  /// One finger: a key that is down while it rests, and two axes.
  case single(key: UInt16)
  /// Several fingers, each in a slot with a number of its own (protocol B).
  case slots

  /// ABS_X, ABS_Y.
  package static let singleAxes: [UInt16] = [0x00, 0x01]
  /// ABS_MT_POSITION_X, ABS_MT_POSITION_Y.
  package static let slotAxes: [UInt16] = [0x35, 0x36]
  /// ABS_MT_SLOT.
  package static let slot: UInt16 = 0x2f
  /// ABS_MT_TRACKING_ID: which finger is in the slot, -1 for none.
  package static let trackingID: UInt16 = 0x39
  /// BTN_TOUCH.
  package static let touchKey: UInt16 = 0x14a
  /// BTN_LEFT: what panels send that pass for a mouse.
  package static let mouseKey: UInt16 = 0x110

  /// What a device with these keys and absolute axes speaks: protocol B before the other, which tells less. `nil` for one
  /// that is no touch screen.
  ///
  /// - Parameter hasSlots: `false` for a device whose slots have turned out to be none: some keyboards advertise such axes.
  package init?(keys: Set<UInt16>, axes: Set<UInt16>, hasSlots: Bool = true) {
    let slotted = axes.isSuperset(of: Self.slotAxes + [Self.slot, Self.trackingID])
    if hasSlots, slotted {
      self = .slots
    } else if axes.isSuperset(of: Self.singleAxes),
      let key = [Self.touchKey, Self.mouseKey].first(where: keys.contains)
    {
      self = .single(key: key)
    } else {
      return nil
    }
  }

  /// The two axes that tell where a finger is.
  package var axes: (x: UInt16, y: UInt16) {
    switch self {
    case .single: (Self.singleAxes[0], Self.singleAxes[1])
    case .slots: (Self.slotAxes[0], Self.slotAxes[1])
    }
  }
}
