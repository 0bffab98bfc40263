import EvaluationStore
import RatingModel
import SeededRandom

/// Lays out the nation, province by province, each from the seed and its number alone.
struct NationDraft {
  let plan: NationPlan
  var units: [UnitRecord] = []
  var counters: [CounterRecord] = []
  var successions: [UnitSuccession] = []
  var kiosks: [SyntheticKiosk] = []
  var oddities: [Oddity] = []
  var offices: [SyntheticOffice] = []
  var staff: [StaffMember] = []

  static let nation = UnitCode(written: "G00")
  /// Of the shares of provinces and of the communes of one. The busiest ward of nineteen has a sixth of all dossiers; the largest province
  /// has six times what the smallest has, which is less than in truth: all have as many offices here.
  static let (provinceExponent, communeExponent) = (0.5, 0.65)
  /// Of a province's ratings.
  static let centreShare = 0.12

  init(plan: NationPlan) { self.plan = plan }

  mutating func build() {
    let size = plan.size
    if size.provinces > 1 {
      units.append(UnitRecord(code: Self.nation, name: "Cả nước (số liệu giả định)", parent: nil, validity: .always))
    }
    let shares = ZipfShares(count: size.provinces, exponent: Self.provinceExponent).shares
    for province in 0..<size.provinces {
      var draft = ProvinceDraft(nation: self, province: province, share: shares[province])
      draft.build()
      self = draft.nation
    }
  }

  /// The place in ``staff``.
  mutating func employ(_ clerk: ClerkID, name: String, title: String, validity: Validity = .always, manner: Manner)
    -> Int
  {
    let record = ClerkRecord(clerk: clerk, name: name, title: title, validity: validity)
    staff.append(StaffMember(record: record, manner: manner))
    return staff.count - 1
  }

  mutating func addKiosk(
    _ postings: [SyntheticKiosk.Posting], weight: Double, using random: inout SeededGenerator
  ) {
    kiosks.append(
      SyntheticKiosk(
        number: kiosks.count, postings: postings, channel: random.happens(0.7) ? .button : .touch,
        asksMore: random.happens(0.6), weight: weight))
  }
}
