import KioskInput
import RatingModel
import Testing

/// What typed keys are as a scan, and when a text ends.
@Suite struct ScanTests {
  private let rules: ScanRules
  private var scanner: ScanInterpreter

  init() throws {
    let unit = try #require(UnitCode("H56.14"))
    rules = try #require(ScanRules(unit: unit))
    scanner = ScanInterpreter(
      profile: try #require(ScannerProfile(device: "gun", rules: rules)), keysDown: [])
  }

  private static let enter: UInt16 = 28
  private static let shift: UInt16 = 42

  /// The key that types a character, and whether with shift.
  private static func key(_ character: Character) -> (code: UInt16, isShifted: Bool) {
    let rows: [(UInt16, String)] = [
      (2, "1234567890-="), (16, "qwertyuiop[]"), (30, "asdfghjkl;'`"), (43, "\\zxcvbnm,./"), (57, " "),
    ]
    let shifted: [Character: Character] = [":": ";", "|": "\\", "_": "-", "?": "/"]
    let plain = shifted[character] ?? Character(character.lowercased())
    for (first, row) in rows {
      if let place = row.firstIndex(of: plain) {
        return (first + UInt16(row.distance(from: row.startIndex, to: place)), plain != character)
      }
    }
    preconditionFailure("no key types \(character)")
  }

  private mutating func press(_ code: UInt16, _ value: Int32, at milliseconds: Int64) -> [InputEvent] {
    let time = Instant(milliseconds: milliseconds)
    return scanner.handle(
      InputFrame(time: time, events: [RawEvent(time: time, type: RawEvent.key, code: code, value: value)]))
  }

  private mutating func type(_ text: String, at milliseconds: Int64) -> [InputEvent] {
    var events: [InputEvent] = []
    for character in text {
      let (code, isShifted) = Self.key(character)
      if isShifted { events += press(Self.shift, 1, at: milliseconds) }
      events += press(code, 1, at: milliseconds) + press(code, 0, at: milliseconds)
      if isShifted { events += press(Self.shift, 0, at: milliseconds) }
    }
    return events
  }

  private func dossier(_ text: String) throws -> Scan { .dossier(try #require(DossierCode(text))) }

  @Test mutating func aTextEndsWithEnterAndIsTheDossierThatItNames() throws {
    let code = "H56.14-261121-0007"
    #expect(type(code, at: 100) == [])
    #expect(press(Self.enter, 1, at: 120) == [.scan(try dossier(code), device: "gun", at: Instant(milliseconds: 120))])
    #expect(press(Self.enter, 0, at: 121) == [])
    #expect(scanner.nextDeadline == nil)
  }

  @Test mutating func aTextThatNothingEndsIsOverAfterATenthOfASecondOfSilence() throws {
    _ = type("H56.14-261121-0007", at: 100)
    #expect(scanner.nextDeadline == Instant(microseconds: 200_001))
    #expect(scanner.settle(at: Instant(milliseconds: 200)) == [])
    let scan = InputEvent.scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 100))
    #expect(scanner.settle(at: Instant(microseconds: 200_001)) == [scan])
    #expect(scanner.settle(at: Instant(milliseconds: 900)) == [])
  }

  @Test mutating func theNextTextEndsTheOneBeforeByItself() throws {
    _ = type("H56.14-261121-0007", at: 100)
    let events = type("CB:CB017", at: 500)
    #expect(events == [.scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 100))])
  }

  @Test mutating func keypadDigitsNumLockRepeatsAndAnEnterBeforeTheTextDoNoHarm() throws {
    #expect(press(Self.enter, 1, at: 90) == [])
    #expect(press(69, 1, at: 95) == [])
    _ = type("H56.14-261121-", at: 100)
    for code: UInt16 in [82, 82, 79, 73] {
      _ = press(code, 1, at: 110) + press(code, 2, at: 110) + press(code, 0, at: 110)
    }
    let events = press(96, 1, at: 120)
    #expect(events == [.scan(try dossier("H56.14-261121-0019"), device: "gun", at: Instant(milliseconds: 120))])
  }

  @Test mutating func whatIsTypedWithControlIsACommandAndNoCharacter() throws {
    _ = press(29, 1, at: 100)
    _ = type("m", at: 100)
    _ = press(29, 0, at: 100)
    _ = type("H56.14-261121-0007", at: 100)
    #expect(
      press(Self.enter, 1, at: 110) == [
        .scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 110))
      ])
  }

  @Test mutating func aTextWithoutEndIsUnknownAndTheNextOneIsNot() throws {
    _ = type(String(repeating: "1", count: TypedTextAssembler.mostCharacters + 1), at: 100)
    #expect(press(Self.enter, 1, at: 110) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 110))])
    _ = type("CB:CB017", at: 120)
    #expect(press(Self.enter, 1, at: 130).count == 1)
  }

  @Test mutating func aTextOfWhichEventsWereLostIsUnknown() throws {
    _ = type("H56.14-2611", at: 100)
    #expect(scanner.resync(keysDown: [], at: Instant(milliseconds: 105)) == [])
    _ = type("21-0007", at: 110)
    #expect(press(Self.enter, 1, at: 120) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 120))])
    _ = type("CB:CB017", at: 130)
    #expect(press(Self.enter, 1, at: 140).count == 1)
  }

  @Test mutating func aScannerThatVanishesTakesAlongWhatItWasTyping() throws {
    _ = type("H56.14-2611", at: 100)
    #expect(scanner.vanished(at: Instant(milliseconds: 110)) == [])
    #expect(scanner.nextDeadline == nil)
  }

  // MARK: How scanners type

  /// One key after the other, each for a millisecond.
  private mutating func strike(_ codes: UInt16..., from milliseconds: Int64) -> [InputEvent] {
    codes.enumerated().flatMap { place, code in
      let at = milliseconds + Int64(place) * 2
      return press(code, 1, at: at) + press(code, 0, at: at + 1)
    }
  }

  @Test mutating func capsLockMakesLettersCapitalAndTakesShiftBack() throws {
    _ = strike(58, from: 90)
    // h and H with CapsLock, then the digits and signs that it does not change.
    _ = strike(35, from: 100) + type("56.14-261121-0007", at: 110)
    #expect(
      strike(Self.enter, from: 120) == [
        .scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 120))
      ])
    _ = type("CB:CB017", at: 200)
    #expect(strike(Self.enter, from: 210) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 210))])
  }

  @Test mutating func charactersComeAsAltWithDigitsOfTheKeypad() throws {
    _ = type("H56.14-261121-000", at: 100)
    _ = press(56, 1, at: 110)
    _ = strike(82, 76, 76, from: 111)  // 055 is 7
    #expect(press(56, 0, at: 120) == [])
    _ = press(56, 1, at: 121)
    _ = strike(82, 79, 81, from: 122)  // 013 ends
    let events = press(56, 0, at: 130)
    #expect(events == [.scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 130))])
  }

  @Test mutating func aCharacterThatOnlySomeCodePageKnowsSpoilsTheText() {
    _ = type("001099012345|NGUY", at: 100)
    _ = press(56, 1, at: 110)
    _ = strike(82, 80, 81, 75, from: 111)  // 0234
    _ = press(56, 0, at: 120)
    _ = type("N|01011999", at: 121)
    #expect(strike(Self.enter, from: 130) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 130))])
  }

  @Test(arguments: [36, 50] as [UInt16])
  mutating func controlWithJOrMEndsATextAsLineFeedAndReturnDo(code: UInt16) throws {
    _ = type("H56.14-261121-0007", at: 100)
    _ = press(29, 1, at: 110)
    #expect(
      press(code, 1, at: 111) == [
        .scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 111))
      ])
    _ = press(code, 0, at: 112) + press(29, 0, at: 113)
    #expect(scanner.nextDeadline == nil)
  }

  @Test mutating func separatorsOfGS1CodesAroundATextAreNoPartOfItAndWithinItAre() throws {
    func separator(_ scanner: inout Self, at: Int64) {
      _ = scanner.press(29, 1, at: at) + scanner.press(27, 1, at: at) + scanner.press(27, 0, at: at)
      _ = scanner.press(29, 0, at: at)
    }
    separator(&self, at: 99)
    _ = type("H56.14-261121-0007", at: 100)
    separator(&self, at: 109)
    #expect(
      strike(Self.enter, from: 110) == [
        .scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 110))
      ])
    _ = type("H56.14-", at: 200)
    separator(&self, at: 205)
    _ = type("261121-0007", at: 206)
    #expect(strike(Self.enter, from: 210) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 210))])
  }

  @Test mutating func twoTextsOfOneBurstAreTwoScans() throws {
    _ = type("CB:CB017", at: 100)
    let first = strike(Self.enter, from: 100)
    _ = type("H56.14-261121-0007", at: 101)
    #expect(first.count == 1 && strike(Self.enter, from: 101).count == 1)
  }

  /// Half of what turns the letters was lost: what is scanned later is as ever.
  @Test mutating func capsLockIsOutAfterEventsWereLost() throws {
    _ = strike(58, from: 100)
    _ = scanner.resync(keysDown: [], at: Instant(milliseconds: 110))
    #expect(scanner.settle(at: Instant(milliseconds: 300)) == [])
    _ = type("H56.14-261121-0007", at: 400)
    let events = strike(Self.enter, from: 410)
    #expect(events == [.scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 410))])
  }

  /// The half before the loss had put it on, and the half after it puts it out; or the other way round.
  @Test(arguments: [true, false])
  mutating func capsLockIsOutForTheNextTextWhicheverHalfWasLost(isOpeningSeen: Bool) throws {
    if isOpeningSeen { _ = strike(58, from: 100) }
    _ = type("h56.", at: 102)
    _ = scanner.resync(keysDown: [], at: Instant(milliseconds: 105))
    _ = type("14-261121-0007", at: 106)
    _ = strike(58, from: 110) + strike(Self.enter, from: 112)
    // The next one, as such a scanner types it.
    _ = strike(58, from: 500)
    _ = type("h", at: 502)
    _ = strike(58, from: 503)
    _ = type("56.14-261121-0007", at: 504)
    #expect(
      strike(Self.enter, from: 510) == [
        .scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 510))
      ])
  }

  /// What is around a code makes no card of it, and what is configured is no card.
  @Test func aCodeWithAffixesOrOfAConfiguredFormIsNoCard() throws {
    let unit = try #require(UnitCode("H56.14"))
    let own = try #require(
      ScanRules(unit: unit, dossiers: [ScanPattern("[0-9]{15}"), ScanPattern("HS\\|[0-9]{4}")].compactMap { $0 }))
    let stroke = try #require(ScannerProfile(device: "gun", rules: own, prefix: "", suffix: "|"))
    #expect(try stroke.scan("H56.14-261121-0007|") == dossier("H56.14-261121-0007"))
    let hash = try #require(ScannerProfile(device: "gun", rules: own, suffix: "#"))
    #expect(try hash.scan("261121000000123#") == dossier("261121000000123"))
    #expect(hash.scan("001099012345|012345678|NGUYEN") == .identityCard)
    let plain = try #require(ScannerProfile(device: "gun", rules: own))
    #expect(plain.scan("]Q1001099012345") == .identityCard)
  }

  /// As a scanner set up for British keyboards types it.
  @Test mutating func theStrokeOfACardMayComeFromAnotherKey() {
    _ = type("001099012345", at: 100)
    _ = press(Self.shift, 1, at: 101) + strike(86, from: 101) + press(Self.shift, 0, at: 102)
    _ = type("NGUYEN", at: 103)
    #expect(strike(Self.enter, from: 110) == [.scan(.identityCard, device: "gun", at: Instant(milliseconds: 110))])
  }

  @Test mutating func whatAPersonTypesIsNoScan() {
    // More than 50 ms from key to key on the average, though never a silence.
    for (place, code) in [46, 48, 39, 46, 48, 11, 2, 8].enumerated() as EnumeratedSequence<[UInt16]> {
      #expect(strike(code, from: 100 + Int64(place) * 60) == [])
    }
    #expect(strike(Self.enter, from: 600) == [])
    // As fast as a scanner, but fewer than four keys.
    _ = type("123", at: 1000)
    #expect(strike(Self.enter, from: 1005) == [])
    _ = type("1234", at: 2000)
    #expect(strike(Self.enter, from: 2005) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 2005))])
  }

  @Test mutating func whatTheScannerPutsAroundACodeIsTakenOffAndMustBeThere() throws {
    let profile = try #require(ScannerProfile(device: "gun", rules: rules, prefix: "[C1", suffix: "#"))
    scanner = ScanInterpreter(profile: profile, keysDown: [])
    _ = type("[C1H56.14-261121-0007", at: 100)
    _ = press(Self.shift, 1, at: 101) + strike(4, from: 101) + press(Self.shift, 0, at: 103)
    #expect(
      strike(Self.enter, from: 110) == [
        .scan(try dossier("H56.14-261121-0007"), device: "gun", at: Instant(milliseconds: 110))
      ])
    _ = type("H56.14-261121-0007", at: 200)
    #expect(strike(Self.enter, from: 210) == [.scan(.unknown, device: "gun", at: Instant(milliseconds: 210))])
    #expect(ScannerProfile(device: "gun", rules: rules, prefix: " ") == nil)
    #expect(ScannerProfile(device: "gun", rules: rules, suffix: String(repeating: "#", count: 17)) == nil)
  }

  // MARK: What a text is

  @Test func proceduresAndFormsOfAProvincesOwnAreRecognised() throws {
    let procedure = try #require(ProcedureCode("1.010708"))
    let province = try #require(ProcedureCode("1.012753.H19"))
    #expect(rules.scan("1.010708") == .procedure(procedure))
    #expect(rules.scan("1.012753.H19") == .procedure(province))
    #expect(rules.scan("1.01070") == .unknown && rules.scan("HS-1234/2026") == .unknown)
    let unit = try #require(UnitCode("H56.14"))
    let form = try #require(ScanPattern("HS-[0-9]{4}/20[0-9]{2}"))
    let own = try #require(ScanRules(unit: unit, dossiers: [form], procedures: []))
    #expect(try own.scan("HS-1234/2026") == dossier("HS-1234/2026"))
    #expect(own.scan("xHS-1234/2026") == .unknown && own.scan("1.010708") == .unknown)
    #expect(ScanPattern("(") == nil && ScanPattern("") == nil)
  }

  @Test func badgesNameAClerkOfTheirUnitOrOfThisOne() throws {
    let (own, other) = (try #require(ClerkID("H56.14/CB017")), try #require(ClerkID("G04/NV-9")))
    #expect(rules.scan("CB:H56.14/CB017") == .badge(own))
    #expect(rules.scan("CB:CB017") == .badge(own))
    #expect(rules.scan("CB:G04/NV-9") == .badge(other))
    #expect(rules.scan("CB:") == .unknown)
    #expect(rules.scan("CB:a b") == .unknown)
    #expect(rules.scan("cb:CB017") == .unknown)
  }

  @Test(arguments: [
    "000.00.14.H99-261121-0001", "H56.14-240823-0001", "000.A0.01.H26-210212-9090", "H21.227-260930-AA00123",
  ])
  func codesOfTheStatutoryFormsAreDossiers(code: String) throws { #expect(try rules.scan(code) == dossier(code)) }

  @Test(arguments: [
    "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Hà Nội|01012021", "001099012345||NGUYEN|01011999|Nu|HN|01012021",
    "012345678|x", "a|b|c|d|e",
    // The bar code of its number, a code without the strokes, and the second half of one.
    "001099012345", "012345678", "001099012345012345678Nguyen Van A01011999", "|NGUYEN VAN A|01011999|Nam",
  ])
  func aCitizensCardIsRecognised(text: String) { #expect(rules.scan(text) == .identityCard) }

  @Test(arguments: ["8934563138164", "https://dichvucong.gov.vn", "H56.14-261341-0001", "A012", "Nguyễn Văn A"])
  func whatElseIsHeldBeforeAScannerIsUnknown(text: String) { #expect(rules.scan(text) == .unknown) }
}
