extension WorkbookProblem {
  /// What is wrong, for people, without its place.
  package func message(in language: SheetLanguage) -> String { filled(Self.advice(kind, language).message) }

  /// What to do about it.
  package func hint(in language: SheetLanguage) -> String { filled(Self.advice(kind, language).hint) }

  static func advice(_ kind: Kind, _ language: SheetLanguage) -> SheetAdvice {
    let table = language == .vietnamese ? vietnamese : english
    guard let advice = table[kind] else { preconditionFailure("\(language.rawValue) lacks \(kind.rawValue)") }
    return advice
  }

  private func filled(_ text: String) -> String { text.replacing("{subject}", with: subject) }

  static let english: [Kind: SheetAdvice] = [
    .sheetsMissing: SheetAdvice("The workbook would have no sheet.", "Choose at least one table."),
    .tooManySheets: SheetAdvice("The workbook would have more than {subject} sheets.", "Choose fewer tables."),
    .sheetNameRepeated: SheetAdvice("Two sheets would have the same name.", "Name each sheet once."),
    .columnsMissing: SheetAdvice("The table has no column.", "Choose at least one column."),
    .tooManyColumns: SheetAdvice("The table has more than {subject} columns.", "Choose fewer columns."),
    .tooManyRows: SheetAdvice("The table has more than {subject} rows.", "Choose a shorter period or a smaller unit."),
    .tooManyCells: SheetAdvice("There are more than {subject} cells.", "Choose a shorter period or a smaller unit."),
    .tooManyLines: SheetAdvice("There are more than {subject} lines beside the table.", "Shorten title and notes."),
    .textTooLong: SheetAdvice("A text has more than {subject} characters.", "Shorten it: spreadsheets hold no more."),
    .numberTooLarge: SheetAdvice(
      "A number has more digits than spreadsheets keep.", "Write it as text if it is a code."),
    .valueMisplaced: SheetAdvice("A value does not suit its column.", "Report this fault: the table is made wrongly."),
    .chartColumnUnknown: SheetAdvice(
      "The chart shows columns that hold no numbers.", "Report this fault: the table is made wrongly."),
    .writingFailed: SheetAdvice(
      "The workbook could not be written: {subject}.", "Try again; check memory and the space for temporary files."),
  ]

  static let vietnamese: [Kind: SheetAdvice] = [
    .sheetsMissing: SheetAdvice("Bảng tính không có trang tính nào.", "Chọn ít nhất một bảng."),
    .tooManySheets: SheetAdvice("Bảng tính sẽ có hơn {subject} trang tính.", "Chọn ít bảng hơn."),
    .sheetNameRepeated: SheetAdvice("Có hai trang tính trùng tên.", "Đặt cho mỗi trang tính một tên riêng."),
    .columnsMissing: SheetAdvice("Bảng không có cột nào.", "Chọn ít nhất một cột."),
    .tooManyColumns: SheetAdvice("Bảng có hơn {subject} cột.", "Chọn ít cột hơn."),
    .tooManyRows: SheetAdvice("Bảng có hơn {subject} dòng.", "Chọn kỳ ngắn hơn hoặc đơn vị nhỏ hơn."),
    .tooManyCells: SheetAdvice("Có hơn {subject} ô.", "Chọn kỳ ngắn hơn hoặc đơn vị nhỏ hơn."),
    .tooManyLines: SheetAdvice("Có hơn {subject} dòng chữ ngoài bảng.", "Rút ngắn tiêu đề và ghi chú."),
    .textTooLong: SheetAdvice(
      "Có đoạn chữ dài hơn {subject} ký tự.", "Rút ngắn đoạn chữ: bảng tính không chứa được hơn."),
    .numberTooLarge: SheetAdvice(
      "Có số nhiều chữ số hơn mức bảng tính giữ được.", "Nếu là mã, hãy ghi dưới dạng chữ."),
    .valueMisplaced: SheetAdvice("Có giá trị không hợp với cột.", "Báo lỗi này: bảng được lập sai."),
    .chartColumnUnknown: SheetAdvice(
      "Biểu đồ dùng cột không chứa số.", "Báo lỗi này: bảng được lập sai."),
    .writingFailed: SheetAdvice(
      "Không ghi được bảng tính: {subject}.", "Thử lại; kiểm tra bộ nhớ và chỗ trống cho tệp tạm."),
  ]
}
