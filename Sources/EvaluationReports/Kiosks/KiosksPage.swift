import EvaluationStore
import RatingModel

/// The kiosks of a reader's units, the most urgent first, a page at a time.
package enum KiosksPage {
  /// Kiosks of one page.
  package static let rows = 100
  /// Units that are offered as one types; of more none is.
  private static let mostSuggestions = 300

  /// What was asked for, as it was typed.
  package struct Filter: Hashable, Sendable {
    package var unit: String
    package var state: String

    package init(unit: String = "", state: String = "") {
      self.unit = unit
      self.state = state
    }

    package func link(_ path: PagePath, _ language: Language, more: String = "") -> String {
      let fields = [("unit", unit), ("state", state)].filter { !$0.1.isEmpty }
      return "\(path.rawValue)?" + fields.map { "\($0.0)=\($0.1.queryEscaped)&" }.joined() + more
        + "lang=\(language.rawValue)"
    }
  }

  package struct Shown: Sendable {
    /// One more than ``rows`` where there are more.
    let kiosks: [ListedKiosk]
    let counts: [KioskTrouble: Int]
    let names: [UnitCode: String]
    let asOf: WallTime
    /// Whether it is not the first page.
    let isLater: Bool

    package init(_ page: KioskListPage, names: [UnitCode: String], asOf: WallTime, isLater: Bool) {
      (kiosks, counts) = (page.kiosks, page.counts)
      self.names = names
      self.asOf = asOf
      self.isLater = isLater
    }
  }

  /// - Parameters:
  ///   - shown: `nil` for a filter that was not understood.
  ///   - units: what may be asked for.
  package static func html(
    frame: PageFrame, filter: Filter, shown: Shown?, units: [NamedUnit], zone: Zone, mayIssue: Bool, mayExport: Bool
  ) -> String {
    let language = frame.language
    func text(_ word: KioskWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: zone)
    var rows = KioskRowsMarkup(columns.map { text($0.word) })
    for kiosk in shown?.kiosks.prefix(Self.rows) ?? [] { rows.add(row(kiosk, shown, spelling)) }
    let hasAny = shown?.counts.values.contains { $0 > 0 } ?? true
    return PageTemplates.render(
      "kiosks",
      Model(
        frame: frame.model(title: text(.kiosks), kind: "wide"), heading: text(.kiosks), lead: text(.kiosksLead),
        asOf: shown.map { "\(text(.asOf)) \(spelling.text($0.asOf))" } ?? "",
        counts: shown.map { counts($0, filter, language) } ?? [], problem: shown == nil ? text(.malformed) : nil,
        action: PagePath.kiosks.rawValue, unitLabel: text(.unit), unit: filter.unit, unitHelp: text(.unitHelp),
        units: units.count > mostSuggestions
          ? [] : units.map { SelectOption(code: $0.code.text, selected: false, label: $0.name ?? $0.code.text) },
        state: SelectField(name: "state", label: text(.state), options: states(filter, language)),
        submit: PageWord.show.text(language),
        links: links(filter, language, mayIssue: mayIssue, mayExport: mayExport),
        empty: shown == nil ? nil : rows.isEmpty ? text(hasAny ? .emptyFilter : .empty) : nil, hasRows: !rows.isEmpty,
        heads: columns.map { text($0.word) }, rows: rows.text, first: first(shown, filter, language),
        next: next(shown, filter, language)))
  }

  private static let columns: [KioskLine.Column] = [
    .state, .heard, .queue, .devices, .clock, .disk, .integrity, .software,
  ]

  private static func counts(_ shown: Shown, _ filter: Filter, _ language: Language) -> [Model.Count] {
    KioskTrouble.allCases.map { trouble in
      var wanted = filter
      wanted.state = trouble.rawValue
      return Model.Count(
        kind: trouble.rawValue, link: wanted.link(.kiosks, language), count: shown.counts[trouble] ?? 0,
        label: trouble.word.text(language), selected: filter.state == trouble.rawValue)
    }
  }

  private static func states(_ filter: Filter, _ language: Language) -> [SelectOption] {
    [SelectOption(code: "", selected: filter.state.isEmpty, label: KioskWord.everyState.text(language))]
      + KioskTrouble.allCases.map {
        SelectOption(code: $0.rawValue, selected: $0.rawValue == filter.state, label: $0.word.text(language))
      }
  }

  private static func links(
    _ filter: Filter, _ language: Language, mayIssue: Bool, mayExport: Bool
  ) -> [PageLink] {
    var links: [PageLink] = []
    if mayExport { links.append(PageLink(link: filter.link(.kiosksCSV, language), label: "CSV")) }
    if mayIssue {
      links.append(PageLink(link: PagePath.kioskCodes.link(language), label: KioskWord.codesLink.text(language)))
    }
    return links
  }

  private static func first(_ shown: Shown?, _ filter: Filter, _ language: Language) -> PageLink? {
    guard let shown, shown.isLater else { return nil }
    return PageLink(link: filter.link(.kiosks, language), label: KioskWord.first.text(language))
  }

  private static func next(_ shown: Shown?, _ filter: Filter, _ language: Language) -> PageLink? {
    guard let shown, shown.kiosks.count > rows else { return nil }
    let cursor = KioskCursor(asOf: shown.asOf, after: shown.kiosks[rows - 1].listPlace)
    return PageLink(
      link: filter.link(.kiosks, language, more: "after=\(cursor.text)&"), label: KioskWord.next.text(language))
  }

  private static func row(_ kiosk: ListedKiosk, _ shown: Shown?, _ spelling: Spelling) -> KioskRowsMarkup.Row {
    let line = KioskLine(
      kiosk, unitName: shown?.names[kiosk.place.unit], asOf: shown?.asOf ?? kiosk.enrolledAt, spelling)
    return KioskRowsMarkup.Row(
      kind: kiosk.trouble.rawValue, link: PagePath.kiosk.link(spelling.language, of: kiosk.kiosk),
      name: "\(kiosk.place.unit)/\(kiosk.place.counter)", minor: shown?.names[kiosk.place.unit],
      cells: columns.map(line.texts))
  }

  private struct Model {
    struct Count {
      let kind: String
      let link: String
      let count: Int
      let label: String
      let selected: Bool
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let asOf: String
    let counts: [Count]
    let problem: String?
    let action: String
    let unitLabel: String
    let unit: String
    let unitHelp: String
    let units: [SelectOption]
    let state: SelectField
    let submit: String
    let links: [PageLink]
    let empty: String?
    let hasRows: Bool
    let heads: [String]
    /// Markup, escaped already.
    let rows: String
    let first: PageLink?
    let next: PageLink?
  }
}
