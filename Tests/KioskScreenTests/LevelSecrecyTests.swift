import KioskScreen
import KioskSession
import RatingModel
import Testing

/// Whoever stands at the counter and watches the screen from the question to the end sees the same for every answer.
@Suite struct LevelSecrecyTests {
  @Test func screenShowsTheSameWhateverIsChosen() throws {
    let levels = try testScale(levels: 3).levels
    let answers = levels.map { KeyMeaning.level($0.name) }

    let seen = try answers.map { try views(answering: $0, then: .level(levels[0].name)) }

    #expect(seen[0].map(\.state) == [.serving, .pleaseRate, .thankYou, .idle])
    #expect(seen.allSatisfy { $0 == seen[0] })
  }

  @Test func whoDeclinesIsThankedInTheSameWordsAndOfferedNothingToCorrect() throws {
    let levels = try testScale(levels: 3).levels
    let rated = try views(answering: .level(levels[0].name), then: .level(levels[0].name))
    let declined = try views(answering: .decline, then: .level(levels[0].name))

    #expect(declined.map(\.state) == rated.map(\.state) && declined.map(\.texts) == rated.map(\.texts))
    #expect(declined.map(\.signal) == rated.map(\.signal))
    #expect(declined.map(\.levels.count) == [0, 3, 0, 0] && rated.map(\.levels.count) == [0, 3, 3, 0])
  }

  /// A second touch on another level corrects; it has to be painted for that.
  @Test func levelsStandUnderTheThanksAsLongAsARatingMayBeCorrectedAndAllAlike() throws {
    let session = try AskedSession(levels: 5)
    for level in session.scale.levels {
      let views = try session.views(of: [(.level(level.name), 2000)], until: 60_000)
      let (asked, thanks) = (views[1], views[2])
      #expect(thanks.state == .thankYou && thanks.levels == asked.levels && thanks.decline == nil)
      #expect(thanks.again?.first == "Chọn nhầm? Xin chọn lại." && asked.again == nil)
      #expect(views[3].state == .idle && views[3].levels.isEmpty && views[3].again == nil)
    }
    // Where something was asked there is nothing left to correct.
    let asking = try AskedSession(levels: 3, asksForContact: true)
    let last = try asking.views(of: [(.level(asking.scale.levels[0].name), 2000), (.proceed, 3000)], until: 4000).last
    #expect(last?.state == .thankYou && last?.levels == [] && last?.again == nil)
  }

  /// An offer holds no level, so that none can come into a view; what is asked after one names none either.
  @Test func nothingThatFollowsARatingNamesALevel() throws {
    let scale = try testScale(levels: 3)
    let until = Instant(milliseconds: 9000)
    let options = [false, true].enumerated().map { Offer.Asking.Option(index: $0.offset, isChosen: $0.element) }
    let subjects: [Offer.Asking.Subject] = [
      .question(try AskingTests.question(.chips)), .question(try AskingTests.question(.single)), .contact,
    ]
    let phases =
      subjects.map { Offer.Phase.asking(.init(subject: $0, page: 0, pages: 2, options: options), until: until) }
      + [.thanks(until: until), .done, .unavailable([.maintenance]), .unavailable([.journal, .input])]
    let sounds = SoundSet(
      names: Set(Signal.Kind.allCases.map { "\($0.rawValue).wav" } + ["thank-you.vi.ogg"]), volumePercent: 50)
    let presenter = ScreenPresenter(
      display: DisplayInformation(
        unitName: [:], counterLabel: [:], clerks: [:], scale: scale, declines: true, takesTouches: true, sounds: sounds)
    )
    // A press that waits for the disk while the question stands, too.
    #expect(
      presenter.view(
        of: Offer(phase: .inviting(until: until), since: until, session: nil, clerk: nil, revision: 1), oneMoment: true
      ).levels.isEmpty)
    for phase in phases {
      let offer = Offer(phase: phase, since: until, session: nil, clerk: nil, revision: 1)
      for oneMoment in [false, true] {
        let text = String(
          decoding: try CanonicalJSON.data(presenter.view(of: offer, oneMoment: oneMoment)), as: UTF8.self)
        for level in scale.levels {
          #expect(!text.contains(level.name.text))
          #expect(!level.labels.values.contains { text.contains($0) })
        }
      }
    }
  }

  private func views(answering first: KeyMeaning, then second: KeyMeaning) throws -> [ScreenView] {
    let presses = [(first, 2000), (second, 3000)] as [(KeyMeaning, Int64)]
    return try AskedSession(levels: 3).views(of: presses, until: 7000)
  }

  /// The keys of a panel stand for levels first, and for answers afterwards: the same ones are pressed on the pages.
  @Test func whatIsAskedAfterTheLevelIsTheSameWhateverWasChosen() throws {
    let session = try AskedSession(levels: 3, questions: [.chips, .single], asksForContact: true)
    let keys = session.scale.levels.map { KeyMeaning.level($0.name) }
    // Chips and on, chips of the next page and on; one answer and on, passed over; no contact, after all contact, and on.
    let answers = [0, 1, 2, 0, 2, 1, 2, 2, 0, 1, 2].map { keys[$0] }

    let seen = try keys.map { level in
      let presses = ([level] + answers).enumerated().map { ($0.element, 2000 + 1000 * Int64($0.offset)) }
      return try session.views(of: presses, until: 30_000)
    }

    // One for the rating, four for presses, and one as the correction window ends, which only callers are told.
    let chips = Array(repeating: ScreenView.State.chips, count: 6)
    let question = Array(repeating: ScreenView.State.question, count: 3)
    let contact = Array(repeating: ScreenView.State.contact, count: 3)
    #expect(
      seen[0].map(\.state) == [.serving, .pleaseRate] + chips + question + contact + [.thankYou, .idle])
    #expect(seen.allSatisfy { $0 == seen[0] })
    for view in seen.flatMap({ $0 }) where view.state != .pleaseRate {
      let text = String(decoding: try CanonicalJSON.data(view), as: UTF8.self)
      for level in session.scale.levels {
        #expect(!text.contains(level.name.text) && !level.labels.values.contains { text.contains($0) })
      }
    }
  }

  /// Whoever presses nothing on the pages sees the same too.
  @Test func walkingAwayFromWhatIsAskedIsTheSameWhateverWasChosen() throws {
    let session = try AskedSession(levels: 3, questions: [.chips, .single], asksForContact: true)
    let seen = try session.scale.levels.map { try session.views(of: [(.level($0.name), 2000)], until: 60_000) }

    #expect(seen[0].map(\.state).prefix(3) == [.serving, .pleaseRate, .chips])
    #expect(seen[0].last?.state == .idle)
    #expect(seen.allSatisfy { $0 == seen[0] })
  }
}
