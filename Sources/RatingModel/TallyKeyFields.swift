/// The text form of scheme 1: an array of strings, hashed, stored and sent. Never changes within the scheme.
///
///     ["day",     unit, counter, clerk, day,     channel, marks, "outcome:rated" | "level:S/V/L"]
///     ["work",    unit, clerk, month,   "sessions" | "dossiers", kind, level]
///     ["rhythm",  unit, clerk, quarter, weekday, hour, level]            weekday and hour "-" when undated
///     ["answers", unit, clerk, month,   "sessions" | "dossiers", question, set version, answer]
///     ["presses", unit, clerk, day,     "early" … | "raised" | "lowered"]
///     ["minutes", unit, clerk, month,   "waiting" | "serving", bucket]
///
/// `clerk` is `UNIT/STAFF` or `none`; `kind` is `none`, `mixed` or `PROCEDURE|STAGE|TIMELINESS` with `-` for what is unknown.
extension TallyKey: WrittenByPieces {
  /// The canonical JSON of the fields.
  package var canonical: String { description }

  /// By hand, because no field of scheme 1 holds a character that JSON escapes.
  package func write(to text: inout WrittenText) {
    text.reserve(192)
    text.add("[\"")
    text.add(family.rawValue)
    text.field(unit.text)
    if case .day(let key) = self { text.field(key.counter.text) }
    text.field(clerk)
    text.field(period)
    writeRest(to: &text)
    text.add("\"]")
  }

  /// What stands behind the period, which is each family's own.
  private func writeRest(to text: inout WrittenText) {
    switch self {
    case .day(let key):
      text.field(key.channel.rawValue)
      text.field(key.marks)
      text.field(key.subject)
    case .work(let key):
      text.field(key.counted.rawValue)
      text.field(key.kind)
      text.field(key.level)
    case .rhythm(let key):
      text.field(key.slot?.weekday)
      text.field(key.slot?.hour)
      text.field(key.level)
    case .answers(let key):
      text.field(key.counted.rawValue)
      text.field(key.question.text)
      text.field(key.setVersion)
      text.field(key.answer.text)
    case .presses(let key): text.field(key.subject.text)
    case .minutes(let key):
      text.field(key.kind.rawValue)
      text.field(key.bucket)
    }
  }

  package var fields: [String] { Self.fields(Array(canonical.utf8.dropFirst(2).dropLast(2))) }

  /// Reads what ``canonical`` wrote; `nil` for anything else.
  package init?(canonical text: String) {
    guard text.hasPrefix("[\""), text.hasSuffix("\"]"), text.utf8.count >= 4 else { return nil }
    self.init(fields: Self.fields(Array(text.utf8.dropFirst(2).dropLast(2))))
    guard canonical == text else { return nil }
  }

  /// More than any family has.
  private static let mostFields = 12

  /// `nil` for anything that is not exactly the text form of a key of scheme 1.
  package init?(fields: [String]) {
    guard let name = fields.first, let family = TallyFamily(rawValue: name), fields.count <= Self.mostFields else {
      return nil
    }
    var reader = FieldReader(fields: fields.dropFirst())
    let key: TallyKey? =
      switch family {
      case .day: reader.day().map(TallyKey.day)
      case .work: reader.work().map(TallyKey.work)
      case .rhythm: reader.rhythm().map(TallyKey.rhythm)
      case .answers: reader.answers().map(TallyKey.answers)
      case .presses: reader.presses().map(TallyKey.presses)
      case .minutes: reader.minutes().map(TallyKey.minutes)
      }
    // Written again it must read the same: no second spelling of one key.
    guard let key, reader.isAtEnd, key.canonical == "[\"" + fields.joined(separator: "\",\"") + "\"]" else {
      return nil
    }
    self = key
  }

  /// What stands between the quotes.
  private static func fields(_ bytes: [UInt8]) -> [String] {
    let quote = UInt8(ascii: "\"")
    var (fields, start, place) = ([String](), 0, 0)
    while place + 2 < bytes.count {
      if bytes[place] == quote, bytes[place + 1] == UInt8(ascii: ","), bytes[place + 2] == quote {
        fields.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += 3
        start = place
      } else {
        place += 1
      }
    }
    return fields + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}

extension WrittenText {
  /// Ends the field before and begins this one.
  fileprivate mutating func field(_ text: String) {
    add("\",\"")
    add(text)
  }

  fileprivate mutating func field(_ value: some WrittenByPieces) {
    field("")
    add(value)
  }

  fileprivate mutating func field(_ clerk: ClerkID?) {
    if let clerk { field(clerk) } else { field("none") }
  }

  fileprivate mutating func field(_ number: Int?) {
    field(number == nil ? "-" : "")
    if let number { add(number) }
  }
}

extension DayKey.Subject: WrittenByPieces {
  package func write(to text: inout WrittenText) {
    switch self {
    case .outcome(let outcome):
      text.add("outcome:")
      text.add(outcome.rawValue)
    case .level(let level):
      text.add("level:")
      text.add(level)
    }
  }

  package init?(text: String) {
    if text.hasPrefix("outcome:"), let outcome = Outcome(rawValue: String(text.dropFirst(8))) {
      self = .outcome(outcome)
    } else if text.hasPrefix("level:"), let level = LevelReference(String(text.dropFirst(6))) {
      self = .level(level)
    } else {
      return nil
    }
  }
}

extension WorkKey.Kind: WrittenByPieces {
  package func write(to text: inout WrittenText) {
    switch self {
    case .none: text.add("none")
    case .mixed: text.add("mixed")
    case .matter(let procedure, let stage, let timeliness):
      text.add(procedure?.text ?? "-")
      text.add("|")
      text.add(stage.rawValue)
      text.add("|")
      text.add(timeliness?.rawValue ?? "-")
    }
  }

  package init?(text: String) {
    switch text {
    case "none": self = .none
    case "mixed": self = .mixed
    default:
      let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let stage = Stage(rawValue: parts[1]) else { return nil }
      self = .matter(
        procedure: parts[0] == "-" ? nil : ProcedureCode(parts[0]), stage: stage,
        timeliness: parts[2] == "-" ? nil : Timeliness(rawValue: parts[2]))
    }
  }
}

extension PressesKey.Subject {
  package var text: String {
    switch self {
    case .disposition(let disposition): disposition.rawValue
    case .raised: "raised"
    case .lowered: "lowered"
    }
  }

  package init?(text: String) {
    switch text {
    case "raised": self = .raised
    case "lowered": self = .lowered
    default:
      guard let disposition = Disposition(rawValue: text) else { return nil }
      self = .disposition(disposition)
    }
  }
}

/// Takes the fields of a key one by one; any field that does not fit ends the reading with `nil`.
private struct FieldReader {
  var fields: ArraySlice<String>

  var isAtEnd: Bool { fields.isEmpty }

  mutating func next<Value>(_ parse: (String) -> Value?) -> Value? { fields.popFirst().flatMap(parse) }

  mutating func clerk() -> ClerkID?? {
    next { text in text == "none" ? .some(nil) : ClerkID(text).map(Optional.some) }
  }

  mutating func period(_ fits: (Period) -> Bool) -> Period? {
    next(Period.init).flatMap { $0.isUndated || fits($0) ? $0 : nil }
  }

  mutating func day() -> DayKey? {
    guard let unit = next(UnitCode.init), let counter = next(CounterCode.init), let clerk = clerk(),
      let period = period({ if case .day = $0 { true } else { false } }), let channel = next(Channel.init(rawValue:)),
      let marks = next({ Marks($0) }), let subject = next(DayKey.Subject.init(text:))
    else { return nil }
    return DayKey(
      unit: unit, counter: counter, clerk: clerk, period: period, channel: channel, marks: marks, subject: subject)
  }

  mutating func work() -> WorkKey? {
    guard let unit = next(UnitCode.init), let clerk = clerk(),
      let period = period({ if case .month = $0 { true } else { false } }),
      let counted = next(WorkKey.Counted.init(rawValue:)), let kind = next(WorkKey.Kind.init(text:)),
      let level = next({ LevelReference($0) })
    else { return nil }
    return WorkKey(unit: unit, clerk: clerk, period: period, counted: counted, kind: kind, level: level)
  }

  mutating func rhythm() -> RhythmKey? {
    guard let unit = next(UnitCode.init), let clerk = clerk(),
      let period = period({ if case .quarter = $0 { true } else { false } }), let weekday = next({ $0 }),
      let hour = next({ $0 }), let level = next({ LevelReference($0) })
    else { return nil }
    let slot = Int(weekday).flatMap { day in Int(hour).flatMap { RhythmKey.Slot(weekday: day, hour: $0) } }
    guard (slot == nil) == period.isUndated else { return nil }
    return RhythmKey(unit: unit, clerk: clerk, period: period, slot: slot, level: level)
  }

  mutating func answers() -> AnswersKey? {
    guard let unit = next(UnitCode.init), let clerk = clerk(),
      let period = period({ if case .month = $0 { true } else { false } }),
      let counted = next(WorkKey.Counted.init(rawValue:)), let question = next(ScaleID.init),
      let version = next({ Int($0) }), version > 0, let answer = next(ScaleID.init)
    else { return nil }
    return AnswersKey(
      unit: unit, clerk: clerk, period: period, counted: counted, question: question, setVersion: version,
      answer: answer
    )
  }

  mutating func presses() -> PressesKey? {
    guard let unit = next(UnitCode.init), let clerk = clerk(),
      let period = period({ if case .day = $0 { true } else { false } }),
      let subject = next(PressesKey.Subject.init(text:))
    else { return nil }
    return PressesKey(unit: unit, clerk: clerk, period: period, subject: subject)
  }

  mutating func minutes() -> MinutesKey? {
    guard let unit = next(UnitCode.init), let clerk = clerk(),
      let period = period({ if case .month = $0 { true } else { false } }),
      let kind = next(MinutesKey.Kind.init(rawValue:)), let bucket = next({ $0 }), MinutesKey.buckets.contains(bucket)
    else { return nil }
    return MinutesKey(unit: unit, clerk: clerk, period: period, kind: kind, bucket: bucket)
  }
}

extension TallyKey: Codable {
  package init(from decoder: any Decoder) throws {
    var (container, fields) = (try decoder.unkeyedContainer(), [String]())
    // One by one: a list of any kind asks for each of its elements of which kind it is, and keys come by the million.
    while !container.isAtEnd, fields.count <= Self.mostFields { fields.append(try container.decode(String.self)) }
    guard let key = TallyKey(fields: fields) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a tally key of scheme 1")
    }
    self = key
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fields)
  }
}
