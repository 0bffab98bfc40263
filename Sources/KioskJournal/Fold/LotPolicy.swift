import RatingModel

/// Which ratings may be released together: enough of them that nobody can tell whose was whose.
enum LotPolicy {
  static let size = 5

  /// The release that is due because a lot is full: its five oldest final ratings.
  static func fullLot(in pending: some Sequence<PendingRating>) -> ReleasePayload? {
    lots(of: pending).first { $0.count >= size }.map { release(.lot, of: $0.prefix(size)) }
  }

  /// The releases that are due because a month is over, one for each lot.
  ///
  /// - Parameters:
  ///   - month: The local month that has begun.
  ///   - dated: Ratings that got their date in this very transaction.
  static func rests(
    in pending: some Sequence<PendingRating>, before month: Period, dated: Set<Int64>
  ) -> [ReleasePayload] {
    lots(of: pending.filter { $0.restMonth.map { isDue($0, in: month) } ?? false }).map { lot in
      release(lot.allSatisfy { dated.contains($0.rating) } ? .dated : .month, of: lot[...])
    }
  }

  /// A month that is over; and one so far ahead that the clock was wrong then, for which nothing may wait.
  private static func isDue(_ month: Period, in now: Period) -> Bool {
    month.isMonth(before: now) || (now.nextMonth?.isMonth(before: month) ?? false)
  }

  /// Final ratings by lot, the oldest first in each, and the lots by their oldest.
  private static func lots(of pending: some Sequence<PendingRating>) -> [[PendingRating]] {
    var lots: [[PendingRating]] = []
    for rating in pending.filter(\.isFinal).sorted(by: { $0.rating < $1.rating }) {
      if let place = lots.firstIndex(where: { $0[0].lot.isSame(as: rating.lot) }) {
        lots[place].append(rating)
      } else {
        lots.append([rating])
      }
    }
    return lots
  }

  private static func release(_ reason: ReleasePayload.Reason, of lot: ArraySlice<PendingRating>) -> ReleasePayload {
    ReleasePayload(reason: reason, clerk: lot.first?.lot.clerk, ratings: lot.map(\.rating))
  }
}

extension Period {
  fileprivate var nextMonth: Period? {
    guard case .month(let year, let month) = self else { return nil }
    return month == 12 ? .month(year: year + 1, month: 1) : .month(year: year, month: month + 1)
  }

  /// Whether both are months and this is the earlier one.
  func isMonth(before other: Period) -> Bool {
    guard case .month(let year, let month) = self, case .month(let otherYear, let otherMonth) = other else {
      return false
    }
    return (year, month) < (otherYear, otherMonth)
  }
}
