import KioskInput
import RatingModel
import Testing

/// A keyboard that a technician looks at: presses are told, typing is not.
@Suite struct TypingGuardTests {
  private var interpreter: NodeInterpreter

  init() throws { interpreter = try Self.interpreter() }

  private static func interpreter(_ kind: NodeReading.Kind = .all) throws -> NodeInterpreter {
    var reading = NodeReading()
    reading.kind = kind
    reading.repeatMilliseconds = 0
    let unit = try #require(UnitCode("H56.14"))
    return NodeInterpreter(
      reading, keys: Set(2...50), keysDown: [], screen: nil, rules: try #require(ScanRules(unit: unit)),
      at: Instant(milliseconds: 0))
  }

  private mutating func send(_ code: UInt16, _ value: Int32, at milliseconds: Int64) -> [UInt16] {
    let time = Instant(milliseconds: milliseconds)
    let event = RawEvent(time: time, type: RawEvent.key, code: code, value: value)
    return Self.codes(interpreter.handle(InputFrame(time: time, events: [event])))
  }

  /// One key after the other, each for `held` milliseconds and so many after the one before.
  private mutating func strike(_ codes: [UInt16], from start: Int64, every: Int64, held: Int64) -> [UInt16] {
    codes.enumerated().flatMap { place, code in
      let at = start + Int64(place) * every
      return send(code, 1, at: at) + send(code, 0, at: at + held)
    }
  }

  private mutating func settle(at milliseconds: Int64) -> [UInt16] {
    Self.codes(interpreter.settle(at: Instant(milliseconds: milliseconds)))
  }

  /// The keys of presses.
  private static func codes(_ told: [NodeInterpreter.Told]) -> [UInt16] {
    told.compactMap { if case .press(let code, _) = $0 { code } else { nil } }
  }

  @Test mutating func pressIsToldWhenASilenceHasShownThatItWasNoTyping() {
    #expect(strike([2], from: 0, every: 0, held: 60) == [])
    #expect(interpreter.nextDeadline == Instant(microseconds: 100_001))
    #expect(settle(at: 100) == [])
    #expect(settle(at: 101) == [2] && settle(at: 500) == [])
  }

  @Test(arguments: [NodeReading.Kind.all, .buttons])
  mutating func fourKeysInARowAreTypingHoweverTheNodeIsRead(kind: NodeReading.Kind) throws {
    interpreter = try Self.interpreter(kind)
    #expect(strike([2, 11, 3, 10, 2], from: 0, every: 40, held: 35) == [])
    #expect(settle(at: 2000) == [])
    // The next press is one again, and so are three keys together.
    #expect(strike([4], from: 3000, every: 0, held: 60) == [] && settle(at: 3101) == [4])
    #expect(strike([2, 3, 4], from: 5000, every: 20, held: 60) == [])
    #expect(settle(at: 5300).sorted() == [2, 3, 4])
  }

  @Test mutating func keyOfTheTypingThatComesUpLateIsStillNone() {
    #expect(send(2, 1, at: 0) == [])
    #expect(strike([3, 4, 5], from: 20, every: 20, held: 15) == [])
    #expect(settle(at: 1000) == [])
    #expect(send(2, 0, at: 1500) == [] && settle(at: 2000) == [])
  }

  @Test mutating func contactThatBouncesIsOneKey() {
    for (at, value) in [(0, 1), (3, 0), (5, 1), (9, 0), (12, 1), (15, 0), (18, 1), (90, 0)] as [(Int64, Int32)] {
      #expect(send(2, value, at: at) == [])
    }
    #expect(settle(at: 300) == [2])
  }

  @Test mutating func whatWasTypedWhileEventsWereLostIsNoPressEither() {
    #expect(strike([2, 3], from: 0, every: 20, held: 15) == [])
    #expect(Self.codes(interpreter.resync(keysDown: [4], fingers: TouchState(), at: Instant(milliseconds: 50))) == [])
    #expect(send(4, 0, at: 90) == [] && settle(at: 1000) == [])
  }

  @Test mutating func nodeThatGoesTellsItsPressAndNotItsTyping() {
    #expect(strike([2], from: 0, every: 0, held: 60) == [])
    #expect(Self.codes(interpreter.vanished(at: Instant(milliseconds: 70))) == [2])
  }
}
