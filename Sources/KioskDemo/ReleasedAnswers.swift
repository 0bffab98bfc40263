import KioskJournal
import RatingModel

/// Answers to questions in the sessions whose levels a counter has released: as its journal keeps them, and as citizens
/// pressed them.
struct ReleasedAnswers {
  let kept: Int
  let chosen: Int

  init(_ account: CounterAccount, journal: JournalContents) {
    var rated: [Int64: String] = [:]
    var answers: [String: [String: Int]] = [:]
    var released: Set<String> = []
    // Presses whose answer was lost, by their times: only the journal knows whether they were kept.
    var times: Set<Instant> = []
    for entry in journal.entries {
      switch entry.payload {
      case .rating(let payload): rated[entry.sequence] = journal.name(of: payload.session)
      case .answer(let payload):
        answers[journal.name(of: payload.session) ?? "", default: [:]][payload.question.text] = payload.answers.count
        times.insert(payload.down)
      case .release(let payload): released.formUnion(payload.ratings.compactMap { rated[$0] })
      default: break
      }
    }
    kept = Self.sum(answers, in: released)
    chosen = Self.sum(Self.choices(account, keptAt: times), in: released)
  }

  /// How many answers hold in the end, by session and question.
  private static func choices(_ account: CounterAccount, keptAt times: Set<Instant>) -> [String: [String: Int]] {
    var choices: [String: [String: Int]] = [:]
    for press in account.presses {
      guard let session = press.session, case .answers(let question, let names)? = press.choice else { continue }
      let isKept = press.result.map { $0 == "answer" } ?? times.contains(press.at)
      if isKept { choices[session, default: [:]][question] = names.count }
    }
    return choices
  }

  private static func sum(_ answers: [String: [String: Int]], in sessions: Set<String>) -> Int {
    var sum = 0
    for session in sessions { sum += answers[session, default: [:]].values.reduce(0, +) }
    return sum
  }
}
