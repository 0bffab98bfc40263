import KioskScreen
import KioskSession
import RatingModel
import Testing

/// What is asked after the level.
@Suite struct AskingTests {
  static let until = Instant(milliseconds: 9000)

  static func question(_ kind: Question.Kind) throws -> Question {
    let answers = try (1...3).map { number in
      let name = try #require(AnswerName("y-\(number)"))
      return Question.Answer(
        name: name, labels: ["vi": "Ý \(number)", "en": "Point \(number)"])
    }
    let id = try #require(QuestionID("dieu-gi"))
    return try #require(
      Question(
        id: id, version: 1, kind: kind, index: .seven,
        labels: ["vi": "Điều gì tốt?", "en": "What was good?"], answers: answers))
  }

  private func view(
    _ subject: Offer.Asking.Subject, page: Int = 0, pages: Int = 1, _ options: [(Int, Bool)], language: Int = 0,
    languages: [StringTable] = [.vietnamese, .english]
  ) throws -> ScreenView {
    let asking = Offer.Asking(
      subject: subject, page: page, pages: pages,
      options: options.map { Offer.Asking.Option(index: $0.0, isChosen: $0.1) })
    let offer = Offer(
      phase: .asking(asking, until: Self.until), since: Instant(milliseconds: 1), session: nil, clerk: nil, revision: 1)
    let display = DisplayInformation(
      unitName: [:], counterLabel: [:], clerks: [:], scale: try testScale(levels: 3), languages: languages,
      declines: true, takesTouches: true)
    var preferences = display.preferences
    for _ in 0..<language { _ = preferences.touch(.language) }
    return ScreenPresenter(display: display).view(of: offer, oneMoment: false, preferences: preferences)
  }

  @Test func pageOfAQuestionListsItsAnswersByPlaceWithNothingPreferred() throws {
    let view = try view(.question(try Self.question(.chips)), page: 1, pages: 2, [(1, false), (2, false)])

    #expect(view.state == .chips)
    #expect(view.texts.first.headline == "Điều gì tốt?" && view.texts.second.headline == "What was good?")
    #expect(view.options.map(\.place) == [1, 2])
    #expect(view.options.map(\.labels.first) == ["Ý 2", "Ý 3"])
    #expect(view.options.map(\.labels.second) == ["Point 2", "Point 3"])
    #expect(view.options.allSatisfy { !$0.isChosen })
    #expect(view.page?.first == "Trang 2/2" && view.page?.second == "Page 2 of 2")
    #expect(view.untilMicroseconds == 9_000_000)
  }

  @Test func goingOnIsCalledSkippingUntilSomethingIsChosen() throws {
    let subject = Offer.Asking.Subject.question(try Self.question(.single))
    let before = try view(subject, [(0, false), (1, false)])
    let after = try view(subject, [(0, false), (1, true)])

    #expect(before.state == .question)
    #expect(before.proceed?.labels.first == "Bỏ qua" && after.proceed?.labels.first == "Tiếp tục")
    #expect(after.options.map(\.isChosen) == [false, true] && after.chosen == "Đã chọn")
    // The last of three keys goes on; where all of them choose, none does.
    #expect(after.proceed?.key == 3)
    #expect(try view(subject, [(0, false), (1, false), (2, false)]).proceed?.key == nil)
  }

  @Test func contactAsksForYesOrNoAndSaysThatSilenceIsNo() throws {
    let view = try view(.contact, [(0, false), (1, false)])

    #expect(view.state == .contact)
    #expect(view.options.map(\.labels.first) == ["Không, cảm ơn", "Có, xin liên hệ"])
    #expect(view.texts.first.detail == "Nếu ông/bà không chọn “Có”, cơ quan sẽ không liên hệ.")
  }

  @Test func nothingOfTheRatingIsOfferedMeanwhile() throws {
    let view = try view(.contact, [(0, false), (1, false)])
    #expect(view.levels.isEmpty && view.decline == nil)
  }

  @Test func pagesOfAMachineThatAsksShowTheirAnswersAndWhatIsChosen() throws {
    let session = try AskedSession(levels: 3, questions: [.chips], asksForContact: true)
    let keys = session.scale.levels.map { KeyMeaning.level($0.name) }
    // Very satisfied; the second of the first page's answers, on; nothing, on; yes.
    let presses = [0, 1, 2, 2, 1].enumerated().map { (keys[$0.element], 2000 + 1000 * Int64($0.offset)) }
    let views = try session.views(of: presses, until: 6000).dropFirst(2)

    #expect(views.map(\.state) == [.chips, .chips, .chips, .contact, .contact])
    #expect(
      views.map { $0.options.map(\.isChosen) } == [
        [false, false], [false, true], [false], [false, false], [false, true],
      ])
    #expect(views.map(\.page?.second) == ["Page 1 of 2", "Page 1 of 2", "Page 2 of 2", nil, nil])
    #expect(views.map(\.proceed?.labels.second) == ["Skip", "Continue", "Skip", "Skip", "Continue"])
    #expect(views.allSatisfy { $0.levels.isEmpty && $0.decline == nil && $0.proceed?.key == 3 })
  }

  @Test func packSaysItsOwnLabelsAndTheRestInVietnamese() throws {
    let pack = StringTable(
      language: "nut", words: [.proceed: "Pay", .skip: "Lảo"], wordings: [:],
      labels: [.question("dieu-gi"): "Căn lăng?", .answer(question: "dieu-gi", name: "y-2"): "Slong"])
    let view = try view(
      .question(try Self.question(.chips)), [(0, false), (1, true)], language: 2,
      languages: [.vietnamese, .english, pack])

    #expect(view.languages.first == "nut" && view.languages.second == "vi")
    #expect(view.texts.first.headline == "Căn lăng?" && view.texts.second.headline == "Điều gì tốt?")
    #expect(view.options.map(\.labels.first) == ["Ý 1", "Slong"])
    #expect(view.proceed?.labels.first == "Pay")
    // The next language is the first again, named by itself.
    #expect(view.controls.first?.label == "Tiếng Việt" && view.controls.first?.language == "vi")
  }
}
