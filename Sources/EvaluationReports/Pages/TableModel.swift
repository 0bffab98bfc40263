/// A table as its template takes it.
struct TableModel {
  struct Head {
    /// A class of the stylesheet's, as that of the cells below.
    var kind: String?
    let title: String
    let minor: String?
  }
  struct Row {
    /// Tells the row within the page: `row/0`, `undated/2`, `kiosk/1`.
    let identifier: String
    /// Classes of the stylesheet's.
    let kind: String
    let name: String
    /// To the page of what the row is about.
    var link: String?
    /// What stands below the name.
    var captions: [Caption] = []
    let cells: [Cell]
  }
  struct Caption {
    let kind: String
    let text: String
  }
  struct Cell {
    /// A class of the stylesheet's: `words` where there is text that may run over several lines.
    var kind: String?
    let pieces: [Piece]
    /// Lesser figures below.
    var minor: [Piece] = []
    var plot: Plot?
  }
  /// One figure, with what stands around it.
  struct Piece {
    var before = ""
    let identifier: String
    let kind: String
    let text: String
    var after = ""
  }
  /// An interval on a line from 0 to 100, in the picture's units. The figures stand beside it in words.
  struct Plot {
    let lower: String
    let upper: String
    let point: String

    init(lower: Double, share: Double, upper: Double) {
      self.lower = Self.place(lower)
      self.upper = Self.place(upper)
      point = Self.place(share)
    }

    /// `nil` where no percentage is shown.
    init?(_ ratings: ScaleRatings) {
      guard let interval = ratings.interval else { return nil }
      self.init(lower: interval.lower, share: interval.share, upper: interval.upper)
    }

    /// The line runs from 2 to 102, so that its ends are not cut off.
    private static func place(_ fraction: Double) -> String { "\(2 + (fraction * 1000).rounded() / 10)" }
  }

  let identifier: String
  let kind: String
  let heading: String
  let detail: String?
  let note: String?
  let rowHeading: String
  /// Markup, escaped already.
  let heads: String
  let rows: String

  init(
    identifier: String, kind: String, heading: String, detail: String? = nil, note: String?, rowHeading: String,
    heads: [Head], rows: [Row]
  ) {
    self.identifier = identifier
    self.kind = kind
    self.heading = heading
    self.detail = detail
    self.note = note
    self.rowHeading = rowHeading
    self.heads = TableMarkup.text { markup in heads.forEach { markup.add($0) } }
    self.rows = TableMarkup.text { markup in rows.forEach { markup.add($0) } }
  }
}
