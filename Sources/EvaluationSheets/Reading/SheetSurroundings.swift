/// What the sheets of a workbook refer to.
struct SheetSurroundings {
  var countsFrom1904: Bool
  var texts: [String] = []
  /// By the index that a cell names.
  var formats: [NumberFormat] = []
}
