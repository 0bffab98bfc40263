import KioskSession
import RatingModel

/// What happened to one session, and when: dates only. What follows from them is asked for a time.
struct Story {
  enum Phase: Equatable {
    case serving, window, thanks, over
    /// A page of what is asked after the level.
    case page(Int)
  }

  struct Answer {
    let at: Moment
    /// `nil`: declined.
    var level: LevelName?
  }

  /// In microseconds.
  struct Spans {
    let prompt: Int64
    let correction: Int64
    let page: Int64
    let longestHold: Int64
    /// How many time-outs a question may last in all.
    let mostTimeouts: Int64
  }

  let number: SessionNumber
  let request: SessionRequest
  let source: SessionSource
  let opened: Moment
  /// What is asked of whoever rates, in order.
  let asked: [AskedOfModel]
  let spans: Spans
  var invited: Moment?
  var isClosed = false
  var answer: Answer?
  /// When the citizen went on from each page.
  var turned: [Moment] = []
  /// Whoever was there touched the screen, or answered on a page: while the question stood, and on each page.
  var signsInWindow: [Instant] = []
  var signsOnPage: [Int: [Instant]] = [:]
  /// When the screen told first that the question can be seen.
  var painted: Instant?
  /// When the kiosk began to thank, which may be after the citizen was through.
  var thanked: Instant?
  /// What holds of each question.
  var chosen: [Int: [Int]] = [:]
  /// When it got an outcome that is no answer.
  var ended: Moment?
  /// Nothing can correct its answer any more, and the kiosk has said so.
  var isFinal = false

  var deadline: Instant? {
    invited.map { Self.end(from: $0.time, lasting: spans.prompt, signs: signsInWindow, spans.mostTimeouts) }
  }

  var hasOutcome: Bool { answer != nil || ended != nil }

  /// Nobody has been asked yet, or withdrawn it.
  var isServing: Bool { invited == nil && ended == nil }

  /// Asked and not answered, as far as anybody has said.
  var isInWindow: Bool { invited != nil && answer == nil && ended == nil }

  /// The pages that this session's citizen is asked; none for one who declined.
  var pages: [AskedOfModel] { answer?.level == nil ? [] : asked }

  /// The page that stands; `nil` before and after them.
  var page: Int? { answer != nil && turned.count < pages.count ? turned.count : nil }

  func pageBegin(_ page: Int) -> Moment? { page == 0 ? answer?.at : turned[page - 1] }

  func pageEnd(_ page: Int) -> Instant? {
    pageBegin(page).map {
      Self.end(from: $0.time, lasting: spans.page, signs: signsOnPage[page] ?? [], spans.mostTimeouts)
    }
  }

  /// Since when the citizen is thanked.
  var thanksBegin: Moment? {
    guard let answer else { return nil }
    return pages.isEmpty ? answer.at : turned.count == pages.count ? turned.last : nil
  }

  var thanksEnd: Instant? { thanksBegin?.time.adding(microseconds: spans.correction) }

  /// A sign gives the whole time again, and nothing takes it away.
  private static func end(from begin: Instant, lasting: Int64, signs: [Instant], _ most: Int64) -> Instant {
    let latest = begin.adding(microseconds: lasting * most)
    return ([begin] + signs).map { min($0.adding(microseconds: lasting), latest) }.max() ?? begin
  }

  /// How it stood at a time since its opening, by the clock.
  ///
  /// - Parameter finger: when the finger went down whose view this is: for one that went down within a window of which
  ///   nobody has said that it is over, the clock is patient.
  func phase(at moment: Moment, finger: Instant? = nil) -> Phase {
    if let begin = thanksBegin, let end = thanksEnd, moment >= begin {
      return moment < patient(end, from: begin, finger, isOver: isFinal) ? .thanks : .over
    }
    for page in (0...turned.count).reversed() where page < pages.count {
      guard let begin = pageBegin(page), let end = pageEnd(page), moment >= begin else { continue }
      let isOver = isFinal || page < turned.count
      return moment < patient(end, from: begin, finger, isOver: isOver) ? .page(page) : .over
    }
    if let ended, moment >= ended { return .over }
    guard let invited, let deadline, moment >= invited else { return .serving }
    return moment < patient(deadline, from: invited, finger, isOver: hasOutcome) ? .window : .over
  }

  private func patient(_ end: Instant, from begin: Moment, _ finger: Instant?, isOver: Bool) -> Moment {
    guard let finger, !isOver, begin <= .finger(finger), finger < end else { return .clock(end) }
    return .clock(end.adding(microseconds: spans.longestHold))
  }

  /// Every time at which its phase may have changed.
  var moments: [Moment] {
    let pageEnds = answer == nil ? [] : (0...turned.count).filter { $0 < pages.count }.compactMap(pageEnd)
    let ends = [deadline, thanksEnd].compactMap(\.self) + pageEnds
    return [opened] + turned + [invited, answer?.at, ended].compactMap(\.self)
      + (ends + ends.map { $0.adding(microseconds: spans.longestHold) }).map(Moment.clock)
  }
}

/// One page as the model knows it.
struct AskedOfModel: Hashable {
  enum Topic: Hashable {
    case question(Question)
    case contact
  }

  let topic: Topic
  /// Which of all that is asked it is part of.
  let number: Int
  let answers: [Int]
  let page: Int
  let pages: Int

  /// - Parameter room: answers on one page.
  static func pages(of step: SecondStep, room: Int, hasDossier: Bool) -> [AskedOfModel] {
    var topics = step.questions.map { (Topic.question($0), $0.answers.count) }
    if step.asksForContact && hasDossier { topics.append((.contact, 2)) }
    return topics.enumerated().flatMap { number, topic in
      let count = (topic.1 + room - 1) / room
      return (0..<count).map { page in
        let answers = (0..<topic.1).filter { $0 / room == page }
        return AskedOfModel(topic: topic.0, number: number, answers: answers, page: page, pages: count)
      }
    }
  }
}
