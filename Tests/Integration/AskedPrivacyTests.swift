import KioskScreen
import RatingModel
import Testing

/// What is asked after the level tells nobody the level: a whole session with questions, the same keys on the same pages.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AskedPrivacyTests {
  private static let clerk = (staff: "CB017", pin: "246813")

  /// What is read at every moment. The log is read whole, after the end: its lines arrive by themselves.
  fileprivate static let sources =
    PrivacySource.all.filter { $0.name != "log" } + [.clerkPage(staff: clerk.staff, pin: clerk.pin)]

  private static func question(_ id: String, _ kind: Question.Kind, answers: Int) throws -> Question {
    let named = try (1...answers).map { number in
      Question.Answer(
        name: try #require(AnswerName("y-\(number)")), labels: ["vi": "Ý \(number)", "en": "Point \(number)"])
    }
    let name = try #require(QuestionID(id))
    return try #require(
      Question(id: name, version: 1, kind: kind, index: nil, labels: ["vi": id, "en": id], answers: named))
  }

  /// Everything that anybody outside the journal sees of one session, in the order in which it is there to be seen.
  fileprivate struct Seen {
    var readings: [(moment: String, text: String)] = []
    /// What the kiosk itself says, in order.
    private(set) var log: [String] = []
    /// What its libraries say of services and connections, which begin and end side by side.
    private(set) var lifecycle: Set<String> = []
    var views: [ScreenView.State] = []
    var level = ""

    func differences(from other: Seen) -> [String] {
      let pairs = zip(readings, other.readings).filter { $0.0 != $0.1 }.map(\.0.moment)
      return pairs + (log == other.log ? [] : ["log"])
        + (lifecycle == other.lifecycle ? [] : ["lifecycle"])
        + (readings.count == other.readings.count ? [] : ["moments"])
    }
  }

  /// - Parameter key: The level's. The keys on the pages are always the same.
  private static func session(key: Int) async throws -> Seen {
    var file = KioskFile()
    file.questions = [try question("dieu-gi", .chips, answers: 3), try question("cham-tre", .single, answers: 2)]
    (file.asksForContact, file.logLevel) = (true, "trace")
    file.pins = ["H56.14/CB017": clerk.pin]
    let input = RunningKiosk.Input.channel(isSimulated: true, waiting: [DemoFinger.clock(0)])
    return try await RunningKiosk.with(file, input: input) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await kiosk.isCheckedAndMeasured()
      try await kiosk.caller.open("A", #"{"dossiers":[{"code":"H56.14-261121-0001","stage":"receiving"}]}"#)
      try await screen.view(.serving)
      try await kiosk.finger.move(to: 60_000)
      try await kiosk.caller.invite("A")
      var revision = try await screen.view(.pleaseRate).revision

      var seen = Seen()
      // All within the correction window. The level; two chips, one of them taken back, on; another, on; an answer, another
      // instead, on; contact, on.
      let keys = [key, 1, 2, 1, 3, 1, 3, 1, 2, 3, 2, 3]
      for (index, key) in keys.enumerated() {
        try await kiosk.finger.move(to: 61_000 + 400 * Int64(index))
        #expect(try await kiosk.finger.press(.number(key)) == (index == 0 ? "rating" : "answer"))
        let view = try await screen.view(after: revision)
        revision = view.revision
        seen.views.append(view.state)
        if view.state != seen.views.dropLast().last {
          try await seen.read("\(view.state) \(index)", kiosk, screen)
        }
      }
      try await kiosk.finger.move(to: 90_000)
      try await screen.view(.idle)
      try await kiosk.caller.close("A")
      try await seen.read("final", kiosk, screen)
      seen.level = try #require(try StoredEntries(kiosk.journal).ratings.first).level.description
      await kiosk.stop()
      while await screen.events.next() != nil {}
      seen.take(log: kiosk.log.map { $0.withoutChance.replacing(kiosk.folder.path, with: "#") })
      return seen
    }
  }

  @Test func wholeSessionWithQuestionsLooksTheSameForEveryLevel() async throws {
    let first = try await Self.session(key: 1)
    let chips = Array(repeating: ScreenView.State.chips, count: 6)
    #expect(
      first.views == chips + [.question, .question, .question, .contact, .contact, .thankYou])
    #expect(first.readings.allSatisfy { !$0.text.isEmpty } && !first.log.isEmpty && !first.lifecycle.isEmpty)
    for key in [2, 3] {
      let other = try await Self.session(key: key)
      #expect(other.differences(from: first) == [])
      #expect(other.views == first.views)
      // The runs did differ, in the one place that nobody reads.
      #expect(other.level != first.level)
    }
  }
}

extension AskedPrivacyTests.Seen {
  fileprivate mutating func read(_ moment: String, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws {
    for source in AskedPrivacyTests.sources {
      readings.append(("\(moment): \(source.name)", try await source.read(kiosk, screen).withoutChance))
    }
  }

  fileprivate mutating func take(log lines: [String]) {
    let isOfLibraries = { (line: String) in line.contains("[ServiceLifecycle]") || line.contains("[HummingbirdCore]") }
    log = lines.filter { !isOfLibraries($0) }
    lifecycle = Set(lines.filter(isOfLibraries).map { $0.replacing(/hb.connections=[0-9]+/, with: "#") })
  }
}

extension ScreenWatch {
  /// The next view of what is asked, of a newer revision.
  fileprivate func view(after revision: Int64) async throws -> ScreenView {
    while true {
      let view = try await view(.chips, .question, .contact, .thankYou)
      if view.revision > revision { return view }
    }
  }
}
