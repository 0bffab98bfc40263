import EvaluationStore
import RatingModel
import SeededRandom

/// Counters, clerks and kiosks of one office.
extension ProvinceDraft {
  /// - Parameter staffFrom: offices whose clerks go on here, under the codes that they have.
  /// - Returns: the place in the nation's offices.
  mutating func addOffice(
    _ unit: UnitCode, _ validity: Validity, counters: Int, hasTickets: Bool, isCentre: Bool = false,
    staffFrom: [Int] = []
  ) -> Int {
    var office = SyntheticOffice(unit: unit, validity: validity, hasTickets: hasTickets)
    for place in 0..<counters {
      let field = isCentre ? ServiceField.atCentre(place) : ServiceField.atCommune(place)
      let counter = CounterCode(written: "Q" + (place < 9 ? "0" : "") + "\(place + 1)")
      office.counters.append(counter)
      office.fields.append(field)
      nation.counters.append(
        CounterRecord(unit: unit, code: counter, name: "Quầy \(place + 1) – \(field.name)", validity: validity))
    }
    office.roster = staffFrom.flatMap { nation.offices[$0].roster }.map { ($0.member, validity) }
    if staffFrom.isEmpty {
      // Three for two counters at least: somebody is always away.
      for place in 0..<(counters + (counters * 3 + 4) / 5) {
        office.roster.append((employ(by: unit, title: office.fields[place % counters].title), validity))
      }
    }
    nation.offices.append(office)
    return nation.offices.count - 1
  }

  /// Somebody new, under the unit's next staff code: `CB01` in each of them, but for the centres.
  mutating func employ(by unit: UnitCode, title: String, name: String? = nil, validity: Validity = .always) -> Int {
    let number = issued[unit, default: 0] + 1
    issued[unit] = number
    let prefix = unit.text.hasSuffix(".14") ? "TT." : "CB"
    let code = StaffCode(written: prefix + (number < 10 ? "0" : "") + "\(number)")
    let drawn = PersonNames.draw(using: &random)
    let manner = Manner(using: &random)
    return nation.employ(
      ClerkID(unit: unit, staff: code), name: name ?? drawn, title: title, validity: validity, manner: manner)
  }

  /// One kiosk for each counter of `offices`, or of the one that they became.
  mutating func addKiosks(at offices: [Int], then merged: Int? = nil, weight: Double) {
    let places = offices.flatMap { office in nation.offices[office].counters.indices.map { (office, $0) } }
    // Some counters of an office are busier than others.
    let shares = ZipfShares(count: places.count, exponent: 0.4).shares
    for (place, (office, counter)) in places.enumerated() {
      let postings = [(office, counter)] + (merged.map { [($0, place)] } ?? [])
      nation.addKiosk(postings.map(posting), weight: weight * shares[place], using: &random)
    }
  }

  private func posting(_ office: Int, _ place: Int) -> SyntheticKiosk.Posting {
    let there = nation.offices[office]
    return SyntheticKiosk.Posting(
      unit: there.unit, counter: there.counters[place], validity: there.validity, office: office, place: place)
  }
}
