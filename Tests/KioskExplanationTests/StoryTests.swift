import Foundation
import KioskExplanation
import KioskJournal
import KioskSession
import RatingModel
import Testing

/// Entries are written as the journal holds them: that is what a story is told from.
struct StoryTests {
  private static let boot = String(repeating: "0a", count: 16)
  private static let next = String(repeating: "0b", count: 16)
  private static let salt = String(repeating: "5a", count: 16)
  private static let level = "scale/1/top-secret-level"

  private static let configuration = """
    {"burstMinutes":5,"burstRatings":10,"correctionWindowSeconds":5,"counter":"Q03","promptTimeoutSeconds":30,\
    "roster":["H56.14/CB017"],"scale":{"id":"scale","levels":[\
    {"labels":{"en":"A","vi":"A"},"name":"top-secret-level","satisfied":true},\
    {"labels":{"en":"B","vi":"B"},"name":"b","satisfied":true},\
    {"labels":{"en":"C","vi":"C"},"name":"c","satisfied":false}],"version":1},"unit":"H56.14",\
    "zone":"Asia/Ho_Chi_Minh"}
    """

  private static func open(_ session: Int, marks: String = "", source: String = "session") -> String {
    """
    {"clerk":"H56.14/CB017","clerkSource":"\(source)","dossiers":[{"procedure":"1.010708","stage":"receiving"}],\
    "id":"\(salt)","marks":[\(marks)],"requestDigest":"\(salt)","session":\(session),"source":"api",\
    "waitedMilliseconds":754000}
    """
  }

  private static func press(_ disposition: String, session: Int?, down: Int64) -> String {
    """
    {"channel":"button","device":"panel","disposition":"\(disposition)","down":\(down),"level":"\(level)",\
    "salt":"\(salt)"\(session.map { ",\"session\":\($0)" } ?? "")}
    """
  }

  /// A day of the counter: session 1 rated and released; session 2 asked, and answered too early and too late.
  private static let day: [(boot: String, mono: Int64, kind: String, payload: String)] = [
    (
      boot, 1_000_000, "boot",
      #"{"format":1,"journal":"\#(String(repeating: "0c", count: 16))","scheme":1,"software":"1.0.0"}"#
    ),
    (boot, 1_000_000, "configuration", configuration),
    (boot, 2_000_000, "anchor", #"{"source":"ntp","wall":1795230000000}"#),
    (boot, 62_000_000, "open", open(1, marks: #""oddDossierCode""#)),
    (boot, 63_000_000, "press", press("early", session: 1, down: 62_900_000)),
    (boot, 64_000_000, "invite", #"{"session":1}"#),
    (
      boot, 66_000_000, "rating",
      #"{"channel":"button","device":"panel","down":65500000,"level":"\#(level)","marks":["burst"],"#
        + #""salt":"\#(salt)","session":1}"#
    ),
    (
      boot, 67_000_000, "correction",
      #"{"channel":"button","device":"panel","direction":"lowered","down":66900000,"level":"\#(level)","#
        + #""rating":7,"salt":"\#(salt)","session":1}"#
    ),
    (boot, 90_000_000, "press", press("ambient", session: nil, down: 89_900_000)),
    (boot, 100_000_000, "open", open(2, source: "roster")),
    (boot, 100_000_001, "release", #"{"clerk":"H56.14/CB017","ratings":[7],"reason":"lot"}"#),
    (boot, 101_000_000, "availability", #"{"causes":["input"]}"#),
    (boot, 102_000_000, "availability", #"{"causes":[]}"#),
    (boot, 103_000_000, "close", #"{"session":2}"#),
    (boot, 103_200_000, "press", press("unsettled", session: 2, down: 103_100_000)),
    (
      next, 5_000_000, "boot",
      #"{"format":1,"journal":"\#(String(repeating: "0c", count: 16))","scheme":1,"software":"1.0.0"}"#
    ),
    (next, 5_000_000, "outcome", #"{"channel":"none","invited":true,"outcome":"unavailable","session":2}"#),
  ]

  private static func contents(of day: [(boot: String, mono: Int64, kind: String, payload: String)] = day) throws
    -> JournalContents
  {
    let entries = try day.enumerated().map { index, entry in
      try Entry(
        canonical: Data(
          """
          {"boot":"\(entry.boot)","kind":"\(entry.kind)","mono":\(entry.mono),"payload":\(entry.payload),\
          "seq":\(index + 1)}
          """.utf8))
    }
    return JournalContents(entries: entries, names: [SessionNumber(1): "luot-0815"])
  }

  private static func story(_ session: Int64) throws -> SessionStory {
    try #require(SessionStory(of: SessionNumber(session), in: contents()))
  }

  @Test func aRatedSessionIsToldInItsOrder() throws {
    let text = StoryText(try Self.story(1), .en)
    #expect(text.title == "Session 1 (luot-0815) at counter Q03")
    #expect(
      text.lines.map { "\($0.entry) \($0.time) \($0.since) \($0.text)" } == [
        "4 21/11/2026 10:01:00 +0.0 s Opened by the office's software; the clerk is H56.14/CB017, as the request says.",
        "4 21/11/2026 10:01:00 +0.0 s Dossiers named: 1.",
        "4 21/11/2026 10:01:00 +0.0 s The citizen had waited 12 minutes since drawing the ticket.",
        "4 21/11/2026 10:01:00 +0.0 s It counts, and is marked: a dossier code of unusual form.",
        "5 21/11/2026 10:01:00 +0.9 s A press on “panel”, kept and not a rating: the clerk had not asked for a rating yet.",
        "6 21/11/2026 10:01:02 +2.0 s The citizen was asked to rate.",
        "7 21/11/2026 10:01:03 +3.5 s A press on “panel”: this is the session's rating.",
        "7 21/11/2026 10:01:03 +3.5 s It counts, and is marked: more ratings within some minutes than is usual.",
        "8 21/11/2026 10:01:04 +4.9 s Another answer on “panel”, still within the time for a correction, replaced the one before.",
        "9 21/11/2026 10:01:27 +27.9 s A press on “panel”, kept and not a rating: nobody was being served.",
        "10 21/11/2026 10:01:38 +38.0 s The next session was opened.",
        "11 21/11/2026 10:01:38 +38.0 s The level left the kiosk, in a lot of five.",
      ])
    #expect(text.conclusion == ["Result: rated."])
  }

  @Test func anInterruptedSessionSaysWhatWasInTheWay() throws {
    let text = StoryText(try Self.story(2), .en)
    #expect(
      text.lines.map { "\($0.time) \($0.since) \($0.text)" }.suffix(6)
        == [
          "21/11/2026 10:01:39 +1.0 s Ratings became impossible: no panel could send every answer.",
          "21/11/2026 10:01:40 +2.0 s Ratings became possible again.",
          "21/11/2026 10:01:41 +3.0 s The service was closed.",
          "21/11/2026 10:01:41 +3.1 s A press on “panel”, kept and not a rating: what could be answered changed under the "
            + "finger or less than 0.3 s before, or the screen did not show it (any more).",
          "no time  The kiosk started anew; whatever was open ended with the run before.",
          "no time  Result: asked, not answered, and for a time nobody could have answered.",
        ])
    #expect(text.lines[0].text.contains("the request named no clerk, by the roster it is H56.14/CB017"))
    #expect(text.conclusion == ["Result: asked, not answered, and for a time nobody could have answered."])
  }

  /// The first eight entries of the day, and what is added to them.
  private static func texts(_ more: [(String, Int64, String, String)], of session: Int64 = 1) throws -> [String] {
    let story = try #require(SessionStory(of: SessionNumber(session), in: contents(of: day.prefix(8) + more)))
    return StoryText(story, .en).lines.map(\.text)
  }

  @Test func aPressWhileNothingCouldBeTakenSaysSo() throws {
    let texts = try Self.texts([
      (Self.boot, 70_000_000, "availability", #"{"causes":["input"]}"#),
      (Self.boot, 70_200_000, "press", Self.press("unsettled", session: 1, down: 70_100_000)),
      (Self.boot, 70_300_000, "press", Self.press("unsettled", session: 1, down: 69_900_000)),
      (Self.boot, 71_000_000, "availability", #"{"causes":[]}"#),
      (Self.boot, 71_200_000, "press", Self.press("unsettled", session: 1, down: 71_100_000)),
    ])
    let presses = texts.filter { $0.contains("not a rating") }.suffix(3)
    #expect(presses.map { $0.contains("no rating could be taken at that moment") } == [true, false, false])
  }

  @Test func aJournalThatIsOpenedAnewIsNoNewStart() throws {
    let boot = #"{"format":1,"journal":"\#(String(repeating: "0c", count: 16))","scheme":1,"software":"1.0.0"}"#
    let lost = #"{"causes":["journal"],"since":69000000}"#
    let reopened = try Self.texts([
      (Self.boot, 70_000_000, "boot", boot), (Self.boot, 70_000_000, "availability", lost),
      (Self.boot, 70_000_000, "availability", #"{"causes":[]}"#),
    ])
    #expect(reopened.contains { $0.contains("The journal was opened anew") })
    #expect(!reopened.contains { $0.contains("started anew") })
    let started = try Self.texts([(Self.boot, 70_000_000, "boot", boot)])
    #expect(started.contains { $0.contains("started anew") })
  }

  @Test func aTechniciansWorkIsToldWithItsPresses() throws {
    let texts = try Self.texts([
      (Self.boot, 70_000_000, "availability", #"{"causes":["maintenance"]}"#),
      (Self.boot, 70_200_000, "press", Self.press("maintenance", session: nil, down: 70_100_000)),
    ])
    #expect(
      texts.suffix(2) == [
        "Ratings became impossible: a technician was at work.",
        "A press on “panel”, kept and not a rating: a technician was at work.",
      ])
  }

  @Test func marksOfALesserSourceAndOfADoubtAreNamed() throws {
    let open = Self.open(2, marks: #""fallback","clerkInDoubt""#)
    let texts = try Self.texts([(Self.boot, 70_000_000, "open", open)], of: 2)
    #expect(texts.contains("It counts, and is marked: it came from a second-best source."))
    #expect(texts.contains("It counts, and is marked: session and badge named two different clerks."))
  }

  /// That there was an answer is told, never which.
  @Test func answersAndContactAreToldWithoutWhatWasAnswered() throws {
    func answer(_ chosen: String, passed: Bool) -> String {
      """
      {"answers":[\(chosen)],"channel":"button","device":"panel","down":67500000,"passed":\(passed),\
      "question":"dieu-gi","salt":"\(Self.salt)","session":1,"version":1}
      """
    }
    let contact = """
      {"channel":"button","device":"panel","down":69000000,"passed":false,"session":1,"wish":"\(Self.salt)"}
      """
    let texts = try Self.texts([
      (Self.boot, 67_600_000, "answer", answer(#""thai-do""#, passed: false)),
      (Self.boot, 68_000_000, "answer", answer(#""thai-do""#, passed: true)),
      (Self.boot, 69_000_000, "contact", contact),
    ])
    #expect(texts.suffix(3).allSatisfy { $0.contains("“panel”") && !$0.contains("thai-do") && !$0.contains("yes") })
    #expect(Set(texts.suffix(3)).count == 3)
  }

  @Test func aRatingThatWaitsSaysSo() throws {
    let story = try #require(SessionStory(of: SessionNumber(1), in: Self.contents(of: Array(Self.day.prefix(8)))))
    #expect(StoryText(story, .en).conclusion.last?.contains("waits for a lot of five") == true)
  }

  @Test func manyPressesOfNobodyAreCounted() throws {
    let presses = (0..<25).map { index in
      (Self.boot, 68_000_000 + Int64(index), "press", Self.press("ambient", session: nil, down: 68_000_000))
    }
    let story = try #require(SessionStory(of: SessionNumber(1), in: Self.contents(of: Self.day.prefix(8) + presses)))
    #expect(story.untoldAmbient == 5)
    #expect(StoryText(story, .en).conclusion.first == "5 more presses that belong to no session are not listed.")
  }

  @Test func aSessionThatIsNotThereHasNoStory() throws {
    #expect(SessionStory(of: SessionNumber(3), in: try Self.contents()) == nil)
    #expect(try Self.contents().session(named: "luot-0815") == SessionNumber(1))
    #expect(try Self.contents().session(named: "luot-0816") == nil)
  }

  @Test(arguments: StoryText.Language.allCases)
  func noStoryTellsALevelOrADirection(language: StoryText.Language) throws {
    for session in 1...2 {
      let text = StoryText(try Self.story(Int64(session)), language)
      let all = ([text.title] + text.lines.map(\.text) + text.conclusion).joined(separator: "\n")
      for word in ["top-secret-level", "lowered", "raised"] { #expect(!all.contains(word)) }
    }
  }

  /// A level that is exchanged for another leaves the story as it is.
  @Test func storiesOfDifferentLevelsAreEqual() throws {
    let other = Self.day.map { entry in
      (
        entry.boot, entry.mono, entry.kind,
        entry.kind == "configuration"
          ? entry.payload : entry.payload.replacing("top-secret-level", with: "c").replacing("lowered", with: "raised")
      )
    }
    #expect(try SessionStory(of: SessionNumber(1), in: Self.contents(of: other)) == Self.story(1))
  }
}
