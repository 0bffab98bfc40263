import RatingModel

/// Follows the fingers on a touch screen, whichever protocol it speaks. Palms are none.
struct TouchTracker: Sendable {
  /// What became of a finger, with the slot that tells it from others.
  enum Change: Hashable, Sendable {
    case began(slot: Int, RawPoint, at: Instant)
    case ended(slot: Int, RawPoint, at: Instant)
    /// It has gone, and nobody knows where it left.
    case lost(slot: Int, at: Instant)
    /// It turned out to be a palm.
    case palm(slot: Int, at: Instant)
  }

  private let touchProtocol: TouchProtocol
  private let axes: (x: UInt16, y: UInt16)
  /// By their numbers.
  private var slots: [TouchState.Slot]
  /// The slot that is spoken of until another is named; whatever the panel says it is.
  private var current: Int
  /// Whoever is told of until then may have been there while events were lost. Only a panel that tells all fingers in each
  /// frame has no word of its own on who rests.
  private var blindUntil: Instant?

  /// Such a panel tells of a finger that rests more often than this.
  private static let longestReportGapMilliseconds: Int64 = 100

  init(_ touchProtocol: TouchProtocol, state: TouchState) {
    self.touchProtocol = touchProtocol
    axes = touchProtocol.axes
    slots = Self.all(state)
    current = state.current
  }

  /// Every slot that is looked at.
  private static func all(_ state: TouchState) -> [TouchState.Slot] {
    (0..<TouchState.mostSlots).map { state.slots[$0] ?? .init() }
  }

  mutating func handle(_ frame: InputFrame) -> [Change] {
    switch touchProtocol {
    case .single(let contact): single(frame, contact)
    case .slots: slotted(frame)
    case .reports: reported(frame)
    }
  }

  /// Takes over what the panel says after events were lost.
  mutating func resync(_ now: TouchState, at time: Instant) -> [Change] {
    guard touchProtocol != .reports else {
      blindUntil = time.adding(milliseconds: Self.longestReportGapMilliseconds)
      defer { slots = Self.all(TouchState()) }
      return slots.indices.filter { slots[$0].isTouched }.map { .lost(slot: $0, at: time) }
    }
    current = now.current
    return become(Self.all(now), at: time)
  }

  private mutating func become(_ now: [TouchState.Slot], at time: Instant) -> [Change] {
    defer { slots = now }
    return slots.indices.flatMap { Self.changes(of: $0, from: slots[$0], to: now[$0], at: time) }
  }

  private static func changes(
    of slot: Int, from before: TouchState.Slot, to after: TouchState.Slot, at time: Instant
  ) -> [Change] {
    guard before.finger != after.finger || before.isPalm != after.isPalm else { return [] }
    // A finger in whose slot another is now left unseen; one whose slot is empty left where the slot says.
    let end: Change =
      if after.finger == nil { .ended(slot: slot, after.point, at: time) } else if after.finger == before.finger {
        .palm(slot: slot, at: time)
      } else { .lost(slot: slot, at: time) }
    return (before.isTouched ? [end] : []) + (after.isTouched ? [.began(slot: slot, after.point, at: time)] : [])
  }

  // MARK: One finger

  private mutating func single(_ frame: InputFrame, _ contact: TouchProtocol.Contact) -> [Change] {
    // Where the finger is holds for the whole frame: some panels tell it before the contact, some after.
    for event in frame.events where event.type == RawEvent.absolute {
      if event.code == axes.x { slots[0].point.x = event.value }
      if event.code == axes.y { slots[0].point.y = event.value }
    }
    let point = slots[0].point
    var changes: [Change] = []
    for event in frame.events {
      guard let rests = event.rests(contact), rests != (slots[0].finger != nil) else { continue }
      slots[0].finger = rests ? 0 : nil
      changes.append(rests ? .began(slot: 0, point, at: event.time) : .ended(slot: 0, point, at: event.time))
    }
    return changes
  }

  // MARK: Slots

  private mutating func slotted(_ frame: InputFrame) -> [Change] {
    var changes = SlotChanges()
    for event in frame.events where event.type == RawEvent.absolute {
      if event.code == TouchProtocol.slot {
        current = Int(event.value)
        continue
      }
      guard slots.indices.contains(current) else { continue }
      let before = slots[current]
      switch event.code {
      case TouchProtocol.trackingID: slots[current].finger = event.value >= 0 ? event.value : nil
      case TouchProtocol.tool: slots[current].isPalm = event.value == TouchProtocol.palm
      case axes.x: slots[current].point.x = event.value
      case axes.y: slots[current].point.y = event.value
      default: continue
      }
      changes.take(slots[current], after: before, number: current, at: event.time)
    }
    return changes.all
  }

  // MARK: Reports

  /// All fingers that rest are told in each frame; a frame without any report is of something else, unless the key says that
  /// all have left.
  private mutating func reported(_ frame: InputFrame) -> [Change] {
    let reports = TouchReports(frame, axes: axes)
    guard reports.areTold else { return [] }
    let resting = slots.enumerated().filter { $1.finger != nil }.map { ($0, $1) }
    let found = reports.slots(after: Dictionary(uniqueKeysWithValues: resting))
    // A finger that is not told any more left where it was told last.
    let changes = become(
      slots.indices.map { found[$0] ?? .init(finger: nil, point: slots[$0].point) }, at: frame.time)
    defer { blindUntil = blindUntil.flatMap { frame.time < $0 ? $0 : nil } }
    // A finger that nobody saw come down has pressed nothing; when it leaves, nobody knows of it.
    return blindUntil.map { frame.time < $0 } == true ? [] : changes
  }
}

/// The changes of one frame of slots. Where a finger came down is told after its number, and that it is a palm, too: what has
/// begun in the frame is amended in its place.
private struct SlotChanges {
  private(set) var all: [TouchTracker.Change] = []
  /// The place of the finger that began in this frame, by slot.
  private var begun: [Int: Int] = [:]

  mutating func take(_ slot: TouchState.Slot, after before: TouchState.Slot, number: Int, at time: Instant) {
    if before.isTouched, before.finger != slot.finger {
      all.append(.ended(slot: number, before.point, at: time))
      begun[number] = nil
    } else if before.isTouched, !slot.isTouched {
      if let place = begun.removeValue(forKey: number) {
        all.remove(at: place)
        begun = begun.mapValues { $0 > place ? $0 - 1 : $0 }
      } else {
        all.append(.palm(slot: number, at: time))
      }
    }
    if slot.isTouched, !before.isTouched || before.finger != slot.finger {
      begun[number] = all.count
      all.append(.began(slot: number, slot.point, at: time))
    } else if let place = begun[number], case .began(_, _, let at) = all[place] {
      all[place] = .began(slot: number, slot.point, at: at)
    }
  }
}

extension RawEvent {
  /// Whether a finger rests now; `nil` when that is not what the event tells.
  fileprivate func rests(_ contact: TouchProtocol.Contact) -> Bool? {
    switch contact {
    case .key(let code): type == Self.key && self.code == code && (value == 0 || value == 1) ? value == 1 : nil
    case .pressure(let least): type == Self.absolute && code == TouchProtocol.pressure ? value > least : nil
    }
  }
}
