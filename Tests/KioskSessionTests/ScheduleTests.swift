import KioskSession
import RatingModel
import ScenarioSupport
import ScheduleSupport
import Testing

/// Random schedules against the machine. `make test-schedules` runs more of them.
///
/// One after the other: each computes for seconds without a pause, and all at once leave no thread to those who wait for programs.
@Suite(.serialized) struct ScheduleTests {
  static let schedules = (0..<4000).map { Schedule(seed: $0) }

  @Test func machineAndModelAgreeOnEverySeedThatOnceFailed() throws {
    for seed in try FailingSeeds.read() { agree(on: Schedule(seed: seed)) }
  }

  @Test func machineAndModelAgree() {
    for schedule in Self.schedules { agree(on: schedule) }
  }

  @Test func schedulesComeUponEverything() {
    var coverage = Coverage()
    for schedule in Self.schedules { _ = ScheduleRun.disagreement(in: schedule, coverage: &coverage) }

    let rare = Coverage.expected.filter { coverage.counts[$0, default: 0] < 20 }
    #expect(rare == [], "\(coverage)")
  }

  @Test("a model with one wrong rule is found out", arguments: WrongRule.all)
  func wrongRuleIsFoundOut(_ wrong: WrongRule) {
    let disagrees = Self.schedules.contains { schedule in
      ScheduleRun.disagreement(in: schedule, rules: wrong.rules) != nil
    }

    #expect(disagrees, "\(wrong)")
  }

  @Test func whatDisagreesIsMadeShortAndStillDisagrees() throws {
    var rules = ModelRules()
    rules.closeInvites = false
    let found = try #require(Self.schedules.lazy.compactMap { ScheduleRun.disagreement(in: $0, rules: rules) }.first)

    let shortest = found.minimised()
    let scenario = try ScenarioParser.parse(shortest.description, name: "found")

    #expect(shortest.schedule.steps.count == 2)
    #expect(shortest.machine != shortest.model)
    // What is printed runs as a scenario, and fails as the schedule did.
    let differences = ScenarioRunner.differences(scenario)
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { $0.hasPrefix("found.scenario:\(scenario.steps.last?.line ?? 0):") })
  }

  @Test func everySessionEndsOnceAndEveryPressIsKeptOnce() throws {
    for schedule in Self.schedules.prefix(500) {
      let shell = try #require(ScheduleRun.lived(schedule))
      let presses = schedule.steps.count { if case .press = $0.action { true } else { false } }
      #expect(Ledger(shell.records).differences(presses: presses) == [], "seed \(schedule.seed)")
    }
  }

  @Test func revisionsOnlyRise() throws {
    for schedule in Self.schedules.prefix(500) {
      let lasting = Schedule(
        seed: schedule.seed, setting: schedule.setting, steps: schedule.steps.filter { !$0.isRestart })
      let shows = try #require(ScheduleRun.lived(lasting)).told.shows
      let pairs = zip(shows, shows.dropFirst())
      #expect(pairs.allSatisfy { $0.revision < $1.revision }, "seed \(schedule.seed)")
      #expect(
        pairs.allSatisfy {
          $0.phase != $1.phase || $0.session != $1.session || $0.notice != $1.notice
            || $0.isOverForCallers != $1.isOverForCallers || $0.isPossible != $1.isPossible
        },
        "seed \(schedule.seed)")
    }
  }

  @Test func nobodyOutsideTheJournalLearnsALevel() throws {
    for schedule in Self.schedules.prefix(500) {
      let told = try #require(ScheduleRun.lived(schedule)).told
      let toldOfOthers = try #require(
        ScheduleRun.lived(
          schedule.exchangingLevels(except: ScheduleRun.stepsWhileAsked(schedule)))
      ).told
      #expect(told == toldOfOthers, "seed \(schedule.seed)")
    }
  }

  private func agree(on schedule: Schedule) {
    let disagreement = ScheduleRun.disagreement(in: schedule)?.minimised()
    #expect(disagreement == nil, "\(disagreement.map(\.description) ?? "")")
  }
}

extension Schedule.Step {
  fileprivate var isRestart: Bool { if case .restart = action { true } else { false } }
}

/// A model with one rule that is not that of `Binding.md`.
struct WrongRule: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rules: ModelRules

  private init(_ description: String, _ change: (inout ModelRules) -> Void) {
    var rules = ModelRules()
    change(&rules)
    testDescription = description
    self.rules = rules
  }

  static let all = [
    WrongRule("a microsecond more to settle") { $0.settlingMicroseconds += 1 },
    WrongRule("a microsecond less to settle") { $0.settlingMicroseconds -= 1 },
    WrongRule("301 ms to settle") { $0.settlingMicroseconds += 1000 },
    WrongRule("a microsecond more of patience") { $0.longestHoldMicroseconds += 1 },
    WrongRule("a microsecond less of patience") { $0.longestHoldMicroseconds -= 1 },
    WrongRule("a later deadline") { $0.addedToPromptMicroseconds = 1 },
    WrongRule("an earlier deadline") { $0.addedToPromptMicroseconds = -1 },
    WrongRule("a longer correction window") { $0.addedToCorrectionMicroseconds = 1 },
    WrongRule("a shorter correction window") { $0.addedToCorrectionMicroseconds = -1 },
    WrongRule("a longer minute of the burst rule") { $0.addedToBurstMicroseconds = 60_000_000 },
    WrongRule("what changes under the finger counts") { $0.changeUnderTheFingerUnsettles = false },
    WrongRule("stuck keys are waited for") { $0.onlyFingersOfTheWindowAreWaitedFor = false },
    WrongRule("early presses must settle") { $0.earlyIsNeverUnsettled = false },
    WrongRule("corrections must settle") { $0.correctionsNeedNotSettle = false },
    WrongRule("a window that is over is answered") { $0.windowMustStillBeOpen = false },
    WrongRule("the same level again is a correction") { $0.sameLevelIsARepeat = false },
    WrongRule("a final rating is forgotten") { $0.finalRatingsAreRemembered = false },
    WrongRule("a question may last eleven time-outs") { $0.mostTimeouts = 11 },
    WrongRule("keys do not wait for the paint") { $0.keysSettleFromThePaint = false },
    WrongRule("levels under the thanks need not settle") { $0.touchedCorrectionsSettle = false },
    WrongRule("a touch is for whatever is offered") { $0.touchesAreForWhatWasPainted = false },
    WrongRule("a badge against the request does not matter") { $0.badgeAgainstRequestIsDoubt = false },
    WrongRule("a lesser source is as good") { $0.lesserSourcesAreMarked = false },
    WrongRule("pages need not settle") { $0.pagesMustSettle = false },
    WrongRule("a chip stays for ever") { $0.chipsAreLeftByTheSamePress = false },
    WrongRule("an answer gives no time") { $0.answersProlongThePage = false },
    WrongRule("technicians rate") { $0.techniciansPressesAreTheirs = false },
    WrongRule("callers hear that something is asked") { $0.callersHearNothingOfPages = false },
    WrongRule("two keys answer") { $0.twoKeysAreSimultaneous = false },
    WrongRule("the question begins with the invite") { $0.windowsBeginWithThePaint = false },
    WrongRule("a press in vain gives no time") { $0.pressesInVainGiveTime = false },
    WrongRule("a question can be withdrawn") { $0.askedSessionsCannotBeWithdrawn = false },
    WrongRule("a badge outlasts the shift") { $0.badgesEndWithTheShift = false },
    WrongRule("a badge holds a microsecond longer") { $0.addedToBadgeMicroseconds = 1 },
    WrongRule("a badge holds a microsecond less") { $0.addedToBadgeMicroseconds = -1 },
    WrongRule("a session is current a microsecond longer") { $0.currentMicroseconds += 1 },
    WrongRule("a session is current a microsecond less") { $0.currentMicroseconds -= 1 },
    WrongRule("a connected feed vouches for nothing") { $0.connectedFeedIsCurrent = false },
    WrongRule("the next receipt is no citizen") { $0.receiptsFollowEachOther = false },
    WrongRule("the same receipt is another citizen") { $0.knownReceiptsOpenNothing = false },
    WrongRule("the button asks who is asked") { $0.askedCitizensAreNotAskedAgain = false },
    WrongRule("a notice stays a microsecond longer") { $0.noticeMicroseconds += 1 },
    WrongRule("a notice stays a microsecond less") { $0.noticeMicroseconds -= 1 },
    WrongRule("a control before the invite is told off") { $0.controlsCallForNoNotice = false },
    WrongRule("thanks stay a microsecond longer") { $0.leastThanksMicroseconds += 1 },
    WrongRule("thanks stay a microsecond less") { $0.leastThanksMicroseconds -= 1 },
    WrongRule("a fault hides the thanks") { $0.thanksOutlastFaults = false },
    WrongRule("a question that nobody saw is the citizen's silence") { $0.unseenQuestionsAreUnavailable = false },
    WrongRule("a technician's scans count") { $0.techniciansScansAreTheirs = false },
    WrongRule("close does not invite") { $0.closeInvites = false },
    WrongRule("the next open leaves a rating correctable") { $0.openEndsTheCorrectionWindow = false },
    WrongRule("input that came back is forgotten") { $0.anyMomentWithoutInputCounts = false },
    WrongRule("what was missing before the invite counts") { $0.onlyTheWindowCounts = false },
    WrongRule("a failing journal refuses nothing") { $0.failingJournalRefuses = false },
    WrongRule("a restart within the window is the citizen's silence") { $0.restartTakesTheBlame = false },
  ]
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
      case .correction, .answer, .contact, .press: pressRecords += 1
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
