import KioskJournal
import KioskSession
import RatingModel

/// A story in one language, for people.
package struct StoryText: Hashable, Sendable {
  package enum Language: String, Hashable, Sendable, CaseIterable { case vi, en }

  /// One line of the story.
  package struct Line: Hashable, Sendable, Codable {
    /// Sequence number of the journal's entry.
    package let entry: Int64
    /// Local civil time, `21/11/2026 09:14:02`; the words for no time while undated.
    package let time: String
    /// `+12.3 s`, since the open; empty in another run of the machine.
    package let since: String
    package let text: String
  }

  package let title: String
  package private(set) var lines: [Line] = []
  /// What is said at the end, a sentence each.
  package private(set) var conclusion: [String] = []

  private let words: [StoryWord: String]
  private let zone: Zone?

  package init(_ story: SessionStory, _ language: Language) {
    words = language == .vi ? StoryWord.vietnamese : StoryWord.english
    zone = Zone(story.configuration.zone)
    let name = String(story.session.number) + (story.id.map { " (\($0))" } ?? "")
    title = Self.say(words, .title, [name, story.configuration.counter.text])
    for event in story.events {
      for text in texts(event.what) { lines.append(line(event, text)) }
    }
    if story.untoldAmbient > 0 { conclusion.append(say(.untoldAmbient, String(story.untoldAmbient))) }
    conclusion.append(story.outcome.map { say(.result, say(.outcome($0))) } ?? say(.unfinished))
    let isReleased = story.events.contains { if case .released = $0.what { true } else { false } }
    if story.outcome == .rated, !isReleased { conclusion.append(say(.waitsInLot)) }
  }

  private func texts(_ what: SessionStory.Event.What) -> [String] {
    switch what {
    case .opened(let payload): opening(payload)
    case .invited: [say(.invited)]
    case .closed: [say(.closed)]
    case .rated(let device, let marks): [say(.rated, device)] + marked(marks)
    case .corrected(let device): [say(.corrected, device)]
    case .answered(let device): [say(.answered, device)]
    case .passed(let device): [say(.passed, device)]
    case .contacted(let device): [say(.contacted, device)]
    case .press(.unsettled, let device, inOutage: true): [say(.press, device, say(.pressedInOutage))]
    case .press(let disposition, let device, _): [say(.press, device, say(.disposition(disposition)))]
    case .ended(let outcome): [say(.result, say(.outcome(outcome)))]
    case .availability(let causes): [availability(causes)]
    case .started: [say(.started)]
    case .reopened: [say(.reopened)]
    case .released(let reason): [say(.released(reason))]
    case .followed: [say(.followed)]
    }
  }

  private func opening(_ payload: OpenPayload) -> [String] {
    let clerk =
      switch (payload.clerk, payload.clerkSource) {
      case (let clerk?, .badge): say(.clerkBadge, clerk.description)
      case (let clerk?, .roster): say(.clerkRoster, clerk.description)
      case (let clerk?, _): say(.clerkNamed, clerk.description)
      case (nil, _): say(.clerkNone)
      }
    var texts = [say(.opened, say(.source(payload.source)), clerk)]
    if !payload.dossiers.isEmpty { texts.append(say(.dossiers, String(payload.dossiers.count))) }
    if let waited = payload.waitedMilliseconds { texts.append(say(.waited, String(waited / 60_000))) }
    return texts + marked(payload.marks)
  }

  private func marked(_ marks: Marks) -> [String] { marks.members.map { say(.marked, say(.mark($0))) } }

  private func availability(_ causes: [String]) -> String {
    guard !causes.isEmpty else { return say(.possible) }
    return say(
      .impossible,
      causes.map { cause in Unavailability(rawValue: cause).map { say(.cause($0)) } ?? cause }.joined(separator: ", "))
  }

  private func line(_ event: SessionStory.Event, _ text: String) -> Line {
    Line(
      entry: event.entry, time: event.wall.flatMap(time) ?? say(.undated),
      since: event.sinceOpenMilliseconds.map(Self.since) ?? "", text: text)
  }

  private func time(_ wall: WallTime) -> String? {
    guard let local = zone?.local(wall) else { return nil }
    var text = WrittenText()
    for (number, digits, after) in [
      (local.date.day, 2, "/"), (local.date.month, 2, "/"), (local.date.year, 4, " "), (local.hour, 2, ":"),
      (local.minute, 2, ":"),
    ] {
      text.add(number, digits: digits)
      text.add(after)
    }
    text.add(Int((wall.milliseconds / 1000) % 60), digits: 2)
    return text.text
  }

  private static func since(_ milliseconds: Int64) -> String {
    let tenths = abs(milliseconds) / 100
    return (milliseconds < 0 ? "-" : "+") + "\(tenths / 10).\(tenths % 10) s"
  }

  private func say(_ word: StoryWord, _ values: String...) -> String { Self.say(words, word, values) }

  /// Every word has its text; a test holds the tables to it.
  private static func say(_ words: [StoryWord: String], _ word: StoryWord, _ values: [String]) -> String {
    values.enumerated().reduce(words[word] ?? "") { text, value in
      text.replacing("{\(value.offset)}", with: value.element)
    }
  }
}
