import KioskSession
import RatingModel
import SeededRandom

extension Schedule {
  /// The schedule of a seed.
  package init(seed: UInt64) {
    var writer = ScheduleWriter(seed: seed)
    self.init(seed: seed, setting: writer.setting, steps: writer.steps())
  }
}

/// Makes a life up. Dense on purpose: fingers, deadlines and commands meet, at edges more often than between them.
struct ScheduleWriter {
  private static let length = 40
  private static let settings = [(30, 5), (30, 5), (30, 5), (5, 5), (5, 1), (5, 0), (5, 60)]
  private static let devices = ["left", "right"]
  private static let ids = (1...40).compactMap { SessionID("S\($0)") }
  private static let clerks = ["H56.14/CB017", "H56.14/CB018", "H56.15/CB900"].compactMap(ClerkID.init)
  private static let own = (1...60).compactMap { SessionID("D\($0)") }
  private static let codes = ["H56.14-261121-0001", "H56.14-261121-0002", "an odd code"].compactMap(DossierCode.init)
  /// How long a finger stays down, and how long before the kiosk hears of it, in microseconds.
  private static let holds: [Int64] = [0, 1, 80_000, 80_000, 80_000, 80_000, 300_000, 1_500_000, 2_000_000, 6_000_000]

  private static let sources: [SessionSource] = [.feed, .api, .clerkPage, .scan, .inviteButton]

  private struct Finger { let key: KeyMeaning, device: String, down: Instant }

  let setting: Schedule.Setting
  /// Times lie on a grid: what is rare elsewhere, that two things fall together, is the rule.
  private let isCrowded: Bool
  /// Goes the usual way more often, so that more comes of it.
  private let isOrderly: Bool
  /// A hand that never leaves the screen.
  private let isRestless: Bool
  private var generator: SeededGenerator
  private var now = Instant(microseconds: 0)
  private var opened: [SessionRequest] = []
  private var fingers: [Finger] = []
  private var causes: Set<Unavailability> = []
  private var latest = Schedule.Action.wait
  private var paints: Int64 = 0
  /// Ids that were given to what the clerk did at the counter.
  private var ownIDs = 0
  /// Only in some lives, so that what is rare comes about at all.
  private let isLong: Bool
  private let hasFeed: Bool
  private var hasConnected = false
  /// Half an hour went by over an open session.
  private var hasLingered = false
  /// A session is open that was not withdrawn; what else may have become of it is not looked at.
  private var isServing = false
  /// What happened so far; a machine's edges lie a fixed time after one of these.
  private var moments: [Instant] = []

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    let (prompt, correction) = generator.one(of: Self.settings)
    var asks: [String] = []
    if !generator.oneIn(4) { for question in Schedule.questions where generator.oneIn(2) { asks.append(question) } }
    setting = Schedule.Setting(
      promptSeconds: prompt, correctionSeconds: correction, burstRatings: generator.one(of: [1, 1, 2, 1000]),
      hasDefaultClerk: !generator.oneIn(25),
      asks: asks,
      usualSource: generator.oneIn(4) ? generator.one(of: Self.sources) : nil, hasHours: generator.oneIn(4))
    isCrowded = generator.oneIn(2)
    isOrderly = generator.oneIn(2)
    isRestless = generator.oneIn(16)
    isLong = generator.oneIn(4)
    hasFeed = generator.oneIn(3)
  }

  mutating func steps() -> [Schedule.Step] {
    let steps = (0..<Self.length).map { _ in step() }
    // Far beyond every deadline and every finger, then a new process: nothing may be left.
    now = now.adding(seconds: 600)
    let rest = [Schedule.Action.wait, .restart([])].map { Schedule.Step(heard: now, action: $0, endsTurn: true) }
    return steps + rest
  }

  private mutating func step() -> Schedule.Step {
    now = later()
    let action = action()
    take(action)
    moments = moments.suffix(5) + [now]
    return Schedule.Step(heard: now, action: action, endsTurn: !generator.oneIn(8))
  }

  // MARK: Time

  private mutating func later() -> Instant {
    hasLingered = false
    if isLong, case .open = latest, generator.oneIn(3) {
      hasLingered = true
      return Instant(microseconds: now.microseconds + 1_800_000_000 + generator.one(of: [-1, 0, 0, 1]))
    }
    if isRestless, case .touched = latest, !generator.oneIn(8) {
      return now.adding(milliseconds: Int64(setting.promptSeconds) * 1000 - Int64(1 + generator.below(3)) * 500)
    }
    switch generator.below(20) {
    case 0: return now
    case 1..<8: return edge() ?? now
    case 8..<17:
      return now.adding(milliseconds: isCrowded ? Int64(generator.below(8)) * 100 : Int64(generator.below(1500)))
    case 17..<19: return now.adding(milliseconds: isCrowded ? 1000 : Int64(generator.below(10_000)))
    case 19 where isCrowded && !generator.oneIn(4): return now.adding(milliseconds: 3000)
    default: return now.adding(milliseconds: Int64(generator.below(180_000)))
    }
  }

  /// Just before, at or just after the moment at which something that has happened has its consequence.
  private mutating func edge() -> Instant? {
    let prompt = Int64(setting.promptSeconds) * 1_000_000
    let correction = Int64(setting.correctionSeconds) * 1_000_000
    let spans =
      [300_000, 300_000, prompt, prompt, prompt + 2_000_000, correction, correction + 2_000_000, 60_000_000]
      + [2_000_000, 3_000_000, isLong ? 1_800_000_000 : 60_000_000, isLong ? 43_200_000_000 : prompt]
    guard !moments.isEmpty else { return nil }
    let moment =
      generator.one(of: moments).microseconds + generator.one(of: spans)
      + (isCrowded ? 0 : generator.one(of: [-1, 0, 0, 1]))
    return moment >= now.microseconds ? Instant(microseconds: moment) : nil
  }

  // MARK: What happens

  private mutating func take(_ action: Schedule.Action) {
    latest = action
    switch action {
    case .open, .button, .receipt: isServing = true
    case .cancel, .restart: isServing = false
    default: break
    }
  }

  private mutating func action() -> Schedule.Action {
    if hasFeed, !hasConnected {
      hasConnected = true
      return .feed(isConnected: true)
    }
    // Half of all lives goes the usual way: open, invite, press.
    if !isServing, generator.oneIn(2) { return open(newRequest()) }
    if generator.below(8) < (isOrderly ? 7 : 4), let action = usualAction() { return action }
    switch generator.below(100) {
    case 0..<9: return open(newRequest())
    case 9..<12: return open(repeatedRequest())
    case 12..<22: return .invite(id())
    case 22..<28: return .close(id())
    case 28..<37: return tap()
    case 37..<40: return .cancel(id())
    case 40..<52: return down()
    case 52..<66: return up() ?? tap()
    case 66..<76: return tap()
    case 76..<82: return paint()
    case 82..<85: return generator.oneIn(3) ? clock() : .touched(at: decided(), onControl: generator.oneIn(4))
    case 85..<87: return generator.oneIn(2) ? gone() : .keys(areThere: generator.oneIn(2))
    case 87..<89: return change()
    case 89..<92: return atTheDesk()
    case 92..<94: return change()
    case 94..<96: return restart()
    default: return .wait
    }
  }

  private mutating func usualAction() -> Schedule.Action? {
    switch latest {
    case .invite where isRestless, .touched where isRestless: .touched(at: now, onControl: false)
    case .open where hasLingered: generator.oneIn(2) ? .button(ownID(), at: now) : receipt(at: now)
    case .open where generator.oneIn(8), .receipt where generator.oneIn(2): atTheDesk()
    case .open(let request, _): .invite(request.id)
    case .badge where generator.oneIn(2): open(newRequest())
    case .button where generator.oneIn(2): paint()
    case .button, .receipt: generator.oneIn(2) ? atTheDesk() : tap()
    case .invite where generator.oneIn(2): paint()
    case .paint where !generator.oneIn(4): touch()
    case .invite, .close, .press, .paint: generator.oneIn(4) ? down() : up() ?? tap()
    case .fingerDown: up()
    default: nil
    }
  }

  /// Most often the newest session's id, sometimes that of an earlier one, or one that was never opened.
  private mutating func id() -> SessionID {
    if generator.oneIn(40) { return Self.ids[Self.ids.count - 1] }
    let back = generator.oneIn(8) ? generator.below(4) : 0
    return Self.ids[max(0, opened.count - 1 - back)]
  }

  private mutating func newRequest() -> SessionRequest {
    let request = request(Self.ids[opened.count])
    // Mostly those that the kiosk takes, so that the commands that follow find them.
    if !causes.contains(.journal) || generator.oneIn(4) { opened.append(request) }
    return request
  }

  private mutating func repeatedRequest() -> SessionRequest {
    guard !opened.isEmpty else { return newRequest() }
    let old = opened[max(0, opened.count - 1 - generator.below(3))]
    return generator.oneIn(2) ? old : request(old.id)
  }

  private mutating func request(_ id: SessionID) -> SessionRequest {
    let clerk: ClerkID? = generator.oneIn(3) ? generator.one(of: Self.clerks) : nil
    let count = generator.oneIn(100) ? SessionOpening.mostDossiers + generator.below(2) : generator.below(3) / 2
    let stage = generator.one(of: [Stage.receiving, .returning])
    let timeliness: Timeliness? = generator.oneIn(stage == .returning ? 2 : 20) ? .onTime : nil
    let dossiers = (0..<count).map { _ in
      SessionRequest.Dossier(
        code: generator.one(of: Self.codes), procedure: nil, stage: stage, timeliness: timeliness)
    }
    return SessionRequest(id: id, clerk: clerk, dossiers: dossiers, ticket: nil)
  }

  // MARK: Fingers

  private mutating func down() -> Schedule.Action {
    let device = generator.one(of: Self.devices)
    let free = KeyMeaning.keys.filter { key in !fingers.contains { $0.key == key && $0.device == device } }
    guard !free.isEmpty else { return .wait }
    let finger = Finger(key: generator.one(of: free), device: device, down: generator.oneIn(8) ? earlier(now) : now)
    fingers.append(finger)
    return .fingerDown(finger.key, device: device, at: finger.down)
  }

  private mutating func up() -> Schedule.Action? {
    guard !fingers.isEmpty else { return nil }
    let finger = fingers.remove(at: generator.below(fingers.count))
    return .press(press(finger.key, finger.device, down: finger.down, up: max(finger.down, decided())))
  }

  /// Down and up are read at once, or the device acts on the down.
  private mutating func tap() -> Schedule.Action {
    let up = decided()
    let down = generator.oneIn(4) ? up : earlier(up)
    return .press(press(generator.one(of: KeyMeaning.keys), generator.one(of: Self.devices), down: down, up: up))
  }

  private mutating func open(_ request: SessionRequest) -> Schedule.Action {
    .open(request, source: hasFeed ? .feed : generator.oneIn(3) ? generator.one(of: Self.sources) : .api)
  }

  /// A badge, a button, a receipt, or a source that fails and comes back.
  private mutating func atTheDesk() -> Schedule.Action {
    let at = decided()
    switch generator.below(12) {
    case 0..<3: return .badge(generator.one(of: Self.clerks), at: at)
    case 3..<6: return .button(ownID(), at: at)
    case 6..<9: return receipt(at: at)
    case 9: return .keys(areThere: generator.oneIn(2))
    default: return .feed(isConnected: !generator.oneIn(3))
    }
  }

  private mutating func receipt(at time: Instant) -> Schedule.Action {
    .receipt(generator.one(of: Self.codes), ownID(), at: time)
  }

  private mutating func ownID() -> SessionID {
    ownIDs += 1
    return Self.own[ownIDs - 1]
  }

  /// The screen's word of a paint may be late.
  private mutating func paint() -> Schedule.Action {
    paints += 1
    return .paint(
      at: generator.oneIn(4) ? earlier(now) : now, back: generator.oneIn(8) ? 1 + generator.below(3) : 0)
  }

  /// A tap on what was painted: mostly last, sometimes before, on what may never have been there.
  private mutating func touch() -> Schedule.Action {
    let up = decided()
    let down = generator.oneIn(4) ? up : earlier(up)
    let meaning = generator.one(of: KeyMeaning.keys + KeyMeaning.targets)
    return .press(
      Press(
        meaning: meaning, down: down, decided: up, channel: .touch, device: Self.devices[0],
        simultaneous: generator.oneIn(20), painted: max(0, paints - 1 - Int64(generator.below(4) / 2))))
  }

  private mutating func clock() -> Schedule.Action {
    .clock(generator.one(of: [nil, 0, 60_000, 120_000, 180_000, 3_600_000]))
  }

  private mutating func press(_ key: KeyMeaning, _ device: String, down: Instant, up: Instant) -> Press {
    Press(
      meaning: key, down: down, decided: up, channel: device == "left" ? .button : .touch, device: device,
      simultaneous: generator.oneIn(20))
  }

  /// Most presses are read as they are made.
  private mutating func decided() -> Instant { generator.oneIn(5) ? earlier(now) : now }

  private mutating func earlier(_ time: Instant) -> Instant {
    if generator.oneIn(4), let moment = moments.last, moment <= time { return moment }
    return Instant(microseconds: max(0, time.microseconds - hold()))
  }

  private mutating func hold() -> Int64 {
    isCrowded ? Int64(generator.below(generator.oneIn(4) ? 30 : 4)) * 100_000 : generator.one(of: Self.holds)
  }

  private mutating func gone() -> Schedule.Action {
    let device = generator.one(of: Self.devices)
    fingers.removeAll { $0.device == device }
    return .fingerGone(device: device)
  }

  // MARK: The kiosk

  private mutating func change() -> Schedule.Action {
    // What is missing comes back soon: most of a life is lived with everything there.
    let lost: Unavailability = generator.one(of: [.journal, .input, .maintenance])
    causes = generator.below(3) == 0 ? causes : causes.isEmpty ? [lost] : []
    if generator.oneIn(8) { causes = Set(Unavailability.allCases) }
    return .availability(causes)
  }

  private mutating func restart() -> Schedule.Action {
    if generator.oneIn(4) { causes = generator.oneIn(2) ? [] : [.input] }
    return .restart(causes)
  }
}
