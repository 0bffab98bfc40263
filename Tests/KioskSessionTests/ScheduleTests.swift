import Foundation
import KioskSession
import RatingModel
import ScenarioSupport
import Testing

/// Random schedules against the machine. A failure names its seed; put it among `foundSeeds`.
@Suite struct ScheduleTests {
  static let ticks = 300
  /// For a longer search: `SCHEDULES=1000000 swift test -c release --filter ScheduleTests`.
  static let schedules = ProcessInfo.processInfo.environment["SCHEDULES"].flatMap(Int.init) ?? 2000
  /// Seeds that once found something.
  static let foundSeeds: [UInt64] = [
    // Input came back at the very deadline, under a held finger: the window that ended was not offered.
    1_416_861_991_149_668_277,
    // Input was lost after the correction window, under a held finger: its end was the last change of the offer.
    2_006_807_550_660_878_295,
  ]

  static func seeds() -> some Sequence<UInt64> {
    [foundSeeds, (0..<schedules).map { UInt64($0) &* 0x2545_F491_4F6C_DD1D }].joined()
  }

  @Test func machineAndIndependentModelAgree() throws {
    for seed in Self.seeds() {
      let schedule = Schedule(seed: seed, ticks: Self.ticks)
      let (player, model) = try play(schedule, rules: CounterModel.Rules())
      guard player.lines == model.lines else {
        let place = zip(player.lines, model.lines).prefix { $0 == $1 }.count
        Issue.record(
          """
          seed \(seed), record \(place): the machine says \(player.lines.dropFirst(place).prefix(3)), \
          the model \(model.lines.dropFirst(place).prefix(3))
          """)
        return
      }
    }
  }

  @Test(
    "a model with another rule disagrees, so the schedules reach the rule",
    arguments: [
      CounterModel.Rules(settlingTicks: 2), CounterModel.Rules(holdTicks: 19), CounterModel.Rules(promptTicks: 41),
      CounterModel.Rules(correctionTicks: 11),
    ])
  func modelWithAnotherRuleDisagrees(rules: CounterModel.Rules) throws {
    let disagreement = try Self.seeds().contains { seed in
      let (player, model) = try play(Schedule(seed: seed, ticks: Self.ticks), rules: rules, machine: .init())
      return player.lines != model.lines
    }

    #expect(disagreement)
  }

  @Test func everySessionEndsOnceAndEveryPressIsKeptOnce() throws {
    for seed in Self.seeds() {
      var player = try play(Schedule(seed: seed, ticks: Self.ticks), rules: CounterModel.Rules()).player
      // Far beyond every deadline and every finger, then a new process: nothing may be left.
      let end = Self.ticks + 100
      try player.play(nil, tick: end)
      try player.play(.restart, tick: end)
      #expect(Ledger(player.shell.records).differences(presses: player.presses) == [], "seed \(seed)")
      #expect(player.replies == player.commands, "seed \(seed)")
    }
  }

  @Test func revisionsOnlyRise() throws {
    for seed in Self.seeds() {
      let schedule = Schedule(seed: seed, ticks: Self.ticks)
      guard !schedule.happenings.contains(.restart) else { continue }
      let shows = try play(schedule, rules: CounterModel.Rules()).player.shell.told.shows
      let pairs = zip(shows, shows.dropFirst())
      #expect(pairs.allSatisfy { $0.revision < $1.revision }, "seed \(seed)")
      #expect(
        pairs.allSatisfy { $0.phase != $1.phase || $0.session != $1.session || $0.notice != $1.notice }, "seed \(seed)")
    }
  }

  @Test func nobodyOutsideTheJournalLearnsALevel() throws {
    for seed in Self.seeds() {
      let schedule = Schedule(seed: seed, ticks: Self.ticks)
      let told = try play(schedule, rules: CounterModel.Rules()).player.shell.told
      let toldOfOthers = try play(schedule.exchangingLevels(), rules: CounterModel.Rules()).player.shell.told
      #expect(told == toldOfOthers, "seed \(seed)")
    }
  }

  private func play(
    _ schedule: Schedule, rules: CounterModel.Rules, machine: CounterModel.Rules? = nil
  ) throws -> (player: SchedulePlayer, model: CounterModel) {
    var player = try SchedulePlayer(rules: machine ?? rules)
    var model = CounterModel(rules: rules)
    for (tick, happening) in schedule.happenings.enumerated() {
      try player.play(happening, tick: tick)
      model.live(happening, tick: tick)
    }
    return (player, model)
  }
}

/// Counts over records what must hold for every kiosk at every time.
private struct Ledger {
  private var outcomes: [SessionNumber: Int] = [:]
  private var ratings: [SessionNumber: Int] = [:]
  private var pressRecords = 0

  init(_ records: [SessionRecord]) {
    for record in records {
      switch record.body {
      case .open(let opened): outcomes[opened.session, default: 0] += 0
      case .outcome(let ended):
        outcomes[ended.session, default: 0] += 1
        pressRecords += ended.outcome == .declined ? 1 : 0
      case .rating(let rated):
        outcomes[rated.session, default: 0] += 1
        ratings[rated.session, default: 0] += 1
        pressRecords += 1
      case .correction, .press: pressRecords += 1
      case .invite, .close, .ratingFinal, .availability: break
      }
    }
  }

  func differences(presses: Int) -> [String] {
    outcomes.filter { $0.value != 1 }.map { "session \($0.key.number) has \($0.value) outcomes" }
      + ratings.filter { $0.value > 1 }.map { "session \($0.key.number) has \($0.value) ratings" }
      + (pressRecords == presses ? [] : ["\(presses) presses made \(pressRecords) records"])
  }
}
