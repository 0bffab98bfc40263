/// What there is to look at in a province's year, and as whom.
struct YearWelcome {
  struct Page: Hashable {
    /// Who sees it; `nil` for whoever comes.
    let account: String?
    let path: String
    let label: String
  }

  let year: DemoYear
  let accounts: [DemoAccount]
  /// Of the centre.
  let url: String
  let days: DemoDays

  var text: String {
    """
    The year of \(year.guide.province.name) up to \(year.guide.last): \(year.guide.ratings) ratings at \(year.guide.kiosks) counters, all invented.
    Sign in at \(url)/sign-in as
    \(accounts.map { "  \(padded($0.name, 9)) \($0.password)   \($0.label)" }.joined(separator: "\n"))
    Pages, each with an account that sees it:
    \(pages.map { "  \(padded($0.account ?? "-", 9)) \(url)\($0.path)\n            \($0.label)" }.joined(separator: "\n"))
    """
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private var guide: DemoYear.Guide { year.guide }

  var pages: [Page] {
    let (month, quarter) = (days.month, days.quarter)
    let (province, home) = (guide.province.code, guide.home.code)
    func report(_ unit: String, _ days: DemoDays.Stretch) -> String {
      "/reports/unit?unit=\(unit)&from=\(days.first)&through=\(days.last)"
    }
    return [
      page("quantri", report(province, quarter), "the province's last quarter: units, ranking, trend"),
      page("phutrach", report(home, quarter), "a ward's last quarter"),
      page(
        "phutrach", "/reports/clerks?unit=\(home)&from=\(month.first)&through=\(days.today)",
        "its clerks since last month, your presses of today among them"),
      page(
        "quantri",
        "/reports/clerk?clerk=\(guide.worseClerk)&unit=\(guide.worse.code)&from=\(quarter.first)&through=\(quarter.last)",
        "a clerk beside the others of \(guide.worse.name): truly worse, as the funnel shows"),
      page("quantri", report(guide.merged.code, quarter), "a unit that came of two"),
      page(
        "quantri", "/reports/unit?unit=\(guide.paper.code)&from=\(month.first)&through=\(days.today)",
        "a unit with paper forms beside the kiosks"),
      page(
        "quantri", report(guide.uncovered.code, quarter),
        "low coverage: twice the dossiers that sessions were opened for"),
      page("phutrach", "/closings", "issued reports, also as PDF, and a correction"),
      page(
        "phutrach", "/reports/unit/print?unit=\(home)&from=\(quarter.first)&through=\(quarter.last)",
        "a report on paper"),
      page(
        "phutrach", "/reports/unit/poster?unit=\(home)&period=\(quarter.name)", "the poster for the wall of the office"),
      page(nil, "/public?unit=\(home)", "the same for everybody, without signing in"),
      page("quantri", "/kiosks", "kiosks, those in trouble first"),
      page("quantri", "/imports", "lists and dossier results, looked at before they are taken"),
      page("quantri", "/paper", "paper forms"),
      page("quantri", "/accounts", "people and their rights"),
      page("thanhtra", "/audit", "who read and did what"),
      page("xem", report(home, quarter), "the same ward without any clerk"),
      page("canbo", "/me", "what a clerk sees: the own figures, in lots"),
      page("canbo", "/personal-data", "which personal data is kept, and why"),
      page(nil, "/v1/data/openapi.json", "the API of figures"),
    ]
  }

  private func page(_ account: String?, _ path: String, _ label: String) -> Page {
    Page(account: account, path: path, label: label)
  }
}
