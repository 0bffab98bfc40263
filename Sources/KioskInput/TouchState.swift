/// What a touch screen says of its fingers at one moment. A panel for one finger has slot 0 alone.
package struct TouchState: Hashable, Sendable {
  package struct Slot: Hashable, Sendable {
    /// The number that the panel gave the finger; `nil` while there is none. On a panel for one finger always 0.
    package var finger: Int32?
    /// Stays what it was when the finger has gone: the kernel tells only what changes.
    package var point: RawPoint
    /// What rests there is the palm of a hand. Stays, too.
    package var isPalm: Bool

    package init(finger: Int32? = nil, point: RawPoint = RawPoint(x: 0, y: 0), isPalm: Bool = false) {
      self.finger = finger
      self.point = point
      self.isPalm = isPalm
    }

    /// Whether a finger rests, and no palm.
    var isTouched: Bool { finger != nil && !isPalm }
  }

  /// More slots than any panel at a counter needs; those beyond are not looked at.
  package static let mostSlots = 64

  package var slots: [Int: Slot]
  /// The slot that is spoken of until another is named.
  package var current: Int

  package init(slots: [Int: Slot] = [:], current: Int = 0) {
    self.slots = slots
    self.current = current
  }
}
