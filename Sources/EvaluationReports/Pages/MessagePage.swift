/// A page that says one thing: not found, not right, not available.
package enum MessagePage {
  package enum Kind: String, Sendable, CaseIterable {
    case notFound = "not-found"
    case forbidden = "permission-missing"
    case badRequest = "request-malformed"
    case periodReversed = "period-reversed"
    case periodTooLong = "period-too-long"
    case unavailable

    /// Stable, for programs and for the telephone.
    package var code: String { rawValue }

    var words: (heading: PageWord, text: PageWord) {
      switch self {
      case .notFound: (.notFoundHeading, .notFoundText)
      case .forbidden: (.forbiddenHeading, .forbiddenText)
      case .badRequest: (.badRequestHeading, .badRequestText)
      case .periodReversed: (.badRequestHeading, .periodReversed)
      case .periodTooLong: (.badRequestHeading, .periodTooLong)
      case .unavailable: (.unavailableHeading, .unavailableText)
      }
    }
  }

  package static func html(frame: PageFrame, kind: Kind) -> String {
    let heading = kind.words.heading.text(frame.language)
    return PageTemplates.render(
      "message",
      Model(
        frame: frame.model(title: heading, kind: "narrow"), heading: heading,
        text: kind.words.text.text(frame.language), back: PageWord.back.text(frame.language), code: kind.code))
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let text: String
    let back: String
    let code: String
  }
}
