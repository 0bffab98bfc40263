/// The cells of a row while they are found: those between them are empty, those after the last do not exist.
struct RowCells {
  private(set) var list: [SheetCell] = []

  /// - Parameter column: from 1, after every one before.
  mutating func put(_ cell: SheetCell, in column: Int) {
    guard cell.kind != .empty else { return }
    precondition(column > list.count, "cells come in their order")
    while list.count < column - 1 { list.append(.empty) }
    list.append(cell)
  }
}
