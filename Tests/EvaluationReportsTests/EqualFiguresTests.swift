import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel
import Testing

/// Reads the three forms back as a person or a program would, and compares them cell by cell.
struct EqualFiguresTests {
  @Test(arguments: Language.allCases)
  func pageCSVAndJSONShowTheSameFigures(language: Language) throws {
    // given: two scales, a small and a large sample, an unregistered clerk, no clerk, marks, presses, undated counts
    let report = try Self.fullReport()
    // when
    let page = RenderedPage(ClerkReportPage.html(report, frame: PageFrame(language: language), toolbar: nil))
    let csv = try RenderedCSV(ClerkReportCSV.data(report, language: language))
    let json = try RenderedJSON(ClerkReportJSON.data(report))
    // then
    var compared = 0
    for row in Self.rows(of: report, csv: csv, json: json) {
      for (number, column) in row.columns.enumerated() {
        let cell = try #require(row.csv[safe: number], "\(row.name) \(column.identifier)")
        let shown = page.figures["\(row.name) \(column.identifier)"]
        #expect(cell == column.text(language), "\(row.name) \(column.identifier) in CSV")
        #expect(
          row.json.text(at: column.path, like: column.figure, language) == cell,
          "\(row.name) \(column.identifier) in JSON")
        if column.isOnPage { #expect(shown == cell, "\(row.name) \(column.identifier) on the page") }
        compared += 1
      }
    }
    // Eight rows of clerks, three kiosks, three events: nothing was skipped.
    #expect(
      compared == 8 * report.columns.count + 3 * report.kioskColumns.count + 3 * report.eventColumns.count)
  }

  @Test func theTilesRepeatTheTotalRow() throws {
    var facts = try OfficeFacts()
    try facts.sessions(130, .rated, of: "H56.14/CB01")
    try facts.ratings(120, at: "rat-hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    let html = ClerkReportPage.html(report, frame: PageFrame(language: .vietnamese), toolbar: nil)
    let tiles = html.matches(of: /data-row="total" data-figure="([^"]+)">([^<]*)</).map { (String($0.1), String($0.2)) }
    #expect(tiles.count == 5)
    let page = RenderedPage(html)
    for (figure, text) in tiles { #expect(page.figures["total \(figure)"] == text) }
  }

  @Test func headingsOfTheCSVAreInTheReadersLanguage() throws {
    let report = try Self.fullReport()
    let csv = try RenderedCSV(ClerkReportCSV.data(report, language: .vietnamese))
    #expect(csv.header.prefix(6) == ["Phần", "Trong khoảng", "Mã", "Họ tên", "Nơi phục vụ", "Lượt phục vụ"])
    #expect(csv.header.contains("Rất hài lòng [hai-long-3/1]"))
    #expect(Set(csv.header).count == csv.header.count)
    #expect(csv.lines.allSatisfy { $0.count == csv.header.count })
  }

  /// Every kind of row and figure once.
  static func fullReport() throws -> ClerkReport {
    var facts = try OfficeFacts()
    facts.scales.append(try OfficeFacts.threeLevels(id: "thai-do-3", version: 2))
    let undated = "undated:" + String(repeating: "b", count: 32)
    try facts.sessions(128, .rated, of: "H56.14/CB01")
    try facts.sessions(31, .timedOut, of: "H56.14/CB01", marks: [.burst])
    try facts.sessions(3, .cancelled, of: "H56.14/CB01")
    try facts.ratings(77, at: "rat-hai-long", of: "H56.14/CB01")
    try facts.ratings(33, at: "hai-long", of: "H56.14/CB01")
    try facts.ratings(3, at: "khong-hai-long", of: "H56.14/CB01")
    try facts.ratings(15, at: "thai-do-3/2/hai-long", of: "H56.14/CB01")
    try facts.sessions(9, .rated, of: "H56.14/CB02", marks: [.fallback])
    try facts.ratings(5, at: "hai-long", of: "H56.14/CB02")
    try facts.sessions(17, .rated, of: "H56.14/CB03")
    try facts.ratings(15, at: "khong-hai-long", of: "H56.14/CB03")
    try facts.presses(6, .disposition(.early), of: "H56.14/CB03")
    try facts.presses(2, .lowered, of: "H56.14/CB03")
    try facts.presses(41, .disposition(.ambient), of: nil)
    try facts.sessions(2, .unavailable, of: nil)
    try facts.sessions(
      4, .rated, of: "H56.14/CB01", on: undated, marks: [.undated], between: ("2026-11-02", "2026-11-04"))
    try facts.sessions(1, .rated, of: nil, on: undated, marks: [.undated], between: ("2026-11-02", "2026-11-04"))
    try facts.ratings(1, at: "hai-long", of: nil, on: undated, marks: [.undated], between: ("2026-11-02", "2026-11-04"))
    try facts.sessions(1, .rated, of: nil, on: undated, marks: [.undated], between: (nil, "2026-11-04"))
    try facts.kiosk("k-1", counter: "Q01", digest: .matches, newlyCovered: 42)
    try facts.kiosk("k-2", counter: "Q02", digest: nil)
    try facts.kiosk("k-0", counter: nil, digest: .matches)
    let account = try #require(AccountName("ha.nguyen"))
    facts.events = [
      try facts.event("a", .rolledBack, id: 9, inDoubt: 11...20), try facts.event("a", .setAside, id: 4),
      try facts.event(
        "b", .forked, id: 3, state: .closed(by: account, at: OfficeFacts.time, reason: "Đĩa sao chép, đã thay")),
    ]
    return try facts.report()
  }

  /// One row in all its forms.
  struct ComparedRow {
    let name: String
    let columns: [ComparedColumn]
    let csv: ArraySlice<String>
    let json: JSONNode
  }

  private static func rows(of report: ClerkReport, csv: RenderedCSV, json: RenderedJSON) -> [ComparedRow] {
    let clerks =
      report.rows.enumerated().map { ("row/\($0)", $1, json.root["rows"][$0]) }
      + [("total", report.total, json.root["total"])]
      + report.undated.enumerated().map { ("undated/\($0)", $1, json.root["undated"][$0]) }
    let figures = clerks.enumerated().map { number, row in
      ComparedRow(
        name: row.0, columns: report.columns.map { ComparedColumn($0, row.1) },
        csv: csv.lines[number][5...].prefix(report.columns.count), json: row.2["figures"])
    }
    let kiosks = report.kiosks.enumerated().map { number, row in
      ComparedRow(
        name: "kiosk/\(number)", columns: report.kioskColumns.map { ComparedColumn($0, row) },
        csv: csv.lines[clerks.count + number].dropLast(report.eventColumns.count).suffix(report.kioskColumns.count),
        json: json.root["kiosks"][number])
    }
    let before = clerks.count + report.kiosks.count
    let events = report.events.enumerated().map { number, event in
      ComparedRow(
        name: "event/\(number)", columns: report.eventColumns.map { ComparedColumn($0, event) },
        csv: csv.lines[before + number].suffix(report.eventColumns.count), json: json.root["events"][number])
    }
    return figures + kiosks + events
  }
}

/// What a column says of one row.
struct ComparedColumn {
  let path: [String]
  let identifier: String
  let figure: Figure
  /// A kiosk's id and an event's number head their rows; a lesser figure without a value is left out.
  let isOnPage: Bool

  init<Row>(_ column: ReportColumn<Row>, _ row: Row) {
    path = column.path
    identifier = column.identifier
    figure = column.figure(row)
    let isLesser = path.first == "ratings" && ["lower", "upper"].contains(path.last) || path.contains("levels")
    let hasNoValue = figure == .none || figure == .withheld
    let isHead = Row.self == KioskRow.self && path == ["kiosk"] || path == ["number"]
    let isEventsLesser = Row.self == IntegrityEvent.self && ["last", "ended", "closedBy"].contains(identifier)
    let isKiosksLesser = Row.self == KioskRow.self && ["counter", "headAt"].contains(identifier)
    isOnPage = !isHead && !((isLesser || isEventsLesser || isKiosksLesser) && hasNoValue)
  }

  func text(_ language: Language) -> String {
    guard let zone = Zone("Asia/Ho_Chi_Minh") else { return "" }
    return Spelling(language: language, zone: zone).text(figure)
  }
}
