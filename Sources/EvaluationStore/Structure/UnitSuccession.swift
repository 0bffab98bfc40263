import RatingModel

/// Follows every unit to what it has become by a day.
struct UnitSuccession {
  private let lives: [UnitLife]
  /// The lives of one code, in the order of their days, as places in `lives`.
  private let byCode: [UnitCode: [Int]]
  private let day: CivilDate

  init(_ lives: [UnitCode: [UnitLife]], by day: CivilDate) {
    var (all, byCode) = ([UnitLife](), [UnitCode: [Int]]())
    for (code, own) in lives {
      byCode[code] = Array(all.count..<all.count + own.count)
      all += own
    }
    (self.lives, self.byCode, self.day) = (all, byCode, day)
  }

  /// For each code, the place of each of its lives.
  func places() -> [UnitCode: [UnitStructure.Place]] {
    let successors = successors()
    var places: [Int: UnitStructure.Place] = [:]
    // A successor begins after its predecessor has ended, so it ends later: with the latest first nothing is asked for twice.
    for index in lives.indices.sorted(by: { lives[$1].days.endsBefore(lives[$0].days) }) {
      places[index] = place(of: index, successors[index] ?? [], places)
    }
    return byCode.mapValues { $0.compactMap { places[$0] } }
  }

  private func place(
    of index: Int, _ successors: Set<Int>, _ places: [Int: UnitStructure.Place]
  ) -> UnitStructure.Place {
    let life = lives[index]
    func own(_ standing: UnitStructure.Place.Standing) -> UnitStructure.Place {
      UnitStructure.Place(unit: life.code, standing: standing, days: standing == .present ? nil : life.days)
    }
    guard life.hasBegun(by: day) else { return own(.later) }
    guard life.hasEnded(by: day) else { return own(.present) }
    let destinations = Set(successors.compactMap { places[$0] })
    if let only = destinations.first, destinations.count == 1 { return only }
    guard destinations.isEmpty else {
      return own(.undivided(among: Set(successors.map { lives[$0].code }).sorted()))
    }
    return next(after: index).flatMap { places[$0] } ?? own(.ended)
  }

  /// The unit that took the same code up again, without a word of what became of this one.
  private func next(after index: Int) -> Int? {
    byCode[lives[index].code]?.first { $0 > index && lives[$0].hasBegun(by: day) }
  }

  /// What each life became by the day.
  private func successors() -> [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    for (index, life) in lives.enumerated() {
      for record in life.records {
        guard let first = record.validity.first, first <= day else { continue }
        for code in record.predecessors {
          if let before = byCode[code]?.last(where: { lives[$0].hasEnded(by: first) }) {
            found[before, default: []].insert(index)
          }
        }
      }
    }
    return found
  }
}
