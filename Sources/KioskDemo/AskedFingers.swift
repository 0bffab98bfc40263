/// What a citizen does with the pages after the level.
enum CitizensManner: CaseIterable {
  /// Chooses something everywhere and wants to be called.
  case answer
  /// Goes on from page to page.
  case goOn
  /// Chooses something and walks away.
  case walkAway
  /// Walks away at once.
  case sayNothing
}

/// The keys of a citizen on the pages after the level, each with what holds after it.
///
/// Made from the rules that citizens see: the key of a level stands for the answer at its place on the page, the last one goes
/// on; chips are chosen and left by the same key, of anything else the newest choice holds; nothing is chosen before.
struct AskedFingers {
  private static let pageSize = DemoOffice.levels.count - 1
  private static let proceed = DemoOffice.levels.count

  private(set) var fingers: [WorkingDay.Finger] = []

  static func all(
    _ manner: CitizensManner, hasDossier: Bool, using generator: inout SeededGenerator
  ) -> [WorkingDay.Finger] {
    var asked = AskedFingers()
    switch manner {
    case .sayNothing: break
    case .walkAway: asked.choose(of: DemoQuestion.chips, onPages: 1, using: &generator)
    case .answer, .goOn:
      for question in DemoQuestion.all { asked.pass(question, isAnswered: manner == .answer, using: &generator) }
      if hasDossier { asked.passContact(isWished: manner == .answer) }
    }
    return asked.fingers
  }

  private mutating func pass(_ question: DemoQuestion, isAnswered: Bool, using generator: inout SeededGenerator) {
    let pages = (question.answers.count + Self.pageSize - 1) / Self.pageSize
    if isAnswered { return choose(of: question, onPages: pages, andGoesOn: true, using: &generator) }
    for _ in 0..<pages { add(Self.proceed, .answers(question: question.id, [])) }
  }

  private mutating func choose(
    of question: DemoQuestion, onPages pages: Int, andGoesOn goesOn: Bool = false,
    using generator: inout SeededGenerator
  ) {
    var chosen: Set<Int> = []
    var choice: DemoChoice {
      .answers(question: question.id, chosen.sorted().map { question.answers[$0].name })
    }
    for page in 0..<pages {
      let first = page * Self.pageSize
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let key = Int.random(in: 1...min(Self.pageSize, question.answers.count - first), using: &generator)
        let answer = first + key - 1
        chosen = question.isChips ? chosen.symmetricDifference([answer]) : [answer]
        add(key, choice)
      }
      if goesOn { add(Self.proceed, choice) }
    }
  }

  private mutating func passContact(isWished: Bool) {
    // No is the first answer, yes the second.
    if isWished { add(2, .contact(true)) }
    add(Self.proceed, .contact(isWished))
  }

  private mutating func add(_ key: Int, _ choice: DemoChoice) {
    fingers.append(WorkingDay.Finger(key: key, choice: choice))
  }
}
