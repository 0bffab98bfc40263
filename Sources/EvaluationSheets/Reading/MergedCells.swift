/// Takes away what stands in merged cells after the first: no program shows it, though some keep it in the file.
enum MergedCells {
  static func cleared(
    _ rows: [SheetRow], _ regions: [MergedRegion], _ limits: SheetLimits
  ) throws(SheetProblem) -> [SheetRow] {
    guard !regions.isEmpty else { return rows }
    var rows = rows
    // Regions do not overlap, so that all of them together cover no more than there is; a file that lies ends here.
    var covered = 0
    for region in regions {
      var index = rows.partition { $0.line >= region.first.line }
      while index < rows.count, rows[index].line <= region.last.line {
        let row = rows[index]
        covered += 1 + max(0, min(region.last.column, row.cells.count) - region.first.column + 1)
        guard covered <= 2 * limits.cells else { throw SheetProblem(.tooManyMerges, "\(regions.count)") }
        rows[index] = cleared(row, region)
        index += 1
      }
    }
    return rows.filter { !$0.cells.isEmpty }
  }

  private static func cleared(_ row: SheetRow, _ region: MergedRegion) -> SheetRow {
    let isFirst = row.line == region.first.line
    let columns = (region.first.column + (isFirst ? 1 : 0))..<(region.last.column + 1)
    guard row.cells.count >= columns.lowerBound else { return row }
    var kept = RowCells()
    for (index, cell) in row.cells.enumerated() where !columns.contains(index + 1) { kept.put(cell, in: index + 1) }
    return SheetRow(line: row.line, isHidden: row.isHidden, cells: kept.list)
  }
}

extension [SheetRow] {
  /// Index of the first that fulfils what all after it do.
  fileprivate func partition(where fulfils: (SheetRow) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fulfils(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
