import EvaluationIndices

extension Funnel {
  /// The subject first, then the others without a name, by number of ratings.
  package func table(_ language: Language) -> PictureTable {
    let heads: [ReportWord] = [.ratings, .satisfied, .satisfiedShare, .lower, .upper]
    let own = subject.map { [row($0.name, $0.satisfied, language)] } ?? []
    return PictureTable(
      rowHeading: rowHeading, heads: heads.map(language.text) + [PictureWord.place.text(language)],
      rows: own + others.map { row(PictureWord.unnamed.text(language), $0, language) }, beyond: beyond(language))
  }

  package func summary(_ spelling: Spelling) -> String {
    let language = spelling.language
    guard let limits, let share = all.percent, !drawn.isEmpty else {
      return PictureWord.funnelSummaryNone.text(language)
    }
    let distances = drawn.compactMap { limits.place(of: $0)?.distance }
    let counts = (0...2).map { distance in "\(distances.count { $0 == distance })" }
    return PictureWord.funnelSummary.text(language).filled(
      ["\(drawn.count)"] + counts + [language.percent(share)])
  }

  func beyond(_ language: Language) -> String? {
    othersBeyond > 0 ? PictureWord.noteOthersBeyond.text(language).filled(["\(othersBeyond)"]) : nil
  }

  private func row(_ name: String, _ share: Share, _ language: Language) -> PictureTable.Row {
    let isPlaced = SampleSize(ratings: share.of).carriesPercentageWithInterval
    let place = isPlaced ? limits?.place(of: share) : nil
    return PictureTable.Row(
      name, Figure.ofSatisfied(share) + [place.map { .text($0.pictureWord.text(language)) } ?? .none])
  }
}
