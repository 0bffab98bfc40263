import RatingModel

/// A figure that is another one than was issued.
package struct SheetChange: Hashable, Sendable {
  package let section: ReportLabel
  package let table: ReportLabel
  package let row: ReportLabel
  package let column: ReportLabel
  /// As issued; `nil` where there was no such row or figure.
  package let was: Figure?
  /// Now.
  package let becomes: Figure?

  /// Figure by figure what differs, in the order of the report. Words that are only spelled differently are no difference, nor
  /// is how the kiosks stand today, which is no figure of the period.
  package static func changes(from issued: [ReportSection], to now: [ReportSection]) -> [SheetChange] {
    ReportSection.Code.allCases.filter { $0 != .kiosks }.flatMap { code in
      let (old, new) = (issued.first { $0.code == code }, now.first { $0.code == code })
      guard let heading = old?.heading ?? new?.heading else { return [SheetChange]() }
      return paired(old?.tables ?? [], new?.tables ?? [], by: \.identifier).flatMap { before, after in
        let isLater = old != nil && before == nil && after.map { later.contains($0.identifier) } == true
        return isLater ? [] : Self.changes(before, after, heading)
      }
    }
  }

  /// Tables, like columns, that reports have had only since a later version of this program: what was issued before lacks them for
  /// no other reason.
  private static let later: Set<String> = ["dossiers"]

  private static func changes(_ old: ReportTable?, _ new: ReportTable?, _ section: ReportLabel) -> [SheetChange] {
    guard let heading = old?.heading ?? new?.heading else { return [] }
    let columns = paired(old?.columns ?? [], new?.columns ?? [], by: \.identifier)
    return paired(old?.rows ?? [], new?.rows ?? [], by: \.key).flatMap { before, after in
      columns.compactMap { oldColumn, newColumn -> SheetChange? in
        guard old == nil || oldColumn != nil else { return nil }
        let was = figure(of: before, oldColumn, old)
        let becomes = figure(of: after, newColumn, new)
        guard !isSame(was, becomes), let row = before?.label ?? after?.label,
          let column = oldColumn?.title ?? newColumn?.title
        else { return nil }
        return SheetChange(section: section, table: heading, row: row, column: column, was: was, becomes: becomes)
      }
    }
  }

  private static func figure(
    of row: ReportTable.Row?, _ column: ReportTable.Column?, _ table: ReportTable?
  ) -> Figure? {
    guard let row, let column, let place = table?.columns.firstIndex(where: { $0.identifier == column.identifier })
    else { return nil }
    return row.figures[place]
  }

  /// Those of the first in their order, each with its like; then what only the second has.
  private static func paired<Element>(
    _ first: [Element], _ second: [Element], by key: KeyPath<Element, String>
  ) -> [(Element?, Element?)] {
    let others = Dictionary(second.map { ($0[keyPath: key], $0) }) { first, _ in first }
    let known = Set(first.map { $0[keyPath: key] })
    return first.map { ($0, others[$0[keyPath: key]]) }
      + second.filter { !known.contains($0[keyPath: key]) }.map { (nil, $0) }
  }

  private static func isSame(_ left: Figure?, _ right: Figure?) -> Bool {
    switch (left, right) {
    case (.issuedWord(let one, _, _), .issuedWord(let other, _, _)): one == other
    // A row that is not there says as much as one without a figure.
    case (nil, .some(.none)), (.some(.none), nil): true
    default: left == right
    }
  }
}
