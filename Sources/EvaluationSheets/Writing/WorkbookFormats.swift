import CXLSXWriter

/// How cells look: the typeface of official documents, thin lines, and a header that is told from the rows without colour.
struct WorkbookFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  let title: Format
  let line: Format
  let header: Format
  let text: Format
  /// A text in a column of figures.
  let remark: Format
  private let whole: Format
  private let percent: Format
  private let day: Format
  /// By digits after the sign.
  private let decimals: [Format]

  private static let typeface = "Times New Roman"
  private static let size = 12.0
  private static let shade = lxw_color_t(0xE7E6E6)

  init?(_ book: UnsafeMutablePointer<lxw_workbook>, _ language: SheetLanguage) {
    func format(_ number: String? = nil, isCell: Bool = true) -> Format? {
      guard let format = workbook_add_format(book) else { return nil }
      format_set_font_name(format, Self.typeface)
      format_set_font_size(format, Self.size)
      if let number { format_set_num_format(format, number) }
      if isCell {
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      }
      return format
    }
    let dayForm = language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd"
    guard let title = format(isCell: false), let line = format(isCell: false), let header = format(),
      let text = format(), let remark = format(), let whole = format("#,##0"), let percent = format("0.0%"),
      let day = format(dayForm)
    else { return nil }
    let decimals = (0...WorkbookLimits.decimalPlaces).compactMap { places in
      format(places == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: places))
    }
    guard decimals.count == WorkbookLimits.decimalPlaces + 1 else { return nil }
    (self.title, self.line, self.header, self.text, self.remark) = (title, line, header, text, remark)
    (self.whole, self.percent, self.day, self.decimals) = (whole, percent, day, decimals)
    format_set_bold(title)
    format_set_font_size(title, Self.size + 2)
    format_set_bold(header)
    format_set_text_wrap(header)
    format_set_align(header, UInt8(LXW_ALIGN_CENTER.rawValue))
    format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    format_set_bg_color(header, Self.shade)
    format_set_text_wrap(text)
    format_set_align(remark, UInt8(LXW_ALIGN_RIGHT.rawValue))
  }

  func format(of kind: WorkbookColumn.Kind) -> Format {
    switch kind {
    case .text: text
    case .wholeNumber: whole
    case .decimal(let places): decimals[min(max(0, places), WorkbookLimits.decimalPlaces)]
    case .percent: percent
    case .day: day
    }
  }
}
