import Foundation
import RatingModel

/// The report of one subject for programs.
///
///     { "report": "subject", "format": 1, "subject": {"kind": "clerk" | "counter" | "unit", "code", "name"},
///       "group": {"code", "name"} | null, "structure": "asItWas" | day, "structureNotes": [{"vi", "en"}], "from", "through", "zone", "made",
///       "sections": [{ "section", "heading": {"vi", "en"}, "notes": [{"vi", "en"}],
///         "tables": [{ "table", "heading", "hidden": null | "hiddenSmall" …, "columns": [{"path", "title"}],
///           "rows": [{"row", "label": {"vi", "en"}, "figures"}] }] }] }
///
/// where figures are nested by the paths of the columns. Percentages and points have one decimal; null is never 0.
package enum ReportSheetJSON {
  package static func data(_ sheet: ReportSheet) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(ReportSheetValue(zone: sheet.period.zone).value(sheet))
  }
}

/// Makes the parts of the document.
private struct ReportSheetValue {
  let spellings: [Spelling]

  init(zone: Zone) { spellings = Language.allCases.map { Spelling(language: $0, zone: zone) } }

  func value(_ sheet: ReportSheet) -> JSONValue {
    .object([
      "report": .text("subject"), "format": .integer(1),
      "subject": .object([
        "kind": .text(sheet.subject.kind), "code": .text(sheet.subject.code), "name": JSONValue(sheet.subject.name),
      ]),
      "group": sheet.hasGroup
        ? .object(["code": .text(sheet.group.code.text), "name": JSONValue(sheet.group.name)]) : .null,
      "structure": .text(sheet.structure), "structureNotes": .array(sheet.structureLines.map(value)),
      "from": .text("\(sheet.period.from)"), "through": .text("\(sheet.period.through)"),
      "zone": .text(sheet.period.zone.identifier), "made": JSONValue(.time(sheet.made), spellings[0]),
      "sections": .array(sheet.sections.map(value)),
    ])
  }

  private func value(_ section: ReportSection) -> JSONValue {
    .object([
      "section": .text(section.code.rawValue), "heading": value(section.heading),
      "notes": .array(section.notes.map(value)), "tables": .array(section.tables.map(value)),
    ])
  }

  private func value(_ table: ReportTable) -> JSONValue {
    .object([
      "table": .text(table.identifier), "heading": value(table.heading), "notes": .array(table.notes.map(value)),
      "hidden": JSONValue(table.hidden?.rawValue),
      "columns": .array(
        table.columns.map { .object(["path": .text($0.identifier), "title": value($0.title)]) }),
      "rows": .array(table.rows.map { value($0, of: table) }),
    ])
  }

  private func value(_ row: ReportTable.Row, of table: ReportTable) -> JSONValue {
    let figures = zip(table.columns, row.figures).reduce(into: JSONValue.object([:])) { value, cell in
      // The language matters to no figure: words become codes.
      value.set(JSONValue(cell.1, spellings[0]), at: cell.0.path)
    }
    return .object(["row": .text(row.key), "label": value(row.label), "figures": figures])
  }

  private func value(_ label: ReportLabel) -> JSONValue {
    .object(Dictionary(uniqueKeysWithValues: spellings.map { ($0.language.rawValue, .text($0.text(label))) }))
  }
}
