import EvaluationIndices
import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// An invented office with tallies of every family; tests add what they are about.
struct SubjectFacts {
  var office: OfficeFacts
  var questions: [Question] = []
  var counters: [CounterRecord] = []
  var rules = SubjectRules()
  var paper: [PaperEntry] = []
  var from = "2026-10-01"
  var through = "2026-12-31"

  static let clerk = "H56.14/CB01"

  init() throws { office = try OfficeFacts() }

  mutating func add(_ key: TallyKey, _ count: Int) {
    office.tallies.append(
      StoredTally(
        kiosk: office.kiosk, journal: office.journal, key: key, count: count, version: 1, placement: .dated))
  }

  mutating func rated(
    _ counts: [String: Int], of clerk: String = clerk, on day: String = "2026-11-10", marks: Marks = []
  )
    throws
  {
    for (level, count) in counts.sorted(by: { $0.key < $1.key }) {
      try office.ratings(count, at: level, of: clerk, on: day, marks: marks)
    }
    try office.sessions(counts.values.reduce(0, +), .rated, of: clerk, on: day, marks: marks)
  }

  mutating func work(
    _ count: Int, _ counted: WorkKey.Counted, _ kind: String, _ level: String, of clerk: String? = clerk,
    in month: String = "2026-11"
  ) throws {
    add(
      .work(
        WorkKey(
          unit: try office.code("H56.14"), clerk: try clerk.map(office.clerk), period: try #require(Period(month)),
          counted: counted, kind: try #require(WorkKey.Kind(text: kind)), level: try level.reference)), count)
  }

  mutating func rhythm(
    _ count: Int, weekday: Int, hour: Int, _ level: String, of clerk: String = clerk, in quarter: String = "2026-Q4"
  ) throws {
    add(
      .rhythm(
        RhythmKey(
          unit: try office.code("H56.14"), clerk: try office.clerk(clerk), period: try #require(Period(quarter)),
          slot: RhythmKey.Slot(weekday: weekday, hour: hour), level: try level.reference)), count)
  }

  mutating func answers(
    _ count: Int, _ counted: WorkKey.Counted, _ question: String, _ answer: String, version: Int = 1,
    of clerk: String = clerk, in month: String = "2026-11"
  ) throws {
    add(
      .answers(
        AnswersKey(
          unit: try office.code("H56.14"), clerk: try office.clerk(clerk), period: try #require(Period(month)),
          counted: counted, question: try #require(QuestionID(question)), setVersion: version,
          answer: try #require(AnswerName(answer)))), count)
  }

  mutating func minutes(_ count: Int, _ kind: MinutesKey.Kind, _ bucket: String, in month: String = "2026-11") throws {
    add(
      .minutes(
        MinutesKey(
          unit: try office.code("H56.14"), clerk: try office.clerk(Self.clerk), period: try #require(Period(month)),
          kind: kind, bucket: bucket)), count)
  }

  mutating func question(
    _ id: String, _ kind: Question.Kind = .single, index: StatutoryIndex? = nil, answers: [String], version: Int = 1
  ) throws {
    let id = try #require(QuestionID(id))
    let chosen = try answers.map {
      Question.Answer(name: try #require(AnswerName($0)), labels: ["vi": "Đáp \($0)", "en": "Answer \($0)"])
    }
    let question = Question(
      id: id, version: version, kind: kind, index: index, labels: ["vi": "Câu hỏi \(id)", "en": "Question \(id)"],
      answers: chosen)
    questions.append(try #require(question))
  }

  var facts: ReportFacts {
    ReportFacts(
      tallies: office.tallies, scales: office.scales, questions: questions, units: office.units, counters: counters,
      clerks: office.clerks, kiosks: office.kiosks, events: office.events)
  }

  func period() throws -> ReportPeriod {
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let (first, last) = (try #require(CivilDate(from)), try #require(CivilDate(through)))
    return try #require(ReportPeriod(from: first, through: last, zone: zone))
  }

  func report(_ scope: ReportScope? = nil) throws -> SubjectReport {
    let own = ReportScope.clerk(try office.clerk(Self.clerk), in: try office.code("H56.14"))
    return try SubjectReport(
      of: scope ?? own, over: period(), facts, rules: rules, paper: paper, made: OfficeFacts.time)
  }

  func unitReport() throws -> SubjectReport {
    try report(.unit(try office.code("H56.14"), in: try office.code("H56.14"), members: [:]))
  }
}

extension String {
  /// A level of the usual scale, or a whole reference.
  var reference: LevelReference {
    get throws { try #require(LevelReference(contains("/") ? self : "hai-long-3/1/\(self)")) }
  }
}

extension SubjectReport {
  func section(_ code: ReportSection.Code) throws -> ReportSection {
    try #require(sections.first { $0.code == code }, "no section \(code)")
  }

  func table(_ identifier: String) throws -> ReportTable {
    try #require(sections.flatMap(\.tables).first { $0.identifier == identifier }, "no table \(identifier)")
  }

  func figure(_ table: String, _ row: String, _ path: String) throws -> Figure {
    try self.table(table).figure(row, path)
  }
}

extension ReportTable {
  func figure(_ row: String, _ path: String) throws -> Figure {
    let number = try #require(columns.firstIndex { $0.identifier == path }, "no figure \(path) in \(identifier)")
    return try #require(rows.first { $0.key == row }, "no row \(row) in \(identifier)").figures[number]
  }
}

/// A percentage as a test writes it.
func percent(_ value: Double) -> Figure { .percentage(Percent(fraction: value / 100)) }
