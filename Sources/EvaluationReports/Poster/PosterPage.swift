import EvaluationIndices
import EvaluationStore
import RatingModel

/// A poster as a page that stands alone: for the printer, and for whoever walks by with a telephone.
package struct PosterPage: Sendable {
  package struct Link: Hashable, Sendable {
    package let link: String
    package let label: String
    /// Of a link to the same in another language.
    package var language: String?

    package init(_ link: String, _ label: String, language: String? = nil) {
      self.link = link
      self.label = label
      self.language = language
    }
  }

  package let language: Language
  package var sheet = PosterSheet.a4
  /// Whom citizens turn to, as the province wrote it; `nil` for the office itself.
  package var contact: String?
  package var links: [Link] = []

  package init(
    _ language: Language, sheet: PosterSheet = .a4, contact: String? = nil, links: [Link] = []
  ) {
    self.language = language
    self.sheet = sheet
    self.contact = contact
    self.links = links
  }

  package func html(_ poster: Poster) -> String {
    let words = PosterWording(poster, language)
    return render(
      unit: poster.unit, period: poster.period.text(language), mark: words.mark, numbers: words.numbers,
      sentences: words.sentences, pictures: words.pictures, ground: words.ground)
  }

  /// Of a unit of which nothing was issued yet.
  package func empty(_ unit: NamedUnit) -> String {
    render(
      unit: unit, period: nil, mark: nil, numbers: [], sentences: [PosterWord.nothing.text(language)], pictures: [],
      ground: [])
  }

  private func render(
    unit: NamedUnit, period: String?, mark: String?, numbers: [PosterWording.Number], sentences: [String],
    pictures: [String], ground: [String]
  ) -> String {
    PageTemplates.render(
      "poster",
      Model(
        language: language.rawValue, style: PosterStyle.text(sheet), title: PosterWord.title.text(language),
        unit: unit.name ?? unit.code.text, period: period.map { $0.prefix(1).uppercased() + $0.dropFirst() },
        mark: mark, hasNumbers: !numbers.isEmpty, numbers: numbers, sentences: sentences, pictures: pictures,
        useHeading: PosterWord.use.text(language),
        use: [PosterWord.useText.text(language), PosterWord.privacyText.text(language)],
        tellHeading: PosterWord.tell.text(language),
        tell: contact.map { PosterWord.tellContact.text(language, $0) } ?? PosterWord.tellText.text(language),
        hasGround: !ground.isEmpty, ground: ground, linksHeading: PosterWord.older.text(language), links: links))
  }

  private struct Model {
    let language: String
    let style: String
    let title: String
    let unit: String
    let period: String?
    let mark: String?
    let hasNumbers: Bool
    let numbers: [PosterWording.Number]
    let sentences: [String]
    let pictures: [String]
    let useHeading: String
    let use: [String]
    let tellHeading: String
    let tell: String
    let hasGround: Bool
    let ground: [String]
    let linksHeading: String
    let links: [Link]
  }
}
