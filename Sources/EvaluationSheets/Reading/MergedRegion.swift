/// Cells that are merged: only the first of them shows anything.
struct MergedRegion: Hashable {
  let first: CellReference
  let last: CellReference

  /// As `A1:B3`.
  init?(_ text: String) {
    let ends = text.split(separator: ":")
    guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]) else { return nil }
    guard first.column <= last.column, first.line <= last.line else { return nil }
    (self.first, self.last) = (first, last)
  }
}
