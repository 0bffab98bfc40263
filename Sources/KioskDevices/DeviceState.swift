import CEvdev
import KioskInput

/// What an open device can do and how it stands, as libevdev knows it. Borrows the device: it must not outlive it.
struct DeviceState {
  private let evdev: OpaquePointer

  init(of evdev: OpaquePointer) { self.evdev = evdev }

  func hasKey(_ code: UInt16) -> Bool { libevdev_has_event_code(evdev, UInt32(EV_KEY), UInt32(code)) != 0 }
  func hasAxis(_ code: UInt16) -> Bool { libevdev_has_event_code(evdev, UInt32(EV_ABS), UInt32(code)) != 0 }
  func hasLamp(_ code: UInt16) -> Bool { libevdev_has_event_code(evdev, UInt32(EV_LED), UInt32(code)) != 0 }
  func isDown(_ code: UInt16) -> Bool { libevdev_get_event_value(evdev, UInt32(EV_KEY), UInt32(code)) != 0 }

  func keysDown(among codes: Set<UInt16>) -> Set<UInt16> { codes.filter(isDown) }

  /// `nil` for a device that is no touch screen.
  var touchProtocol: TouchProtocol? {
    let axes = TouchProtocol.singleAxes + TouchProtocol.slotAxes + [TouchProtocol.slot, TouchProtocol.trackingID]
    return TouchProtocol(
      keys: Set([TouchProtocol.touchKey, TouchProtocol.mouseKey].filter(hasKey)), axes: Set(axes.filter(hasAxis)),
      hasSlots: libevdev_get_num_slots(evdev) > 0)
  }

  /// A finger is in some slot.
  var isTouched: Bool {
    guard touchProtocol == .slots else { return false }
    return touchState(.slots).slots.values.contains { $0.finger != nil }
  }

  /// `nil` for an axis without extent.
  func range(of axis: UInt16) -> TouchSurface.Axis? {
    TouchSurface.Axis(
      minimum: libevdev_get_abs_minimum(evdev, UInt32(axis)), maximum: libevdev_get_abs_maximum(evdev, UInt32(axis)))
  }

  func touchState(_ touchProtocol: TouchProtocol) -> TouchState {
    let axes = touchProtocol.axes
    switch touchProtocol {
    case .single(let key):
      let point = RawPoint(x: value(of: axes.x), y: value(of: axes.y))
      return TouchState(slots: [0: TouchState.Slot(finger: isDown(key) ? 0 : nil, point: point)])
    case .slots:
      let count = min(Int(libevdev_get_num_slots(evdev)), TouchState.mostSlots)
      let slots = (0..<max(0, count)).map { number in
        let finger = value(of: TouchProtocol.trackingID, slot: number)
        let point = RawPoint(x: value(of: axes.x, slot: number), y: value(of: axes.y, slot: number))
        return (number, TouchState.Slot(finger: finger >= 0 ? finger : nil, point: point))
      }
      return TouchState(
        slots: Dictionary(uniqueKeysWithValues: slots), current: Int(libevdev_get_current_slot(evdev)))
    }
  }

  private func value(of axis: UInt16) -> Int32 { libevdev_get_event_value(evdev, UInt32(EV_ABS), UInt32(axis)) }

  private func value(of axis: UInt16, slot: Int) -> Int32 {
    libevdev_get_slot_value(evdev, UInt32(slot), UInt32(axis))
  }
}
