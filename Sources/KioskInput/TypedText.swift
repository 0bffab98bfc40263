import Foundation
import RatingModel

/// A text that a device typed.
package struct TypedText: Hashable, Sendable {
  /// Who typed it, and by which rule that is known.
  package enum Hand: String, Hashable, Sendable {
    case scanner
    /// A person: between two keys passed more than ``TypedTextAssembler/slowestMilliseconds`` on the average.
    case slow
    /// A person, or nothing of use: fewer than ``TypedTextAssembler/fewestKeys`` keys.
    case short
  }

  /// Without blanks and control characters at its ends. Printable ASCII and control characters alone, and so NFC; empty where
  /// something of it is missing.
  package let text: String
  package let hand: Hand
  /// The kernel's time of the key that ended it, or of the last one before a silence.
  package let at: Instant
}

/// Puts together what is typed, from the frames of a device that passes for a keyboard.
///
/// A text ends with Enter, Tab, a line feed (as keys, or as Ctrl with a letter), or with a silence. Before the first character an
/// end is none.
package struct TypedTextAssembler: Sendable {
  /// A text ends when nothing was typed for so long, for scanners that end with no key.
  package static let silenceMilliseconds: Int64 = 100
  package static let mostCharacters = 512
  /// A scanner's keys follow each other faster on the average than a person's.
  package static let slowestMilliseconds: Int64 = 50
  package static let fewestKeys = 4

  /// Keys that change what others type.
  package static let heldKeys = TypedCharacters.modifiers
  private static let ends: Set<Unicode.Scalar> = ["\n", "\r", "\t"]
  /// GS1 codes begin with a separator, or end with one.
  private static let margins = CharacterSet.whitespaces.union(.controlCharacters)

  private var text = ""
  /// Events were lost or the text is too long: what is typed until its end is no text.
  private var isSpoilt = false
  private var firstKey: Instant?
  private var lastKey: Instant?
  private var keys: Int64 = 0
  private var held: Set<UInt16>
  private var isCapital = false
  /// Of any key at all.
  private var lastEvent: Instant?
  /// The number that is being typed on the keypad while Alt is down; `nil` before its first digit.
  private var number: UInt32?

  package init(keysDown: Set<UInt16> = []) { held = keysDown.intersection(Self.heldKeys) }

  /// Takes one frame.
  package mutating func handle(_ frame: InputFrame) -> [TypedText] {
    var texts: [TypedText] = []
    for event in frame.events where event.type == RawEvent.key && (event.value == 0 || event.value == 1) {
      if let text = settle(at: event.time) { texts.append(text) }
      releaseCapsLock(before: event.time)
      let isDown = event.value == 1
      if Self.heldKeys.contains(event.code) {
        if isDown {
          held.insert(event.code)
        } else if let text = lift(event.code, at: event.time) {
          texts.append(text)
        }
      } else if isDown, let text = typed(event.code, at: event.time) {
        texts.append(text)
      }
    }
    return texts
  }

  /// A scanner that uses CapsLock puts it out at the end of each text. Where that was among lost events, what follows is as ever.
  private mutating func releaseCapsLock(before time: Instant) {
    if let lastEvent, time > lastEvent.adding(milliseconds: Self.silenceMilliseconds) { isCapital = false }
    lastEvent = time
  }

  /// Ends a text after which nothing was typed. Due at ``nextDeadline``; frames do it by themselves.
  package mutating func settle(at time: Instant) -> TypedText? {
    guard let lastKey, time > lastKey.adding(milliseconds: Self.silenceMilliseconds) else { return nil }
    return end(at: lastKey)
  }

  /// The kernel lost events: of what is being typed something is missing.
  package mutating func resync(keysDown: Set<UInt16>, at time: Instant) {
    let (wasCapital, before) = (isCapital, lastEvent)
    self = TypedTextAssembler(keysDown: keysDown)
    (isSpoilt, lastKey, isCapital, lastEvent) = (true, time, wasCapital, before)
  }

  /// When ``settle(at:)`` wants to be called, if nothing comes before.
  package var nextDeadline: Instant? {
    lastKey.map { Instant(microseconds: $0.adding(milliseconds: Self.silenceMilliseconds).microseconds + 1) }
  }

  private func isHeld(_ keys: Set<UInt16>) -> Bool { !held.isDisjoint(with: keys) }

  private mutating func typed(_ code: UInt16, at time: Instant) -> TypedText? {
    if code == TypedCharacters.capsLock {
      isCapital.toggle()
      return nil
    }
    if TypedCharacters.terminators.contains(code) { return end(at: time) }
    if isHeld(TypedCharacters.controls), let scalar = TypedCharacters.control(code) {
      if !Self.ends.contains(scalar) { struck(at: time) }
      return add(scalar, at: time)
    }
    struck(at: time)
    if isHeld(TypedCharacters.alts), let digit = TypedCharacters.digit(code) {
      // Beyond any character: it stays beyond.
      number = min((number ?? 0) * 10 + digit, 0x11_0000)
    } else if held.subtracting(TypedCharacters.shifts).isEmpty,
      let character = TypedCharacters.character(
        code, isShifted: isHeld(TypedCharacters.shifts), isCapital: isCapital)
    {
      add(character)
    }
    return nil
  }

  /// With Alt the number that was typed meanwhile becomes its character.
  private mutating func lift(_ code: UInt16, at time: Instant) -> TypedText? {
    held.remove(code)
    guard TypedCharacters.alts.contains(code), let number else { return nil }
    self.number = nil
    // Up to 126 all code pages agree; what is beyond depends on the machine that the scanner was set up for.
    guard (1...0x7E).contains(number), let scalar = Unicode.Scalar(number) else {
      isSpoilt = true
      return nil
    }
    return add(scalar, at: time)
  }

  private mutating func add(_ scalar: Unicode.Scalar, at time: Instant) -> TypedText? {
    if Self.ends.contains(scalar) { return end(at: time) }
    add(Character(scalar))
    return nil
  }

  private mutating func struck(at time: Instant) {
    firstKey = firstKey ?? time
    lastKey = time
    keys += 1
  }

  private mutating func add(_ character: Character) {
    if text.unicodeScalars.count >= Self.mostCharacters { isSpoilt = true }
    if isSpoilt { text = "" } else { text.append(character) }
  }

  private mutating func end(at time: Instant) -> TypedText? {
    let whole = text.trimmingCharacters(in: Self.margins)
    let (hand, wasSpoilt) = (hand, isSpoilt)
    (text, isSpoilt, number) = ("", false, nil)
    (firstKey, lastKey, keys) = (nil, nil, 0)
    if wasSpoilt { return hand == .scanner ? TypedText(text: "", hand: hand, at: time) : nil }
    return whole.isEmpty ? nil : TypedText(text: whole, hand: hand, at: time)
  }

  private var hand: TypedText.Hand {
    guard keys >= Self.fewestKeys, let firstKey, let lastKey else { return .short }
    return lastKey.milliseconds(since: firstKey) > (keys - 1) * Self.slowestMilliseconds ? .slow : .scanner
  }
}
