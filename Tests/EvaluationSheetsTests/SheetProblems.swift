import Foundation

@testable import EvaluationSheets

/// The problem of a file, or `nil` when there is none.
func problem(_ data: Data, _ limits: SheetLimits = SheetLimits()) -> SheetProblem? {
  do {
    _ = try SheetReader.read(data, limits: limits)
    return nil
  } catch {
    return error
  }
}

func problem(_ workbook: WrittenWorkbook, _ limits: SheetLimits = SheetLimits()) throws -> SheetProblem? {
  problem(try workbook.data(), limits)
}

/// A file that another program made.
func fixture(_ name: String) throws -> Data {
  try Data(contentsOf: URL(filePath: #filePath).appending(path: "../../Fixtures/Sheets/\(name)").standardized)
}
