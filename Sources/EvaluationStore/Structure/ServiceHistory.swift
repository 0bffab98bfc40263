import RatingModel

/// Where a clerk served, from when to when: by the postings that were imported, and by what kiosks counted. Pure.
///
/// A clerk is the unit that issued the code and the code. Whoever moves and keeps the code is one clerk at several places; two
/// people with the same staff code, or ten with the same name, stay as many.
package struct ServiceHistory: Hashable, Sendable {
  /// One place, from the first day to the last.
  package struct Stretch: Hashable, Sendable {
    package let unit: UnitCode
    /// `nil` where a posting names the office only.
    package let counter: CounterCode?
    package let days: Validity
    /// On how many of these days something was counted; `nil` of a posting.
    package let served: Int?
  }

  /// As it was imported, in the order of the days.
  package let posted: [Stretch]
  /// As it was counted. A stretch goes on over days without any service, and ends before a day on which the clerk
  /// served elsewhere only.
  package let served: [Stretch]

  /// - Parameters:
  ///   - postings: of others too; they are passed over.
  ///   - tallies: of other clerks, families and periods too; only whole days tell where somebody was.
  package init(of clerk: ClerkID, postings: [PostingRecord], tallies: [StoredTally]) {
    posted = postings.filter { $0.clerk == clerk }
      .map { Stretch(unit: $0.unit, counter: $0.counter, days: $0.validity, served: nil) }
      .sorted { ($0.days.start, $0.unit) < ($1.days.start, $1.unit) }
    var days: [CivilDate: Set<KioskPlace>] = [:]
    for tally in tallies where tally.count > 0 {
      guard case .day(let key) = tally.key, key.clerk == clerk, case .day(let day) = key.period else { continue }
      days[day, default: []].insert(KioskPlace(unit: key.unit, counter: key.counter))
    }
    served = Self.stretches(days)
  }

  private static func stretches(_ days: [CivilDate: Set<KioskPlace>]) -> [Stretch] {
    var (open, ended) = ([KioskPlace: [CivilDate]](), [Stretch]())
    for (day, places) in days.sorted(by: { $0.key < $1.key }) {
      for (place, served) in open where !places.contains(place) {
        ended.append(Stretch(at: place, on: served))
        open[place] = nil
      }
      for place in places { open[place, default: []].append(day) }
    }
    ended += open.map { Stretch(at: $0.key, on: $0.value) }
    return ended.sorted {
      ($0.days.start, $0.unit, $0.counter?.text ?? "") < ($1.days.start, $1.unit, $1.counter?.text ?? "")
    }
  }
}

extension ServiceHistory.Stretch {
  /// - Parameter served: in order; not empty.
  fileprivate init(at place: KioskPlace, on served: [CivilDate]) {
    (unit, counter, self.served) = (place.unit, place.counter, served.count)
    days = Validity(first: served.first, last: served.last) ?? .always
  }
}
