import Foundation

/// Looks at a workbook that was written. The library puts its parts together in temporary files and does not notice when a
/// disk takes only some of them: a sheet that lacks rows must not become somebody's figures.
enum WorkbookProof {
  /// - Parameter cells: how many were written to each sheet.
  static func check(_ data: Data, cells: [Int]) throws(WorkbookProblem) {
    do {
      let archive = try Archive(data, limits: limits)
      for (index, count) in cells.enumerated() {
        let part = try archive.part("xl/worksheets/sheet\(index + 1).xml")
        guard ends(part, "</worksheet>"), occurrences(of: "<c ", in: part) == count else { throw incomplete }
      }
      try checkTexts(archive)
      for (name, end) in [("xl/workbook.xml", "</workbook>"), ("xl/styles.xml", "</styleSheet>")] {
        guard ends(try archive.part(name), end) else { throw incomplete }
      }
    } catch {
      throw WorkbookProblem(.writingFailed, "temporary files")
    }
  }

  private static let incomplete = SheetProblem(.archiveDamaged)

  private static func checkTexts(_ archive: Archive) throws(SheetProblem) {
    let texts = "xl/sharedStrings.xml"
    guard archive.has(texts) else { return }
    let part = try archive.part(texts)
    let beginning = String(decoding: part.prefix(512), as: UTF8.self)
    guard let count = beginning.firstMatch(of: /uniqueCount="([0-9]+)"/).flatMap({ Int($0.1) }),
      ends(part, "</sst>"), occurrences(of: "<si>", in: part) == count
    else { throw incomplete }
  }

  private static func ends(_ part: Data, _ end: String) -> Bool {
    part.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  /// How often four or fewer bytes occur; they never stand within a text, where `<` is written otherwise.
  static func occurrences(of mark: String, in part: Data) -> Int {
    let mark = Array(mark.utf8)
    return part.withUnsafeBytes { bytes in
      guard bytes.count >= mark.count else { return 0 }
      var count = 0
      for index in 0...(bytes.count - mark.count) where bytes[index] == mark[0] {
        if mark.indices.allSatisfy({ bytes[index + $0] == mark[$0] }) { count += 1 }
      }
      return count
    }
  }

  private static var limits: SheetLimits {
    var limits = SheetLimits()
    limits.unpackedBytes = .max
    // The same words in every row: nothing of our own is made to swell.
    limits.unpackingRatio = 2000
    return limits
  }
}
