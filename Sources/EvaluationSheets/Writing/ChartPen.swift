import CXLSXWriter

/// Draws a chart beneath a table. Series differ in lightness, so that they are told apart without colour.
enum ChartPen {
  private static let shades: [lxw_color_t] = [0x1F3864, 0x9DC3E6, 0x2E75B6, 0xDEEBF7, 0x404040, 0xA6A6A6]
  private static let (widthScale, heightScale) = (1.8, 1.2)

  static func draw(
    _ chart: WorkbookChart, on page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: WorkbookSheet,
    _ layout: SheetLayout, _ pen: WorkbookPen
  ) throws(WorkbookProblem) {
    let drawing = try pen.chart(type(of: chart.kind))
    let name = sheet.name.text
    for (index, column) in chart.series.enumerated() {
      guard let series = chart_add_series(drawing, nil, nil) else { throw WorkbookProblem(.writingFailed, "memory") }
      let (categories, values) = (UInt16(chart.categories), UInt16(column))
      chart_series_set_categories(series, name, layout.firstRow, categories, layout.lastRow, categories)
      chart_series_set_values(series, name, layout.firstRow, values, layout.lastRow, values)
      chart_series_set_name_range(series, name, layout.header, values)
      paint(series, shades[index % shades.count], chart.kind)
    }
    setAxes(drawing, chart, sheet)
    let title = CellText.written(chart.title)
    // The library takes a title that begins with this sign for the address of a cell.
    chart_title_set_name(drawing, title.hasPrefix("=") ? " " + title : title)
    chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    let error = title.withCString { description in
      var options = lxw_chart_options()
      (options.x_scale, options.y_scale) = (widthScale, heightScale)
      options.description = UnsafeMutablePointer(mutating: description)
      return worksheet_insert_chart_opt(page, layout.chart, 0, drawing, &options)
    }
    try WorkbookPen.check(error)
  }

  private static func setAxes(
    _ drawing: UnsafeMutablePointer<lxw_chart>, _ chart: WorkbookChart, _ sheet: WorkbookSheet
  ) {
    let values = chart.kind == .bars ? drawing.pointee.x_axis : drawing.pointee.y_axis
    // Programs begin an axis near the smallest value: columns would show differences that hardly are there.
    if chart.kind != .line, !hasNegative(sheet, chart.series) { chart_axis_set_min(values, 0) }
    if chart.series.allSatisfy({ sheet.columns[$0].kind == .percent }) { chart_axis_set_num_format(values, "0%") }
    // From the top down, as the rows of the table.
    if chart.kind == .bars { chart_axis_set_reverse(drawing.pointee.y_axis) }
  }

  private static func hasNegative(_ sheet: WorkbookSheet, _ series: [Int]) -> Bool {
    sheet.rows.contains { row in
      series.contains { index in
        switch row.indices.contains(index) ? row[index] : nil {
        case .whole(let number), .percent(tenths: let number): number < 0
        case .decimal(let number): number < 0
        default: false
        }
      }
    }
  }

  private static func paint(
    _ series: UnsafeMutablePointer<lxw_chart_series>, _ shade: lxw_color_t, _ kind: WorkbookChart.Kind
  ) {
    var line = lxw_chart_line()
    line.color = kind == .line ? shade : shades[0]
    line.width = kind == .line ? 2.25 : 0.5
    chart_series_set_line(series, &line)
    guard kind != .line else { return }
    var fill = lxw_chart_fill()
    fill.color = shade
    chart_series_set_fill(series, &fill)
  }

  private static func type(of kind: WorkbookChart.Kind) -> lxw_chart_type {
    switch kind {
    case .columns: LXW_CHART_COLUMN
    case .bars: LXW_CHART_BAR
    case .line: LXW_CHART_LINE
    case .stackedColumns: LXW_CHART_COLUMN_STACKED
    case .columnsOfShares: LXW_CHART_COLUMN_STACKED_PERCENT
    }
  }
}
