/// Bounds of one file that is read. The whole nation has some 25,000 clerks; a workbook of ten megabytes is a large one.
package struct SheetLimits: Hashable, Sendable {
  /// Bytes of the file as it came.
  package var fileBytes = 32 * 1024 * 1024
  /// Bytes of all that is in the container, unpacked.
  package var unpackedBytes = 256 * 1024 * 1024
  /// Bytes that one byte of a part may become, once the part is larger than `ratioFromBytes`. Lists of the same word reach
  /// some 50.
  package var unpackingRatio = 200
  /// Smaller parts may be made of anything.
  package var ratioFromBytes = 1024 * 1024
  /// Entries of the container: pictures and the like are counted too.
  package var parts = 4096
  /// Sheets of one workbook, charts among them.
  package var sheets = 64
  /// Rows in which something stands, in all sheets together.
  package var rows = 200_000
  /// The last column in which something stands.
  package var columns = 256
  /// Cells up to the last one of each row, in all sheets together.
  package var cells = 4_000_000
  /// UTF-16 units in one cell, as Excel counts them.
  package var cellCharacters = 32_767
  /// Texts that the sheets of a workbook share.
  package var sharedTexts = 1_000_000
  /// Elements within each other.
  package var depth = 64
  /// Regions of merged cells in one sheet.
  package var merges = 10_000
  /// Formats of cells.
  package var formats = 65_536

  package init() {}
}
