/// A picture of figures: SVG that reads in black and white, prints, and needs no script; and its table, with the same figures.
///
/// A picture is given numbers and labels that are worded already. It says nothing that its table does not say, and neither
/// decides who may read it: counts below ten are hidden by the caller where the reader may not see them.
package protocol Picture: Sendable {
  /// What the picture shows, of whom and when: `Mức độ hài lòng theo cán bộ, quý III/2026`.
  var title: String { get }

  /// The figures of the picture, in its order.
  func table(_ language: Language) -> PictureTable

  /// One sentence for those who do not see the picture.
  func summary(_ spelling: Spelling) -> String

  /// Draws on an empty sheet.
  func draw(on sheet: inout PictureSheet)
}

/// Where a picture will stand.
package enum PicturePlace: Hashable, Sendable, CaseIterable {
  /// Within a page of HTML, which knows what an `svg` is.
  case page
  /// A file of its own, which has to say so.
  case file
}

extension Picture {
  /// The picture as SVG text; the same picture always gives the same bytes.
  ///
  /// - Parameter prefix: stands before every id, so that pictures of one page do not share one.
  package func svg(_ prefix: PicturePrefix, _ spelling: Spelling, for place: PicturePlace = .page) -> String {
    var sheet = PictureSheet(prefix, spelling)
    draw(on: &sheet)
    return sheet.svg(title: title, summary: summary(spelling), for: place)
  }
}
