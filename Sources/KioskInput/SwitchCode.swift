/// Switches (EV_SW) are read as keys: each stands for a code beyond those of keys, so that a contact is a contact, whatever the
/// driver calls it.
package enum SwitchCode {
  /// EV_SW.
  @inlinable package static var type: UInt16 { 5 }
  private static let first: UInt16 = 0x400
  /// SW_MAX.
  private static let highest: UInt16 = 0x10

  package static func key(of code: UInt16) -> UInt16 { first + min(code, highest) }

  /// The switch's own code; `nil` for a key.
  package static func code(ofKey key: UInt16) -> UInt16? {
    (first...first + highest).contains(key) ? key - first : nil
  }
}

extension RawEvent {
  /// The same for what the interpreters read: a key where the kernel has a switch.
  @inlinable package var read: RawEvent { type == SwitchCode.type ? asKey : self }

  @usableFromInline var asKey: RawEvent {
    RawEvent(time: time, type: Self.key, code: SwitchCode.key(of: code), value: value)
  }
}
