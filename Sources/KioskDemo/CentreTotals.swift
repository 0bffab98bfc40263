/// The totals of the report that a manager downloads.
struct CentreTotals {
  let sessions: Int
  let rated: Int
  let levels: Int
  let waiting: Int
  let dispositions: Int
}

extension CentreTotals: Decodable {
  private struct Row: Decodable {
    struct Figures: Decodable {
      struct Ratings: Decodable { let count: Int }
      let sessions: [String: Int]
      let ratings: [String: Ratings]
      let presses: [String: Int]
      let waiting: Int
    }
    let figures: Figures
  }

  private enum CodingKeys: String, CodingKey { case total, undated }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // Whatever could not be dated stands apart in the report; nothing may be missing here.
    let rows =
      [try container.decode(Row.self, forKey: .total)] + (try container.decode([Row].self, forKey: .undated))
    sessions = rows.reduce(0) { $0 + ($1.figures.sessions["all"] ?? 0) }
    rated = rows.reduce(0) { $0 + ($1.figures.sessions["rated"] ?? 0) }
    levels = rows.reduce(0) { $0 + $1.figures.ratings.values.reduce(0) { $0 + $1.count } }
    waiting = rows.reduce(0) { $0 + $1.figures.waiting }
    dispositions = rows.reduce(0) { $0 + $1.figures.presses.values.reduce(0, +) }
  }
}
