/// How a touch screen tells of fingers (Linux, `Documentation/input/multi-touch-protocol.rst`).
package enum TouchProtocol: Hashable, Sendable {
  /// One finger: two axes, and what says that it rests.
  case single(Contact)
  /// Several fingers, each in a slot with a number of its own (protocol B).
  case slots
  /// Several fingers, all of them told in each frame, one after the other (protocol A). libevdev hands it on as it is.
  case reports

  /// What says of a single finger that it rests on the panel.
  package enum Contact: Hashable, Sendable {
    /// A key that is down meanwhile.
    case key(UInt16)
    /// ABS_PRESSURE above the least that the panel tells: resistive panels without a key.
    case pressure(above: Int32)
  }

  /// ABS_X, ABS_Y.
  package static let singleAxes: [UInt16] = [0x00, 0x01]
  /// ABS_MT_POSITION_X, ABS_MT_POSITION_Y.
  package static let multiAxes: [UInt16] = [0x35, 0x36]
  /// ABS_PRESSURE.
  package static let pressure: UInt16 = 0x18
  /// ABS_MT_SLOT.
  package static let slot: UInt16 = 0x2f
  /// The code before that of a slot, which no touch screen has: who has both has every axis by mistake, as some keyboards do.
  private static let bogus: UInt16 = slot - 1
  /// ABS_MT_TOOL_TYPE, and what it says of a palm.
  package static let tool: UInt16 = 0x37
  package static let palm: Int32 = 2
  /// ABS_MT_TRACKING_ID: which finger is in the slot, -1 for none.
  package static let trackingID: UInt16 = 0x39
  /// BTN_TOUCH.
  package static let touchKey: UInt16 = 0x14a
  /// BTN_LEFT: what panels send that pass for a mouse.
  package static let mouseKey: UInt16 = 0x110

  /// The axes that tell protocols from each other.
  package static let tellingAxes = singleAxes + multiAxes + [pressure, slot, bogus, trackingID]
  package static let tellingKeys = [touchKey, mouseKey]

  /// What a device with these keys and absolute axes speaks: several fingers before one, which tells less. `nil` for one that is
  /// no touch screen.
  ///
  /// - Parameters:
  ///   - hasSlots: `false` for a device whose slots have turned out to be none.
  ///   - leastPressure: What the panel tells while nobody presses.
  package init?(keys: Set<UInt16>, axes: Set<UInt16>, hasSlots: Bool = true, leastPressure: Int32 = 0) {
    let isBogus = axes.contains(Self.slot) && axes.contains(Self.bogus)
    let isMultiple = axes.isSuperset(of: Self.multiAxes) && !isBogus
    if isMultiple, axes.contains(Self.slot), axes.contains(Self.trackingID), hasSlots {
      self = .slots
    } else if isMultiple, !axes.contains(Self.slot) {
      self = .reports
    } else if axes.isSuperset(of: Self.singleAxes) {
      let key = Self.tellingKeys.first(where: keys.contains).map(Contact.key)
      let pressure: Contact? = axes.contains(Self.pressure) && !isBogus ? .pressure(above: leastPressure) : nil
      guard let contact = key ?? pressure else { return nil }
      self = .single(contact)
    } else {
      return nil
    }
  }

  /// The two axes that tell where a finger is.
  package var axes: (x: UInt16, y: UInt16) {
    let axes = if case .single = self { Self.singleAxes } else { Self.multiAxes }
    return (axes[0], axes[1])
  }
}
