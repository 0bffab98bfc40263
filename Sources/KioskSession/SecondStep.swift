import RatingModel

/// What is asked after the level: the same pages in the same order, whatever the level was.
package struct SecondStep: Hashable, Sendable, Codable {
  package static let mostQuestions = 6
  package static let standardTimeoutSeconds = 20
  /// Nothing more is asked.
  package static let none = SecondStep(questions: [], asksForContact: false, timeoutSeconds: standardTimeoutSeconds)

  /// At most ``mostQuestions``.
  package let questions: [Question]
  /// Whether citizens with a dossier are asked if the office may get in touch about it.
  package let asksForContact: Bool
  /// How long a page stands without a press.
  package let timeoutSeconds: Int

  package init(questions: [Question], asksForContact: Bool, timeoutSeconds: Int) {
    self.questions = questions
    self.asksForContact = asksForContact
    self.timeoutSeconds = timeoutSeconds
  }

  /// Every page that could ever be asked, with nothing chosen.
  package func askings(levels: Int) -> [Offer.Asking] { pages(of: levels - 1, hasDossier: true).map { $0.asking([]) } }

  /// - Parameters:
  ///   - pageSize: How many answers a page has room for.
  ///   - hasDossier: The session has a dossier that contact could be about.
  func pages(of pageSize: Int, hasDossier: Bool) -> [AskedPage] {
    var pages: [AskedPage] = []
    for (index, question) in questions.enumerated() {
      pages += AskedPage.all(of: .question(question), at: index, answers: question.answers.count, pageSize: pageSize)
    }
    guard asksForContact, hasDossier else { return pages }
    return pages + AskedPage.all(of: .contact, at: questions.count, answers: 2, pageSize: pageSize)
  }
}

/// One page of what is asked after the level.
struct AskedPage: Hashable, Sendable {
  let subject: Offer.Asking.Subject
  /// The subject's place among all that is asked.
  let place: Int
  /// From 0, within the subject.
  let page: Int
  let pages: Int
  /// The answers that stand on it, by their places in the question.
  let answers: Range<Int>

  var isLast: Bool { page == pages - 1 }

  static func all(of subject: Offer.Asking.Subject, at place: Int, answers: Int, pageSize: Int) -> [AskedPage] {
    let pages = (answers + pageSize - 1) / pageSize
    return (0..<pages).map { page in
      AskedPage(
        subject: subject, place: place, page: page, pages: pages,
        answers: page * pageSize..<min(answers, (page + 1) * pageSize))
    }
  }

  /// What a press asks for on this page.
  enum Wish: Hashable {
    /// The answer at this place of the question.
    case answer(Int)
    case proceed
  }

  /// `nil` for what stands for nothing on this page.
  func wish(of meaning: KeyMeaning, on scale: Scale) -> Wish? {
    switch meaning {
    case .proceed, .decline: return .proceed
    case .option(let number): return answer(number - 1)
    case .level(let name):
      guard let position = scale.position(name) else { return nil }
      return answer(position) ?? (position == scale.levels.count - 1 ? .proceed : nil)
    }
  }

  private func answer(_ position: Int) -> Wish? {
    answers.indices.contains(answers.lowerBound + position) && position >= 0
      ? .answer(answers.lowerBound + position) : nil
  }

  /// What holds after an answer was pressed: of chips any number, pressed again none; of all else the newest.
  func choice(_ answer: Int, after chosen: Set<Int>) -> Set<Int> {
    if case .question(let question) = subject, question.kind == .chips {
      return chosen.symmetricDifference([answer])
    }
    return [answer]
  }

  func asking(_ chosen: Set<Int>) -> Offer.Asking {
    Offer.Asking(
      subject: subject, page: page, pages: pages,
      options: answers.map { Offer.Asking.Option(index: $0, isChosen: chosen.contains($0)) })
  }
}
