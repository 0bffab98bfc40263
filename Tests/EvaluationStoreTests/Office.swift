import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

/// A small invented office, and short ways to write its values.
enum Office {
  static let noon = WallTime(milliseconds: 1_793_336_400_000)  // 2026-10-30T05:00:00Z, noon in Viet Nam

  static func unit(_ text: String) throws -> UnitCode { try #require(UnitCode(text)) }
  static func counter(_ text: String = "Q01") throws -> CounterCode { try #require(CounterCode(text)) }
  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
  static func clerk(_ text: String = "H56.14/CB017") throws -> ClerkID { try #require(ClerkID(text)) }
  static func kiosk(_ text: String) throws -> KioskID { try #require(KioskID(text)) }

  static func journal(_ number: Int = 1) throws -> JournalID {
    let digits = String(number, radix: 16)
    return try #require(JournalID(String(repeating: "0", count: 32 - digits.count) + digits))
  }

  static func boot(_ number: Int = 1) throws -> BootID {
    let text = try journal(number).description
    return try #require(BootID(text))
  }

  static func validity(_ first: String? = nil, _ last: String? = nil) throws -> Validity {
    let (first, last) = (try first.map(day), try last.map(day))
    return try #require(Validity(first: first, last: last))
  }

  static func unitRecord(
    _ code: String, parent: String? = nil, _ first: String? = nil, _ last: String? = nil
  ) throws -> UnitRecord {
    UnitRecord(
      code: try unit(code), name: "Đơn vị \(code)", parent: try parent.map(unit), validity: try validity(first, last))
  }

  static func counterRecord(_ code: String, in unit: String = "H56.14") throws -> CounterRecord {
    CounterRecord(unit: try Self.unit(unit), code: try counter(code), name: "Quầy \(code)", validity: .always)
  }

  static func clerkRecord(_ clerk: String, name: String = "Nguyễn Thị Hà") throws -> ClerkRecord {
    ClerkRecord(clerk: try Self.clerk(clerk), name: name, title: "Chuyên viên", validity: .always)
  }

  /// A province, a commune below it and another one, three counters, two clerks.
  static func registry() throws -> RegistryImport {
    RegistryImport(
      units: [
        try unitRecord("H56"), try unitRecord("H56.14", parent: "H56"), try unitRecord("H56.15", parent: "H56"),
      ],
      counters: [
        try counterRecord("Q01"), try counterRecord("Q02"), try counterRecord("Q01", in: "H56.15"),
      ],
      clerks: [try clerkRecord("H56.14/CB017"), try clerkRecord("H56.14/CB018", name: "Trần Văn Bình")])
  }

  static func scale(_ id: String = "hai-long-3", version: Int = 1, best: String = "Rất hài lòng") throws -> Scale {
    func level(_ name: String, _ label: String, _ satisfied: Bool) throws -> Level {
      Level(name: try #require(LevelName(name)), labels: ["vi": label, "en": name], satisfied: satisfied)
    }
    let scale = try #require(ScaleID(id))
    let levels = [
      try level("rat-hai-long", best, true), try level("hai-long", "Hài lòng", true),
      try level("khong-hai-long", "Không hài lòng", false),
    ]
    return try #require(Scale(id: scale, version: version, levels: levels))
  }

  static func question(version: Int = 1, asking label: String = "Điều gì đáng khen hoặc cần sửa?") throws -> Question {
    let answers = try ["thai-do", "huong-dan"].map { name in
      Question.Answer(name: try #require(AnswerName(name)), labels: ["vi": name, "en": name])
    }
    let id = try #require(QuestionID("dieu-gi"))
    let question = Question(
      id: id, version: version, kind: .chips, index: .four,
      labels: ["vi": label, "en": "What was good, or what was wrong?"], answers: answers)
    return try #require(question)
  }

  static func answered(_ answer: String = "thai-do", count: Int, version: Int) throws -> Tally {
    let key = AnswersKey(
      unit: try unit("H56.14"), clerk: ClerkID("H56.14/CB017"), period: try #require(Period("2026-10")),
      counted: .sessions, question: try question().id, setVersion: 1, answer: try #require(AnswerName(answer)))
    return Tally(key: .answers(key), count: count, version: Int64(version))
  }

  static func level(_ name: String = "rat-hai-long", version: Int = 1) throws -> LevelReference {
    try #require(LevelReference("hai-long-3/\(version)/\(name)"))
  }
}

extension Office {
  static func dayKey(
    _ subject: DayKey.Subject, unit: String = "H56.14", clerk: String? = "H56.14/CB017", period: Period
  ) throws -> TallyKey {
    .day(
      DayKey(
        unit: try Self.unit(unit), counter: try counter(), clerk: try clerk.map { try Self.clerk($0) }, period: period,
        channel: subject == .outcome(.timedOut) ? .none : .button, marks: period.isUndated ? [.undated] : [],
        subject: subject))
  }

  static func outcome(
    _ outcome: Outcome = .rated, on day: String = "2026-10-30", unit: String = "H56.14",
    clerk: String? = "H56.14/CB017", count: Int, version: Int64
  ) throws -> Tally {
    let key = try dayKey(.outcome(outcome), unit: unit, clerk: clerk, period: .day(try Self.day(day)))
    return Tally(key: key, count: count, version: version)
  }

  static func levelled(
    _ name: String = "rat-hai-long", on day: String = "2026-10-30", scaleVersion: Int = 1, count: Int, version: Int64
  ) throws -> Tally {
    let key = try dayKey(.level(try level(name, version: scaleVersion)), period: .day(try Self.day(day)))
    return Tally(key: key, count: count, version: version)
  }

  static func pressed(on day: String, count: Int, version: Int64) throws -> Tally {
    let key = PressesKey(
      unit: try unit("H56.14"), clerk: nil, period: .day(try Self.day(day)), subject: .disposition(.ambient))
    return Tally(key: .presses(key), count: count, version: version)
  }

  static func minutes(month: Int, count: Int, version: Int64) throws -> Tally {
    let key = MinutesKey(
      unit: try unit("H56.14"), clerk: nil, period: .month(year: 2026, month: month), kind: .serving, bucket: "<5")
    return Tally(key: .minutes(key), count: count, version: version)
  }

  static func undated(boot number: Int = 1, count: Int = 1, version: Int64) throws -> Tally {
    Tally(
      key: try dayKey(.outcome(.rated), period: .undated(try boot(number))), count: count, version: version)
  }

  /// A report that journal `journal` was set aside; its id is made of `number`.
  static func setAside(
    _ number: Int = 1, id: String? = nil, journal: JournalID? = nil, code: String = "chain-broken", first: Int64? = nil,
    last: Int64? = nil, entries: Int64, countersigned: Int64 = 0
  ) throws -> SetAsideReport {
    SetAsideReport(
      id: try id ?? Office.journal(number).description, journal: journal, code: code, first: first, last: last,
      entries: entries, countersigned: countersigned, wall: noon)
  }

  /// The digests of the groups of `tallies` by name, as a kiosk computes them.
  static func groups(_ tallies: [Tally]) throws -> [String: String] {
    try Dictionary(grouping: tallies) { TallyDigest.groupName(of: $0.key) }.mapValues { try TallyDigest.group($0) }
  }

  /// A head that commits to `tallies`; its hash is made of the sequence number and `fork`.
  static func head(_ sequence: Int64, _ tallies: [Tally], fork: Int = 0) throws -> Head {
    let digits = String(Int64(fork) * 1_000_000 + sequence, radix: 16)
    return Head(
      sequence: sequence, hash: String(repeating: "0", count: 64 - digits.count) + digits,
      tallies: try TallyDigest.of(tallies))
  }
}
