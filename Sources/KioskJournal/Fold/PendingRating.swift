import KioskSession
import RatingModel

/// Whose ratings are released together.
package struct Lot: Hashable, Sendable, Codable {
  package let unit: UnitCode
  package let counter: CounterCode
  package let clerk: ClerkID?

  /// With a clerk it does not matter at which counter the clerk sat.
  func isSame(as other: Lot) -> Bool {
    clerk == other.clerk && (clerk != nil || (unit, counter) == (other.unit, other.counter))
  }
}

/// A rating whose level nobody may know yet: its counts wait for the entry that releases them.
package struct PendingRating: Hashable, Sendable, Codable {
  /// One key and how often it counts.
  package struct Count: Hashable, Sendable {
    package var key: TallyKey
    package let number: Int
  }

  /// Sequence number of the rating's entry.
  package let rating: Int64
  package let session: SessionNumber
  package let lot: Lot
  package let moment: Moment
  package private(set) var isUndated: Bool
  /// The local month in whose end it is released at the latest. Undated ratings of a boot that is over get the month of
  /// the first anchor after them; `nil` until then.
  package var restMonth: Period?
  package private(set) var counts: [Count]
  /// Nothing can correct it any more. Known to the process that took the rating, not kept.
  package var isFinal = false

  private enum CodingKeys: String, CodingKey {
    case rating, session, lot, moment, isUndated, restMonth, counts
  }

  /// As the disk knows it.
  var asKept: PendingRating {
    var kept = self
    kept.isFinal = false
    return kept
  }

  init(
    rating: Int64, session: SessionNumber, lot: Lot, moment: Moment, isUndated: Bool, restMonth: Period?,
    counts: [Count]
  ) {
    self.rating = rating
    self.session = session
    self.lot = lot
    self.moment = moment
    self.isUndated = isUndated
    self.restMonth = restMonth
    self.counts = counts
  }

  mutating func correct(to level: LevelReference, counting correction: TallyKey) {
    for index in counts.indices { counts[index].key = counts[index].key.answering(level) }
    counts.append(Count(key: correction, number: 1))
  }

  /// What is chosen of a question takes the place of what was chosen before.
  mutating func answer(_ question: QuestionID, version: Int, counting chosen: [Count]) {
    counts.removeAll { count in
      if case .answers(let key) = count.key { key.question == question && key.setVersion == version } else { false }
    }
    counts += chosen
  }

  mutating func date(at local: LocalTime) {
    for index in counts.indices { counts[index].key = counts[index].key.dated(at: local) }
    isUndated = false
    restMonth = .month(of: local.date)
  }
}

extension PendingRating.Count: Codable {
  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    key = try container.decode(TallyKey.self)
    number = try container.decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(key)
    try container.encode(number)
  }
}
