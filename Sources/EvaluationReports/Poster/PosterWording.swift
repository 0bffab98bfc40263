import EvaluationIndices
import EvaluationStore
import RatingModel

/// What a poster says, in one language.
struct PosterWording {
  struct Number: Hashable {
    let number: String
    let label: String
  }

  private let poster: Poster
  private let language: Language
  private let spelling: Spelling

  init(_ poster: Poster, _ language: Language) {
    self.poster = poster
    self.language = language
    spelling = Spelling(language: language, zone: poster.zone)
  }

  var mark: String? { poster.ground == .notIssued ? text(.notIssuedMark) : nil }

  /// The large ones: never one that the sentences do not explain.
  var numbers: [Number] {
    var numbers: [Number] = []
    if let response = poster.response {
      numbers.append(Number(number: "\(response.of)", label: text(.sessions)))
    }
    if let ratings = poster.ratings, ratings > 0 {
      numbers.append(Number(number: "\(ratings)", label: text(.answered)))
    }
    if let response = poster.response, let percent = response.percent {
      numbers.append(Number(number: written(percent), label: text(.responseRate)))
    }
    // Two scales are two questions: neither is the satisfied share.
    if poster.figures.answers.count == 1 { numbers += poster.figures.answers.compactMap(satisfiedNumber) }
    return numbers
  }

  private func satisfiedNumber(_ answers: PosterFigures.Answers) -> Number? {
    let number: String? =
      switch poster.satisfaction(answers) {
      case .exact(let share): share.percent.map(written)
      case .few(let share): PosterWord.satisfiedNumber.text(language, "\(share.count)", "\(share.of)")
      case .atLeast(let percent, _): PosterWord.atLeast.text(language, plain(percent))
      case .hidden: nil
      }
    return number.map { Number(number: $0, label: text(.satisfied)) }
  }

  var sentences: [String] {
    guard poster.figures.ratings > 0 else { return [text(.none)] }
    guard poster.ratings != nil else { return [PosterWord.tooFew.text(language, "\(poster.rule.smallest)")] }
    let response =
      poster.response.map { PosterWord.responseSentence.text(language, "\($0.of)", "\($0.count)") }
      ?? text(.responseHidden)
    return [response] + poster.figures.answers.flatMap(sentences)
  }

  private func sentences(_ answers: PosterFigures.Answers) -> [String] {
    var sentences: [String]
    switch poster.satisfaction(answers) {
    case .exact(let share):
      sentences = [
        PosterWord.share.text(language, "\(share.count)", "\(share.of)", share.percent.map(plain) ?? "")
          + (share.interval.map {
            " " + PosterWord.interval.text(language, plain($0.lowerPercent), plain($0.upperPercent))
          } ?? "")
      ]
    case .few(let share):
      return [PosterWord.few.text(language, "\(share.count)", "\(share.of)", "\(poster.rule.fewest)")]
    case .atLeast(let percent, let ratings):
      return [
        PosterWord.atLeastSentence.text(language, "\(poster.rule.smallest)", "\(ratings)", plain(percent))
      ]
    case .hidden: return [text(.hidden)]
    }
    if !poster.showsLevels(answers) { sentences.append(text(.levelsHidden)) }
    return sentences
  }

  /// Levels as stacked bars, by scale.
  var pictures: [String] {
    poster.figures.answers.enumerated().compactMap { number, answers in
      guard poster.showsLevels(answers), let prefix = PicturePrefix("poster-\(number + 1)"),
        let picture = try? StackedLevels(
          title: text(.levels), rowHeading: text(.levels), levels: answers.levels.map { spelling.text($0.label) },
          rows: [StackedLevels.Row(poster.period.text(language), answers.levels.map(\.count))])
      else { return nil }
      return picture.svg(prefix, spelling)
    }
  }

  /// On what it rests.
  var ground: [String] {
    switch poster.ground {
    case .notIssued: [PosterWord.notIssued.text(language, spelling.text(poster.made))]
    case .issued(let closing, let correction):
      [PosterWord.issued.text(language, "\(closing.number)", day(closing.issuedAt))]
        + (correction.map { [PosterWord.corrected.text(language, "\($0)")] } ?? [])
    }
  }

  private func day(_ time: WallTime) -> String { poster.zone.local(time).map { spelling.text($0.date) } ?? "" }
  private func text(_ word: PosterWord) -> String { word.text(language) }
  private func plain(_ percent: Percent) -> String { percent.text(decimalSign: language.decimalSign) }
  private func written(_ percent: Percent) -> String { plain(percent) + " %" }
}
