import ForwardingContract
import GRDB
import KioskSession
import RatingModel
import SeededRandom
import Testing

@testable import KioskJournal

/// Random days at the counter, held against a model of a few lines.
struct RandomActionTests {
  /// What must come out: outcomes at once, levels by five final ratings of a clerk, oldest first.
  private struct Model {
    var outcomes: [String: Int] = [:]
    var finals: [String: [LevelName]] = [:]
    /// In the same order.
    var answers: [String: [[AnswerName]]] = [:]
    var open: (session: SessionNumber, clerk: String, level: LevelName?, chosen: [AnswerName])?

    mutating func end(_ outcome: Outcome) {
      outcomes["\(open?.clerk ?? "") \(outcome)", default: 0] += 1
      if outcome != .rated { open = nil }
    }

    mutating func finalise() {
      if let open, let level = open.level {
        finals[open.clerk, default: []].append(level)
        answers[open.clerk, default: []].append(open.chosen)
      }
      open = nil
    }

    var releasedAnswers: [String: Int] {
      answers.reduce(into: [:]) { counts, lot in
        for answer in lot.value.prefix(lot.value.count / 5 * 5).joined() {
          counts["\(lot.key) \(answer)", default: 0] += 1
        }
      }
    }

    var released: [String: Int] {
      finals.reduce(into: [:]) { counts, lot in
        for level in lot.value.prefix(lot.value.count / 5 * 5) { counts["\(lot.key) \(level)", default: 0] += 1 }
      }
    }
  }

  /// Found seeds are added here.
  @Test(arguments: Array(1...20) as [UInt64])
  func randomActionsEndInTheModelsCounts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let desk = try Desk(dated: Bool.random(using: &random))
    var model = Model()
    var boots = 1
    for _ in 1...150 {
      desk.pass(milliseconds: Int64.random(in: 0...20_000, using: &random))
      try act(Int.random(in: 0..<100, using: &random), desk, &model, &boots, &random)
    }
    #expect(try counts(desk, "outcome:") == model.outcomes, "seed \(seed)")
    #expect(try counts(desk, "level:hai-long-3/1/") == model.released, "seed \(seed)")
    #expect(try answers(desk, "sessions") == model.releasedAnswers, "seed \(seed)")
    #expect(try answers(desk, "dossiers") == model.releasedAnswers, "each has one dossier; seed \(seed)")
    #expect(try desk.verify().findings == [], "seed \(seed)")
    #expect(try desk.verify(desk.crashCopy()).findings == [], "seed \(seed)")
  }

  private func act(
    _ dice: Int, _ desk: Desk, _ model: inout Model, _ boots: inout Int, _ random: inout SeededGenerator
  ) throws {
    switch (dice, model.open) {
    case (0..<3, _):
      boots += Bool.random(using: &random) ? 1 : 0
      try desk.restart(boot: Words.boot(boots))
      if model.open?.level != nil { model.finalise() }
    case (3..<6, _):
      try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    case (6..<8, _):
      try desk.journal.checkpoint()
    case (8..<10, _):
      try desk.journal.erase(through: Int64.random(in: 1...desk.journal.sequence, using: &random), at: desk.now)
    case (_, nil):
      let clerk = [Words.an, Words.binh, nil].randomElement(using: &random) ?? nil
      let session = try desk.open(desk.request(clerk: clerk, dossiers: [Words.dossier("x\(dice)")]))
      model.open = (session, clerk?.description ?? "none", nil, [])
    case (10..<25, let open?) where open.level == nil:
      let outcome = [Outcome.declined, .timedOut, .cancelled, .notInvited, .unavailable].randomElement(using: &random)
      try desk.append(desk.ending(open.session, outcome ?? .declined))
      model.end(outcome ?? .declined)
    case (25..<40, let open?):
      try desk.append(Bool.random(using: &random) ? .invite(open.session) : .close(open.session))
    case (40..<50, let open?):
      try desk.append(
        desk.press([.early, .unsettled, .simultaneous].randomElement(using: &random) ?? .early, in: open.session))
    case (_, let open?):
      let level = Words.levels.randomElement(using: &random) ?? Words.good
      if open.level == nil {
        try desk.append(desk.rating(open.session, level))
        model.end(.rated)
        model.open?.level = level
      } else if dice < 60 {
        let chosen = Words.answers.filter { _ in Bool.random(using: &random) }
        try desk.append(desk.answer(open.session, chosen))
        model.open?.chosen = chosen
      } else if dice < 62 {
        try desk.append(desk.contact(open.session, isWished: Bool.random(using: &random)))
      } else if dice < 70 {
        try desk.append(desk.correction(open.session, level, .raised))
        model.open?.level = level
      } else {
        try desk.append(.ratingFinal(open.session))
        model.finalise()
      }
    }
  }

  private func answers(_ desk: Desk, _ counted: String) throws -> [String: Int] {
    let all = try desk.rows { try Row.fetchAll($0, sql: "SELECT key, count, version FROM tally").map(TallyTable.tally) }
    return all.filter { $0.count > 0 && $0.key.family == .answers && $0.key.fields.contains(counted) }
      .reduce(into: [:]) { counts, tally in
        counts["\(tally.key.clerk?.description ?? "none") \(tally.key.fields.last ?? "")", default: 0] += tally.count
      }
  }

  /// Counts of the day family by clerk and subject, all days, channels and marks together.
  private func counts(_ desk: Desk, _ subject: String) throws -> [String: Int] {
    let all = try desk.rows { try Row.fetchAll($0, sql: "SELECT key, count, version FROM tally").map(TallyTable.tally) }
    return all.filter { $0.count > 0 && $0.key.family == .day && $0.key.fields.last?.hasPrefix(subject) == true }
      .reduce(into: [:]) { counts, tally in
        let last = tally.key.fields.last?.dropFirst(subject.count) ?? ""
        counts["\(tally.key.clerk?.description ?? "none") \(last)", default: 0] += tally.count
      }
  }
}
