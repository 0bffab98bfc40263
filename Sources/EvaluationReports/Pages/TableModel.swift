/// A table as its template takes it.
struct TableModel {
  struct Head {
    let title: String
    let minor: String?
  }
  struct Row {
    /// Tells the row within the page: `row/0`, `undated/2`, `kiosk/1`.
    let identifier: String
    let kind: String
    let name: String
    /// To the page of what the row is about.
    var link: String?
    let code: String?
    let between: String?
    let served: String?
    let cells: [Cell]
  }
  struct Cell {
    let pieces: [Piece]
    let minor: Minor?
    let plot: Plot?
  }
  struct Minor {
    let pieces: [Piece]
  }
  /// One figure, with what stands around it.
  struct Piece {
    let before: String
    let identifier: String
    let kind: String
    let text: String
    let after: String
  }
  /// An interval on a line from 0 to 100, in the picture's units. The figures stand beside it in words.
  struct Plot {
    let lower: String
    let upper: String
    let point: String

    /// `nil` where no percentage is shown.
    init?(_ ratings: ScaleRatings) {
      guard let interval = ratings.interval else { return nil }
      lower = Self.place(interval.lower)
      upper = Self.place(interval.upper)
      point = Self.place(interval.share)
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
  let heads: [Head]
  let rows: [Row]
}
