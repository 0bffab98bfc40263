import KioskSession
import RatingModel

/// What is asked after the level, the same after every one.
extension ScreenPresenter {
  func options(_ asking: Offer.Asking, _ speech: Speech) -> [ScreenView.Option] {
    asking.options.enumerated().map { place, option in
      ScreenView.Option(
        place: place + 1, labels: label(of: option.index, in: asking.subject, speech), isChosen: option.isChosen)
    }
  }

  private func label(of index: Int, in subject: Offer.Asking.Subject, _ speech: Speech) -> ScreenView.Bilingual {
    switch subject {
    case .contact: return speech.word(index == 0 ? .no : .yes)
    case .question(let question):
      guard question.answers.indices.contains(index) else { return ScreenView.Bilingual(first: "", second: "") }
      let answer = question.answers[index]
      return speech.label(.answer(question: question.id.text, name: answer.name.text), answer.labels)
    }
  }

  func proceed(_ asking: Offer.Asking, _ speech: Speech) -> ScreenView.Proceed {
    let keys = display.scale.levels.count
    return ScreenView.Proceed(
      labels: speech.word(asking.options.contains(where: \.isChosen) ? .proceed : .skip),
      key: asking.options.count < keys ? keys : nil)
  }

  func page(_ asking: Offer.Asking, _ speech: Speech) -> ScreenView.Bilingual? {
    guard asking.pages > 1 else { return nil }
    return ScreenView.Bilingual(
      first: speech.first.page(asking.page + 1, of: asking.pages),
      second: speech.second.page(asking.page + 1, of: asking.pages))
  }
}

extension Offer.Asking {
  /// Of the words that were recorded for it: `contact`, `question-dieu-gi`, `question-dieu-gi-2` for a second page.
  var spokenName: String {
    switch subject {
    case .contact: ScreenView.State.contact.rawValue
    case .question(let question):
      SoundSet.questionPrefix + question.id.text + (page > 0 ? "-\(page + 1)" : "")
    }
  }
}
