/// Where the demo's counters stand: in an office of its own, or in one of a province that has a year behind it.
struct DemoPlace: Sendable {
  let unit: String
  let unitName: (vi: String, en: String)
  /// Whose manager looks at the report.
  let province: String
  let counters: [DemoOffice.Counter]

  static let invented = DemoPlace(
    unit: DemoOffice.unit,
    unitName: (
      "Trung tâm Phục vụ hành chính công xã Mẫu Sơn", "Public Service Centre of Mẫu Sơn commune"
    ),
    province: DemoOffice.province, counters: DemoOffice.counters)

  /// The demo's counters beside those that the office has: their codes begin far behind.
  init(_ year: DemoYear) {
    unit = year.guide.home.code
    unitName = (year.guide.home.name, year.guide.home.name)
    province = year.guide.province.code
    counters = DemoOffice.counters.enumerated().map { number, counter in
      DemoOffice.Counter(
        code: "Q\(91 + number)", label: "Quầy \(91 + number)", clerk: counter.clerk, asksMore: counter.asksMore)
    }
  }

  private init(
    unit: String, unitName: (vi: String, en: String), province: String, counters: [DemoOffice.Counter]
  ) {
    (self.unit, self.unitName, self.province, self.counters) = (unit, unitName, province, counters)
  }

  /// How dossiers' codes of the office begin: the groups of its code from right to left (TT 01/2018/TT-VPCP Art. 19).
  var dossierPrefix: String { "000.00." + unit.split(separator: ".").reversed().joined(separator: ".") }

  var counterRows: [String] { counters.map { "\(unit),\($0.code),\($0.label),2025-07-01," } }
  var clerkRows: [String] {
    DemoOffice.clerks.map { "\(unit),\($0.staff),\($0.name),\($0.title),2025-07-01," }
  }
}
