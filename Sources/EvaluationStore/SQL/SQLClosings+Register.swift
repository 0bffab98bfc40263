extension SQLClosings {
  /// The register from a place on, the newest first.
  static let register = """
    SELECT unit, year, serial, clerk, period, corrects_year, corrects_serial, issued_at, issued_by, hash FROM closing
    WHERE unit IN (SELECT value FROM json_each(:units))
      AND (:with_clerks OR clerk IS NULL)
      AND (:every_grain OR (period LIKE :shape AND period NOT LIKE :other_shape))
      AND (:every_year OR year = :year)
      AND (:from_start OR issued_at < :at OR (issued_at = :at AND (unit < :unit OR (unit = :unit
        AND (year < :place_year OR (year = :place_year AND serial < :serial))))))
    ORDER BY issued_at DESC, unit DESC, year DESC, serial DESC LIMIT :limit
    """

  static func arguments(_ query: ClosingQuery) throws -> SQLArguments {
    let shapes = query.grain.map(shapes(of:)) ?? ("", "")
    return [
      "units": jsonArray(query.units), "with_clerks": query.withClerks, "every_grain": query.grain == nil,
      "shape": shapes.0, "other_shape": shapes.1, "every_year": query.year == nil, "year": query.year ?? 0,
      "from_start": query.before == nil, "at": query.before?.issuedAt.milliseconds ?? 0,
      "unit": query.before?.unit.text ?? "", "place_year": query.before?.number.year ?? 0,
      "serial": query.before?.number.serial ?? 0, "limit": min(max(0, query.limit), ClosingQuery.most),
    ]
  }

  /// How the text of a period of that grain looks, and how it does not.
  private static func shapes(of grain: RollUpGrain) -> (String, String) {
    switch grain {
    case .day: ("____-__-__", "")
    case .month: ("____-__", "%Q%")
    case .quarter: ("____-Q_", "")
    case .year: ("____", "")
    }
  }
}
