import KioskInput
import RatingModel
import SeededRandom
import Testing

/// Whatever a device sends: no crash, no memory without bounds, and no press without a press.
///
/// One seed after the other, so that those who wait for programs find a thread.
@Suite(.serialized) struct DecoderFuzzTests {
  private static let keys: [UInt16] = [2, 3, 4, 28, 42, 56, 58, 71, 0x110, 0x14a, SwitchCode.key(of: 5)]
  private static let axes: [UInt16] = [0x00, 0x01, 0x18, 0x2f, 0x35, 0x36, 0x37, 0x39]

  private static func event(at time: Instant, _ chance: inout SeededGenerator) -> RawEvent {
    let extremes: [Int32] = [.min, -1, 0, 1, 2, 63, 64, .max]
    switch Int.random(in: 0..<10, using: &chance) {
    case 0..<5:
      return RawEvent(
        time: time, type: RawEvent.key, code: keys.randomElement(using: &chance) ?? 2,
        value: Int32.random(in: 0...2, using: &chance))
    case 5..<8:
      return RawEvent(
        time: time, type: RawEvent.absolute, code: axes.randomElement(using: &chance) ?? 0,
        value: Bool.random(using: &chance)
          ? Int32.random(in: -5...1005, using: &chance) : extremes.randomElement(using: &chance) ?? 0)
    case 8: return RawEvent(time: time, type: RawEvent.synchronisation, code: 2, value: 0)
    default:
      return RawEvent(
        time: time, type: .random(in: 0...0x1f, using: &chance), code: .random(in: 0...0x2ff, using: &chance),
        value: .random(in: .min ... .max, using: &chance))
    }
  }

  /// A finger begins with nothing else: a number, a report, a tool that is no palm, the key, or pressure.
  private static func mayBeAFinger(_ event: RawEvent) -> Bool {
    switch (event.type, event.code) {
    case (RawEvent.synchronisation, 2), (RawEvent.absolute, 0x37): true
    case (RawEvent.absolute, 0x39): event.value >= 0
    case (RawEvent.absolute, 0x18), (RawEvent.key, 0x14a): event.value > 0
    default: false
    }
  }

  /// What a panel says of its slots.
  private static func fingersThatRest(_ chance: inout SeededGenerator) -> TouchState {
    let numbers = (0..<4).filter { _ in Bool.random(using: &chance) }
    let slots = numbers.map { number in
      let point = RawPoint(x: .random(in: 0...1000, using: &chance), y: .random(in: 0...1000, using: &chance))
      return (number, TouchState.Slot(finger: Int32(number), point: point, isPalm: Bool.random(using: &chance)))
    }
    return TouchState(slots: Dictionary(uniqueKeysWithValues: slots), current: 0)
  }

  /// How many values something holds, and characters.
  private static func weight(of value: Any) -> Int {
    if let text = value as? String { return text.count }
    return Mirror(reflecting: value).children.reduce(1) { $0 + weight(of: $1.value) }
  }

  private static func screen(_ touchProtocol: TouchProtocol) throws -> NodeInterpreter.Screen {
    let axis = try #require(TouchSurface.Axis(minimum: 0, maximum: 1000))
    return NodeInterpreter.Screen(touchProtocol: touchProtocol, x: axis, y: axis, state: TouchState())
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func whateverIsSentNothingIsMadeUp(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let protocols: [TouchProtocol?] = [nil, .slots, .reports, .single(.key(0x14a)), .single(.pressure(above: 0))]
    let spoken = protocols[Int(seed % UInt64(protocols.count))]
    var reading = NodeReading()
    reading.actsOn = seed % 2 == 0 ? .release : .press
    reading.debounceMilliseconds = Int(seed % 101)
    reading.repeatMilliseconds = seed % 3 == 0 ? 0 : 500
    let unit = try #require(UnitCode("H56.14"))
    var interpreter = NodeInterpreter(
      // Of a device that can type a run of many keys is no press: without that rule in every other stream.
      reading, keys: seed % 4 < 2 ? Set(Self.keys).union(2...11) : Set(Self.keys), keysDown: [],
      screen: try spoken.map(Self.screen),
      rules: try #require(ScanRules(unit: unit)), at: Instant(milliseconds: 0))

    var assembler = FrameAssembler()
    var now: Int64 = 0
    // What was really sent, by key: the times of its downs and of its ups, and what a resync said.
    var (downs, ups): ([UInt16: Set<Instant>], [UInt16: Set<Instant>]) = ([:], [:])
    var (fingers, presses) = (0, 0)
    var isDown: Set<UInt16> = []
    var (struck, pressed): ([UInt16: Int], [UInt16: Int]) = ([:], [:])
    func check(_ told: [NodeInterpreter.Told]) {
      for one in told {
        switch one {
        case .press(let code, let press):
          presses += 1
          pressed[code, default: 0] += 1
          #expect(downs[code]?.contains(press.down) == true, "seed \(seed): \(code) never went down then")
          let ends = reading.actsOn == .press ? downs : ups
          #expect(ends[code]?.contains(press.decided) == true, "seed \(seed): \(code) was not decided then")
        case .touch(let touch):
          fingers -= 1
          // Times that go backwards do so by some milliseconds.
          #expect(touch.decided.milliseconds(since: touch.down.at) >= -20, "seed \(seed)")
        case .typed(let text):
          #expect(text.text.unicodeScalars.count <= TypedTextAssembler.mostCharacters)
        }
      }
    }
    for step in 0..<4000 {
      // Contacts, fingers, runs and a text of a device that has some twenty keys; a stream holds four thousand events.
      if step % 500 == 499 { #expect(Self.weight(of: interpreter) < 3000, "seed \(seed): it grows") }
      // Times go backwards now and then, as a driver's may.
      now += Int64.random(in: -2...30, using: &chance)
      let time = Instant(milliseconds: max(0, now))
      if Int.random(in: 0..<400, using: &chance) == 0 {
        isDown = Set(Self.keys.filter { _ in Bool.random(using: &chance) })
        for key in Self.keys {
          if isDown.contains(key) { downs[key, default: []].insert(time) } else { ups[key, default: []].insert(time) }
          if isDown.contains(key) { struck[key, default: 0] += 1 }
        }
        assembler.discard()
        let rest = Self.fingersThatRest(&chance)
        // A panel that tells all fingers in each frame is not asked; palms are none.
        if spoken != .reports { fingers += rest.slots.values.count { !$0.isPalm } }
        check(interpreter.resync(keysDown: isDown, fingers: rest, at: time))
        continue
      }
      let event = Self.event(at: time, &chance)
      if event.type == RawEvent.key, event.value == 1 {
        downs[event.code, default: []].insert(time)
        struck[event.code, default: 0] += 1
      }
      if event.type == RawEvent.key, event.value == 0 { ups[event.code, default: []].insert(time) }
      if Self.mayBeAFinger(event) { fingers += 1 }
      if let frame = assembler.add(event) { check(interpreter.handle(frame)) }
      if Int.random(in: 0..<4, using: &chance) == 0,
        let frame = assembler.add(
          RawEvent(time: time, type: RawEvent.synchronisation, code: RawEvent.report, value: 0))
      {
        check(interpreter.handle(frame))
      }
      if Int.random(in: 0..<20, using: &chance) == 0 { check(interpreter.settle(at: time)) }
    }
    check(interpreter.vanished(at: Instant(milliseconds: max(0, now))))
    for (code, count) in pressed {
      #expect(count <= struck[code, default: 0], "seed \(seed): \(code) was pressed more often than it went down")
    }
    #expect(fingers >= 0, "seed \(seed): more touches than fingers")
    #expect(seed % 4 < 2 || presses > 0, "seed \(seed): nothing was pressed")
  }
}
