import Foundation
import RatingModel

/// Turns the frames of a device that types into scans. What was typed does not leave it, only what it is.
package struct ScanInterpreter: Sendable {
  /// A text ends when nothing was typed for so long, for scanners that end with no key.
  package static let silenceMilliseconds: Int64 = 100
  package static let mostCharacters = 512

  package let profile: ScannerProfile
  private var text = ""
  /// Events were lost or the text is too long: what is typed until its end is no scan.
  private var isSpoilt = false
  private var typedAt: Instant?
  /// Shift and command keys that are down.
  private var held: Set<UInt16>

  /// Keys that change what others type.
  package static let heldKeys = TypedCharacters.shifts.union(TypedCharacters.commands)

  package init(profile: ScannerProfile, keysDown: Set<UInt16>) {
    self.profile = profile
    held = keysDown.intersection(Self.heldKeys)
  }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame) -> [InputEvent] {
    var events: [InputEvent] = []
    for event in frame.events where event.type == RawEvent.key && (event.value == 0 || event.value == 1) {
      events += settle(at: event.time)
      if Self.heldKeys.contains(event.code) {
        if event.value == 1 { held.insert(event.code) } else { held.remove(event.code) }
      } else if event.value == 1 {
        events += typed(event.code, at: event.time)
      }
    }
    return events
  }

  /// Ends a text after which nothing was typed. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> [InputEvent] {
    guard let typedAt, time > typedAt.adding(milliseconds: Self.silenceMilliseconds) else { return [] }
    return end(at: typedAt)
  }

  /// The kernel lost events: of what is being typed something is missing.
  package mutating func resync(keysDown: Set<UInt16>, at time: Instant) -> [InputEvent] {
    held = keysDown.intersection(Self.heldKeys)
    text = ""
    isSpoilt = true
    typedAt = time
    return []
  }

  /// The device is gone, amid a text perhaps.
  package mutating func vanished(at time: Instant) -> [InputEvent] {
    self = ScanInterpreter(profile: profile, keysDown: [])
    return []
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? {
    typedAt.map { Instant(microseconds: $0.adding(milliseconds: Self.silenceMilliseconds).microseconds + 1) }
  }

  private mutating func typed(_ code: UInt16, at time: Instant) -> [InputEvent] {
    if TypedCharacters.terminators.contains(code) { return end(at: time) }
    typedAt = time
    guard held.isDisjoint(with: TypedCharacters.commands),
      let character = TypedCharacters.character(code, isShifted: !held.isEmpty)
    else { return [] }
    if text.count == Self.mostCharacters { isSpoilt = true }
    if isSpoilt { text = "" } else { text.append(character) }
    return []
  }

  private mutating func end(at time: Instant) -> [InputEvent] {
    let whole = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    defer { (text, isSpoilt, typedAt) = ("", false, nil) }
    guard !whole.isEmpty, !isSpoilt else { return [] }
    return [.scan(profile.rules.scan(whole), device: profile.device, at: time)]
  }
}
