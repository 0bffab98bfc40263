import EvaluationStore
import RatingModel

/// The first page: the reader's units, each with its reports.
package enum UnitsPage {
  private static let presets: [PeriodPreset] = [.thisMonth, .lastMonth, .thisQuarter]
  /// Deeper units are indented no further.
  private static let deepest = 6

  /// - Parameters:
  ///   - top: the unit of which, with those below it, the page is; the reader's own where it is none of `units`.
  ///   - days: on which the reader may see the units.
  ///   - hasOthers: whether there are units elsewhere.
  package static func html(
    frame: PageFrame, units: [ReadableUnit], below top: UnitCode? = nil, days: UnitDays, today: CivilDate,
    hasOthers: Bool = false
  ) -> String {
    let shown = ShownUnits(units, below: top)
    let language = frame.language
    let heading = PageWord.unitsHeading.text(language)
    return PageTemplates.render(
      "units",
      Model(
        frame: frame.model(title: heading, kind: "medium"), heading: heading, lead: PageWord.unitsLead.text(language),
        empty: PageWord.unitsEmpty.text(language),
        all: shown.isBranch
          ? PageLink(link: PagePath.home.link(language), label: PageWord.unitsAll.text(language)) : nil,
        units: shown.entries.map { entry($0, days, language, today) },
        elsewhere: hasOthers
          ? PageLink(link: PagePath.elsewhere.link(language), label: PageWord.elsewhereLink.text(language)) : nil))
  }

  private static func entry(
    _ entry: ShownUnits.Entry, _ days: UnitDays, _ language: Language, _ today: CivilDate
  ) -> Model.Unit {
    let (unit, code) = (entry.unit, entry.unit.unit.code)
    let links = PeriodPreset.presets(presets, of: code, on: days, today: today).map {
      // Whoever compares this year with last expects the offices of today, with the years of what was merged into them; of one
      // that is gone there is only how it was.
      PageLink(.unitReport, $0, unit: code, language, today, by: unit.isThere ? .day(today) : .asItWas)
    }
    return Model.Unit(
      name: unit.unit.name ?? code.text, code: code.text, depth: min(unit.depth, deepest),
      links: (links.isEmpty ? lastQuarter(of: code, days, language) : links)
        + (entry.leadsOn
          ? [PageLink(link: PagePath.home.link(language, below: code), label: PageWord.unitsBelow.text(language))] : [])
    )
  }

  /// Of a unit that is gone: the quarter in which it was there last.
  private static func lastQuarter(of unit: UnitCode, _ days: UnitDays, _ language: Language) -> [PageLink] {
    guard let last = days.stretches(of: unit).last?.last,
      let quarter = ClosingPeriod(RollUpPeriod(.quarter, holding: last))
    else { return [] }
    let link = PagePath.unitReport.link(
      language, unit: unit, from: quarter.period.first, through: quarter.period.last)
    return [PageLink(link: link, label: quarter.text(language))]
  }

  private struct Model {
    struct Unit {
      let name: String
      let code: String
      let depth: Int
      let links: [PageLink]
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let empty: String
    let all: PageLink?
    let units: [Unit]
    let elsewhere: PageLink?
  }
}

package struct PageLink: Sendable {
  package let link: String
  package let label: String

  package init(link: String, label: String) {
    self.link = link
    self.label = label
  }

  /// To a report of a unit over a preset period.
  init(
    _ path: PagePath, _ preset: PeriodPreset, unit: UnitCode, _ language: Language, _ today: CivilDate,
    by basis: UnitStructure.Basis = .asItWas
  ) {
    let days = preset.days(on: today)
    link = path.link(language, unit: unit, from: days.from, through: days.through, by: basis)
    label = preset.word.text(language)
  }
}
