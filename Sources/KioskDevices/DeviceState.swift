import CEvdev
import KioskInput

/// What an open device can do and how it stands, as libevdev knows it. Borrows the device: it must not outlive it.
struct DeviceState {
  private let evdev: OpaquePointer

  init(of evdev: OpaquePointer) { self.evdev = evdev }

  func hasKey(_ code: UInt16) -> Bool {
    let (type, code) = Self.contact(code)
    return libevdev_has_event_code(evdev, type, code) != 0
  }
  func hasAxis(_ code: UInt16) -> Bool { libevdev_has_event_code(evdev, UInt32(EV_ABS), UInt32(code)) != 0 }
  func hasLamp(_ code: UInt16) -> Bool { libevdev_has_event_code(evdev, UInt32(EV_LED), UInt32(code)) != 0 }
  func isDown(_ code: UInt16) -> Bool {
    let (type, code) = Self.contact(code)
    return libevdev_get_event_value(evdev, type, code) != 0
  }

  private static func contact(_ code: UInt16) -> (type: UInt32, code: UInt32) {
    SwitchCode.code(ofKey: code).map { (UInt32(EV_SW), UInt32($0)) } ?? (UInt32(EV_KEY), UInt32(code))
  }

  /// Every key and switch that it has.
  var keys: Set<UInt16> {
    Set((0...UInt16(KEY_MAX)).filter(hasKey)).union((0...UInt16(SW_MAX)).map(SwitchCode.key).filter(hasKey))
  }

  func keysDown(among codes: Set<UInt16>) -> Set<UInt16> { codes.filter(isDown) }

  /// `nil` for a device that is no touch screen.
  var touchProtocol: TouchProtocol? {
    TouchProtocol(
      keys: Set(TouchProtocol.tellingKeys.filter(hasKey)), axes: Set(TouchProtocol.tellingAxes.filter(hasAxis)),
      hasSlots: libevdev_get_num_slots(evdev) > 0,
      leastPressure: libevdev_get_abs_minimum(evdev, UInt32(TouchProtocol.pressure)))
  }

  /// A finger rests, as far as the device's state tells it.
  var isTouched: Bool {
    touchProtocol.map { touchState($0).slots.values.contains { $0.finger != nil } } ?? false
  }

  /// `nil` for an axis without extent.
  func range(of axis: UInt16) -> TouchSurface.Axis? {
    TouchSurface.Axis(
      minimum: libevdev_get_abs_minimum(evdev, UInt32(axis)), maximum: libevdev_get_abs_maximum(evdev, UInt32(axis)))
  }

  func touchState(_ touchProtocol: TouchProtocol) -> TouchState {
    let axes = touchProtocol.axes
    switch touchProtocol {
    case .single(let contact):
      let point = RawPoint(x: value(of: axes.x), y: value(of: axes.y))
      return TouchState(slots: [0: TouchState.Slot(finger: rests(contact) ? 0 : nil, point: point)])
    case .reports:
      // Its state is not kept by the kernel: whoever rests there is told with the next frame.
      return TouchState()
    case .slots:
      let count = min(Int(libevdev_get_num_slots(evdev)), TouchState.mostSlots)
      let slots = (0..<max(0, count)).map { number in
        let finger = value(of: TouchProtocol.trackingID, slot: number)
        let point = RawPoint(x: value(of: axes.x, slot: number), y: value(of: axes.y, slot: number))
        let isPalm = value(of: TouchProtocol.tool, slot: number) == TouchProtocol.palm
        return (number, TouchState.Slot(finger: finger >= 0 ? finger : nil, point: point, isPalm: isPalm))
      }
      return TouchState(
        slots: Dictionary(uniqueKeysWithValues: slots), current: Int(libevdev_get_current_slot(evdev)))
    }
  }

  private func rests(_ contact: TouchProtocol.Contact) -> Bool {
    switch contact {
    case .key(let code): isDown(code)
    case .pressure(let least): value(of: TouchProtocol.pressure) > least
    }
  }

  private func value(of axis: UInt16) -> Int32 { libevdev_get_event_value(evdev, UInt32(EV_ABS), UInt32(axis)) }

  private func value(of axis: UInt16, slot: Int) -> Int32 {
    libevdev_get_slot_value(evdev, UInt32(slot), UInt32(axis))
  }
}
