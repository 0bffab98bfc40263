import RatingModel

/// Writes the day of one counter, visit by visit.
struct DayWriter {
  /// What is sure to happen at a counter that asks more after the level, on every day and in this order.
  private enum Story: CaseIterable {
    case answersEverything, walksAway, saysNothing, touchesTheScreen, badgeDiffers, receiptAndButton, technicianComes
  }

  private static let procedures = ["1.004873", "2.000488", "1.010708", "1.012753"]
  private static let levels = DemoOffice.levels.count

  private let index: Int
  private let counter: DemoOffice.Counter
  private let day: CivilDate
  private(set) var now: Int64 = 60_000
  private(set) var steps: [WorkingDay.Step] = []
  private var visits = 0
  /// Left open because somebody was called away.
  private var leftOpen: String?
  private var stories: ArraySlice<Story>
  private var hasBeenCalledAway = false

  init(index: Int, counter: DemoOffice.Counter, day: CivilDate) {
    self.index = index
    self.counter = counter
    self.day = day
    stories = counter.asksMore ? Story.allCases[...] : []
  }

  mutating func addVisit(using generator: inout SeededGenerator) {
    visits += 1
    if let story = stories.popFirst() { return tell(story, using: &generator) }
    // A finger between two citizens: ambient.
    if chance(4, &generator) { press(1, after: 20_000) }
    let visit = open(using: &generator)
    if chance(3, &generator) { return add(.cancel(id: visit.id), after: 15_000) }
    // Pressed before it was asked: early.
    if chance(5, &generator) { press(level(&generator), after: 9_000) }
    // Called away: the next open ends it without an invite.
    if isCalledAway || chance(3, &generator) { return leave(visit) }
    invite(visit, using: &generator)
    answer(visit, using: &generator)
    end(visit)
  }

  /// Nobody comes after the last one: whoever was called away then is not asked any more.
  mutating func closeDoors() {
    if let leftOpen { add(.cancel(id: leftOpen), after: 60_000) }
  }

  // MARK: Stories

  private mutating func tell(_ story: Story, using generator: inout SeededGenerator) {
    if story == .receiptAndButton { return serveWithoutSoftware(using: &generator) }
    if story == .badgeDiffers { add(.tell(.badge(staff: DemoOffice.substitute.staff)), after: 1_000) }
    let visit = open(staff: story == .badgeDiffers ? counter.clerk.staff : nil, dossiers: 1, using: &generator)
    invite(visit, using: &generator)
    switch story {
    case .answersEverything:
      press(level(&generator), after: 4_000)
      askEverything(visit, .answer, using: &generator)
    case .walksAway:
      press(level(&generator), after: 4_000)
      askEverything(visit, .walkAway, using: &generator)
    case .saysNothing: break
    case .touchesTheScreen: touch(using: &generator)
    case .badgeDiffers:
      press(level(&generator), after: 4_000)
      add(.tell(.badge(staff: nil)), after: 1_000)
    case .receiptAndButton, .technicianComes: press(level(&generator), after: 4_000)
    }
    end(visit)
    if story == .technicianComes { maintain() }
  }

  /// Software is away: the citizen's receipt begins the session, the clerk's button asks for the rating.
  private mutating func serveWithoutSoftware(using generator: inout SeededGenerator) {
    let visit = makeVisit(staff: nil, dossiers: 1, using: &generator)
    add(.tell(.receipt(code: visit.dossiers[0].code, visit.service)), after: 60_000)
    leftOpen = nil
    add(.tell(.button(visit.service)), after: 240_000)
    press(level(&generator), after: 4_000)
    askEverything(visit, .answer, using: &generator)
    now += 62_000
  }

  /// Touches that would come too late, had not an earlier one shown that somebody is still there.
  private mutating func touch(using generator: inout SeededGenerator) {
    let key = level(&generator)
    add(.tell(.painted), after: 50)
    add(.tell(.touched), after: 20_000)
    add(.tell(.painted), after: 50)
    add(
      .press(WorkingDay.Finger(key: key, target: "level:\(DemoOffice.levels[key - 1].name)")), after: 20_000)
    add(.tell(.painted), after: 50)
    let answer = DemoChoice.answers(question: DemoQuestion.chips.id, [DemoQuestion.chips.answers[1].name])
    add(.press(WorkingDay.Finger(key: 2, target: "option:2", choice: answer)), after: 2_000)
  }

  /// A technician tries every key, while nobody is served.
  private mutating func maintain() {
    add(.tell(.maintenance(true)), after: 30_000)
    for key in 0...Self.levels { press(key, after: 3_000) }
    add(.tell(.maintenance(false)), after: 60_000)
    now += 30_000
  }

  private var isCalledAway: Bool {
    index == 0 && !hasBeenCalledAway && now > WorkingDay.substitutionMilliseconds.lowerBound - 1_800_000
  }

  private mutating func leave(_ visit: WorkingDay.Visit) {
    leftOpen = visit.id
    now += 60_000
    guard isCalledAway else { return }
    hasBeenCalledAway = true
    now = max(now, WorkingDay.substitutionMilliseconds.lowerBound)
  }

  // MARK: A visit

  private mutating func open(
    staff: String? = nil, dossiers: Int? = nil, using generator: inout SeededGenerator
  ) -> WorkingDay.Visit {
    now += Int64.random(in: 30_000...240_000, using: &generator)
    let visit = makeVisit(staff: staff, dossiers: dossiers, using: &generator)
    add(.open(visit), after: 0)
    leftOpen = nil
    return visit
  }

  private mutating func invite(_ visit: WorkingDay.Visit, using generator: inout SeededGenerator) {
    add(.invite(id: visit.id), after: Int64.random(in: 60_000...720_000, using: &generator))
  }

  private mutating func end(_ visit: WorkingDay.Visit) {
    add(.close(id: visit.id), after: 2_000)
    now += 31_000
  }

  private mutating func answer(_ visit: WorkingDay.Visit, using generator: inout SeededGenerator) {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<72:
      press(level(&generator), after: Int64.random(in: 1_500...12_000, using: &generator))
      if counter.asksMore {
        let manner = CitizensManner.allCases.randomElement(using: &generator) ?? .answer
        askEverything(visit, manner, using: &generator)
      } else {
        // A second thought inside the correction window, or an impatient finger after it.
        if chance(6, &generator) { press(level(&generator), after: 2_500) }
        if chance(5, &generator) { press(level(&generator), after: 8_000) }
      }
    case 72..<77: press(0, after: 4_000)
    case 77..<79: press(level(&generator), after: 120)  // unsettled: the prompt is not yet 300 ms old
    default: break
    }
  }

  private mutating func askEverything(
    _ visit: WorkingDay.Visit, _ manner: CitizensManner, using generator: inout SeededGenerator
  ) {
    for finger in AskedFingers.all(manner, hasDossier: !visit.dossiers.isEmpty, using: &generator) {
      add(.press(finger), after: Int64.random(in: 1_200...6_000, using: &generator))
    }
  }

  private mutating func press(_ key: Int, after milliseconds: Int64) {
    add(.press(WorkingDay.Finger(key: key)), after: milliseconds)
  }

  private mutating func add(_ action: WorkingDay.Action, after milliseconds: Int64) {
    now += milliseconds
    steps.append(WorkingDay.Step(at: now, counter: index, action: action))
  }

  // MARK: Who comes

  private func makeVisit(
    staff: String?, dossiers: Int?, using generator: inout SeededGenerator
  ) -> WorkingDay.Visit {
    let count = dossiers ?? [0, 1, 1, 1, 1, 1, 1, 2, 2, 3].randomElement(using: &generator) ?? 1
    let date = String("\(day)".filter(\.isNumber).dropFirst(2))
    let dossiers = (0..<count).map { place in
      let stage: Stage = chance(40, &generator) ? .returning : .receiving
      let timeliness: Timeliness? = stage == .returning ? (chance(95, &generator) ? .onTime : .late) : nil
      let sequence = String(10_000 + index * 3000 + visits * 10 + place).dropFirst()
      return WorkingDay.Visit.Dossier(
        code: "000.00.14.H99-\(date)-\(sequence)",
        procedure: Self.procedures.randomElement(using: &generator) ?? Self.procedures[0], stage: stage,
        timeliness: timeliness)
    }
    return WorkingDay.Visit(
      id: "demo-\(index + 1)-\(visits)", dossiers: dossiers,
      waitedMilliseconds: Int64.random(in: 60_000...1_500_000, using: &generator),
      ticket: "A\(index + 1)\(100 + visits)", staff: staff, service: staff == nil ? ofTheRoster : .inDoubt)
  }

  private var ofTheRoster: CounterAccount.Service {
    let isSubstituted = index == 0 && WorkingDay.substitutionMilliseconds.contains(now)
    return CounterAccount.Service(staff: isSubstituted ? DemoOffice.substitute.staff : counter.clerk.staff)
  }

  private func level(_ generator: inout SeededGenerator) -> Int {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<74: 1
    case 74..<93: min(2, Self.levels)
    default: Self.levels
    }
  }

  private func chance(_ percent: Int, _ generator: inout SeededGenerator) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }
}
