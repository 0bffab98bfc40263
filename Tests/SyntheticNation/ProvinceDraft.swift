import EvaluationStore
import RatingModel
import SeededRandom

/// Lays out one province: its communes, the centre, who came from where.
struct ProvinceDraft {
  var nation: NationDraft
  let province: Int
  /// Of the nation's ratings.
  let share: Double
  var random: SeededGenerator
  var names: CommuneNames
  /// Places in the nation's offices of those that stand after the mergers, the busiest first.
  var byRank: [Int] = []
  /// Staff codes given out by each unit.
  var issued: [UnitCode: Int] = [:]

  init(nation: NationDraft, province: Int, share: Double) {
    self.nation = nation
    self.province = province
    self.share = share
    random = SeededGenerator(seed: nation.plan.seed, 1, UInt64(province))
    names = CommuneNames(using: &random)
  }

  var size: NationSize { nation.plan.size }
  var code: UnitCode { UnitCode(written: ProvinceNames.code(province)) }
  private var parent: UnitCode? { size.hasProvince ? code : nil }
  private var described: String { ProvinceNames.described(province) }

  mutating func build() {
    if size.hasProvince {
      nation.units.append(
        UnitRecord(
          code: code, name: described.prefix(1).uppercased() + described.dropFirst(),
          parent: size.provinces > 1 ? NationDraft.nation : nil, validity: .always))
    }
    if size.hasCentre { addCentre() }
    addCommunes()
    moveClerks()
    plantOddities()
    shareNames()
  }

  private mutating func addCentre() {
    let unit = UnitCode(written: "\(code.text).14")
    let name = "Trung tâm Phục vụ hành chính công \(described)"
    nation.units.append(UnitRecord(code: unit, name: name, parent: parent, validity: .always))
    let office = addOffice(unit, .always, counters: 30, hasTickets: true, isCentre: true)
    addKiosks(at: [office], weight: share * NationDraft.centreShare)
  }

  private mutating func addCommunes() {
    let shares = ZipfShares(count: size.communes, exponent: NationDraft.communeExponent).shares
    let all = share * (size.hasCentre ? 1 - NationDraft.centreShare : 1)
    // In the order of codes the busy ones stand anywhere.
    let ranks = (0..<size.communes).shuffled(using: &random)
    var offices: [Int: Int] = [:]
    for (place, rank) in ranks.enumerated() {
      let counters = counters(ofRank: rank)
      let weight = all * shares[rank]
      offices[rank] =
        place < size.mergers
        ? addMerged(place, counters: counters, weight: weight)
        : addCommune(place, counters: counters, weight: weight)
    }
    byRank = (0..<size.communes).compactMap { offices[$0] }
  }

  /// More where there is more to do, and three at least.
  private func counters(ofRank rank: Int) -> Int {
    let falling = Double(size.mostCounters) * ZipfShares(count: rank + 1, exponent: 0.3).falloff
    return max(3, Int(falling.rounded()))
  }

  private mutating func addCommune(_ place: Int, counters: Int, weight: Double) -> Int {
    let unit = UnitCode(written: "\(code.text).\(201 + place)")
    let name = kindAndName()
    // One in ten was renamed on the day on which others were merged.
    if place % 10 == 9 {
      let day = nation.plan.mergedOn
      addUnit(unit, "Bộ phận Một cửa \(name)", last: day.adding(days: -1))
      addUnit(unit, "Trung tâm Phục vụ hành chính công \(name)", first: day)
    } else {
      addUnit(unit, "Trung tâm Phục vụ hành chính công \(name)")
    }
    let office = addOffice(unit, .always, counters: counters, hasTickets: random.happens(0.6))
    addKiosks(at: [office], weight: weight)
    return office
  }

  /// Two communes that became one.
  private mutating func addMerged(_ place: Int, counters: Int, weight: Double) -> Int {
    let day = nation.plan.mergedOn
    let (before, after) = (Self.stretch(last: day.adding(days: -1)), Self.stretch(first: day))
    let olds = [101 + 2 * place, 102 + 2 * place].map { UnitCode(written: "\(code.text).\($0)") }
    let parts = [counters - counters / 2, counters / 2]
    var offices: [Int] = []
    for (old, part) in zip(olds, parts) {
      addUnit(old, "Bộ phận Một cửa \(kindAndName())", last: before.last)
      offices.append(addOffice(old, before, counters: part, hasTickets: random.happens(0.5)))
    }
    let unit = UnitCode(written: "\(code.text).\(201 + place)")
    addUnit(unit, "Trung tâm Phục vụ hành chính công \(kindAndName())", first: day)
    let merged = addOffice(unit, after, counters: counters, hasTickets: true, staffFrom: offices)
    nation.successions.append(UnitSuccession(predecessors: olds, successor: unit, day: day))
    addKiosks(at: offices, then: merged, weight: weight)
    return merged
  }

  private mutating func kindAndName() -> String { (random.happens(0.3) ? "phường " : "xã ") + names.next() }

  private mutating func addUnit(_ unit: UnitCode, _ name: String, first: CivilDate? = nil, last: CivilDate? = nil) {
    nation.units.append(
      UnitRecord(code: unit, name: name, parent: parent, validity: Self.stretch(first: first, last: last)))
  }

  static func stretch(first: CivilDate? = nil, last: CivilDate? = nil) -> Validity {
    guard let stretch = Validity(first: first, last: last) else { preconditionFailure("the days are in order") }
    return stretch
  }
}
