import Foundation
import RatingModel

/// The report for programs. Format 1:
///
///     { "report": "clerks", "format": 1, "unit": {"code", "name"}, "structure": "asItWas" | day, "from", "through", "zone", "made",
///       "scales": [{"id", "version", "levels": [{"name", "labels", "satisfied"}]}],
///       "rows": [ROW], "total": ROW, "undated": [ROW], "kiosks": [{"unit", "counter", …}],
///       "events": [{"number", "kind", "kiosk", "first", "last", "inDoubt", "state", "reason", …}] }
///
/// where a ROW is `{"kind": "clerk" | "counter" | "total", "clerk", "name", "served": [{"code", "name"}], "between",
/// "figures"}` and its figures are nested by the paths of ``ClerkReport/columns``:
///
///     { "sessions": {"all", "rated", "declined", …}, "responseRate", "coverage", "waiting",
///       "ratings": {"hai-long-3/1": {"count", "levels": {"rat-hai-long": {"count", "share"}, …},
///                                    "satisfied": {"count", "share", "lower", "upper"}, "sample"}},
///       "marks": {"sessions", "ratings", "burst", …}, "presses": {"ambient", …},
///       "corrections": {"raised", "lowered"} }
///
/// Shares and rates are percentages with one decimal. Null is never 0: no such figure came, there is nothing to divide
/// by, or there are too few ratings: fewer than 10 (`sample` is then `tooSmall`), for the share of a level, which has no
/// interval, fewer than 30. Days are local to the units, times ISO 8601.
package enum ClerkReportJSON {
  package static func data(_ report: ClerkReport) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(value(report))
  }

  private static func value(_ report: ClerkReport) -> JSONValue {
    // The language matters to no value here: words become codes.
    let spelling = Spelling(language: .english, zone: report.period.zone)
    return .object([
      "report": .text("clerks"), "format": .integer(1), "unit": value(report.unit),
      "structure": .text(report.structure.text), "from": .text("\(report.period.from)"),
      "through": .text("\(report.period.through)"),
      "zone": .text(report.period.zone.identifier), "made": .text(spelling.isoText(report.made)),
      "scales": .array(report.scales.map(value)),
      "rows": .array(report.rows.map { value($0, report, spelling) }),
      "total": value(report.total, report, spelling),
      "undated": .array(report.undated.map { value($0, report, spelling) }),
      "kiosks": .array(report.kiosks.map { figures(report.kioskColumns, of: $0, spelling) }),
      "events": .array(report.events.map { figures(report.eventColumns, of: $0, spelling) }),
    ])
  }

  private static func value(_ row: ClerkRow, _ report: ClerkReport, _ spelling: Spelling) -> JSONValue {
    var members: [String: JSONValue] = [
      "served": .array(row.served.map(value)), "figures": figures(report.columns, of: row, spelling),
    ]
    switch row.subject {
    case .clerk(let clerk, let name):
      (members["kind"], members["clerk"], members["name"]) = (.text("clerk"), .text("\(clerk)"), JSONValue(name))
    case .counter: (members["kind"], members["clerk"], members["name"]) = (.text("counter"), .null, .null)
    case .total: (members["kind"], members["clerk"], members["name"]) = (.text("total"), .null, .null)
    }
    if let neighbours = row.neighbours {
      members["between"] = .object([
        "notBefore": JSONValue(neighbours.notBefore?.description),
        "notAfter": JSONValue(neighbours.notAfter?.description),
      ])
    }
    return .object(members)
  }

  private static func figures<Row>(_ columns: [ReportColumn<Row>], of row: Row, _ spelling: Spelling) -> JSONValue {
    columns.reduce(into: JSONValue.object([:])) { value, column in
      value.set(JSONValue(column.figure(row), spelling), at: column.path)
    }
  }

  private static func value(_ unit: NamedUnit) -> JSONValue {
    .object(["code": .text(unit.code.text), "name": JSONValue(unit.name)])
  }

  private static func value(_ scale: Scale) -> JSONValue {
    .object([
      "id": .text(scale.id.text), "version": .integer(scale.version),
      "levels": .array(
        scale.levels.map { level in
          .object([
            "name": .text(level.name.text), "labels": .object(level.labels.mapValues(JSONValue.text)),
            "satisfied": .flag(level.satisfied),
          ])
        }),
    ])
  }
}
