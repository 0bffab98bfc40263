import RatingModel

/// Follows the fingers on a touch screen, whichever protocol it speaks. Another protocol joins here.
struct TouchTracker: Sendable {
  /// What became of a finger, with the slot that tells it from others.
  enum Change: Hashable, Sendable {
    case began(slot: Int, RawPoint, at: Instant)
    case ended(slot: Int, RawPoint, at: Instant)
    /// It has gone, and nobody knows where it left.
    case lost(slot: Int, at: Instant)
  }

  private let touchProtocol: TouchProtocol
  private var state: TouchState

  init(_ touchProtocol: TouchProtocol, state: TouchState) {
    self.touchProtocol = touchProtocol
    self.state = state
  }

  mutating func handle(_ frame: InputFrame) -> [Change] {
    switch touchProtocol {
    case .single(let key): single(frame, key)
    case .slots: slotted(frame)
    }
  }

  /// Takes over what the panel says after events were lost.
  mutating func resync(_ now: TouchState, at time: Instant) -> [Change] {
    var changes: [Change] = []
    for slot in Set(state.slots.keys).union(now.slots.keys).sorted() {
      let (before, after) = (state.slots[slot] ?? .init(), now.slots[slot] ?? .init())
      guard before.finger != after.finger else { continue }
      // A finger in whose slot another is now left unseen; one whose slot is empty left where the slot says.
      if before.finger != nil {
        changes.append(
          after.finger == nil ? .ended(slot: slot, after.point, at: time) : .lost(slot: slot, at: time))
      }
      if after.finger != nil { changes.append(.began(slot: slot, after.point, at: time)) }
    }
    state = now
    return changes
  }

  // MARK: One finger

  private mutating func single(_ frame: InputFrame, _ key: UInt16) -> [Change] {
    var slot = state.slots[0] ?? .init()
    // Where the finger is holds for the whole frame: some panels tell it before the key, some after.
    for event in frame.events where event.type == RawEvent.absolute {
      if event.code == touchProtocol.axes.x { slot.point.x = event.value }
      if event.code == touchProtocol.axes.y { slot.point.y = event.value }
    }
    var changes: [Change] = []
    for event in frame.events where event.type == RawEvent.key && event.code == key {
      if event.value == 1, slot.finger == nil {
        slot.finger = 0
        changes.append(.began(slot: 0, slot.point, at: event.time))
      } else if event.value == 0, slot.finger != nil {
        slot.finger = nil
        changes.append(.ended(slot: 0, slot.point, at: event.time))
      }
    }
    state.slots[0] = slot
    return changes
  }

  // MARK: Slots

  private mutating func slotted(_ frame: InputFrame) -> [Change] {
    var changes: [Change] = []
    // Where a finger came down is told after its number: the place of the change that waits for it, by slot.
    var waiting: [Int: Int] = [:]
    for event in frame.events where event.type == RawEvent.absolute {
      if event.code == TouchProtocol.slot {
        state.current = Int(event.value)
        continue
      }
      guard (0..<TouchState.mostSlots).contains(state.current) else { continue }
      var slot = state.slots[state.current] ?? .init()
      switch event.code {
      case TouchProtocol.trackingID:
        if slot.finger != nil, slot.finger != event.value {
          changes.append(.ended(slot: state.current, slot.point, at: event.time))
          waiting[state.current] = nil
        }
        if event.value >= 0, slot.finger != event.value {
          waiting[state.current] = changes.count
          changes.append(.began(slot: state.current, slot.point, at: event.time))
        }
        slot.finger = event.value >= 0 ? event.value : nil
      case touchProtocol.axes.x: slot.point.x = event.value
      case touchProtocol.axes.y: slot.point.y = event.value
      default: continue
      }
      state.slots[state.current] = slot
      if let place = waiting[state.current], case .began(let number, _, let at) = changes[place] {
        changes[place] = .began(slot: number, slot.point, at: at)
      }
    }
    return changes
  }
}
