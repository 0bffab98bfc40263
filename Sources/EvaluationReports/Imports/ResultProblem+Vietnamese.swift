import EvaluationStore

extension ResultProblem.Kind {
  /// What is wrong and what to do about it, in Vietnamese.
  func vietnamese(_ subject: String) -> ImportFinding.ProblemText {
    switch self {
    case .table(let fault): fault.vietnamese(subject)
    case .rule(let rule): rule.isWarning ? rule.warning(subject) : rule.refusal(subject)
    }
  }
}

extension ResultRule {
  fileprivate func refusal(_ subject: String) -> ImportFinding.ProblemText {
    switch self {
    case .fieldEmpty: .init("Ô này để trống.", "Dòng nào cũng phải có giá trị ở cột này.")
    case .fieldUnprintable: .init("Dòng có ký tự không in được.", "Lưu lại thành “CSV UTF-8”.")
    case .codeInvalid: .init("“\(subject)” không phải là mã.", "Kiểm tra lại; mã phải viết như trong danh mục.")
    case .periodInvalid: .init("“\(subject)” không phải là tháng hay ngày.", "Viết 2026-10 hoặc 2026-10-30.")
    case .stageInvalid:
      .init(
        "“\(subject)” không phải là bước xử lý.", "Viết receiving, supplementing, refusing, returning, hoặc để trống.")
    case .numberInvalid:
      .init("“\(subject)” không phải là số đếm.", "Viết số nguyên, không có dấu; không biết thì để trống.")
    case .clerkIncomplete: .init("Cán bộ gồm đơn vị và mã.", "Điền cả clerk_unit và staff, hoặc bỏ trống cả hai.")
    case .rowEmpty: .init("Dòng này không có số nào.", "Ghi ít nhất một số, hoặc bỏ dòng.")
    case .rowRepeated: .init("Đã có dòng như vậy: \(subject).", "Cộng hai dòng lại, hoặc bỏ một dòng.")
    case .periodOverlaps:
      .init("Tệp có cả tháng và ngày trong tháng đó của đơn vị: \(subject).", "Chỉ ghi tháng, hoặc chỉ ghi các ngày.")
    case .monthStands:
      .init("Tháng của ngày này đã được nhập cả tháng: \(subject).", "Nhập lại cả tháng.")
    case .annulledExceed:
      .init(
        "Số phản ánh được kết luận là sai nhiều hơn số phản ánh: \(subject).",
        "Những phản ánh sai cũng tính trong tổng số phản ánh.")
    default: .init("Không có đơn vị “\(subject)”.", "Nhập danh mục đơn vị trước, hoặc kiểm tra lại mã.")
    }
  }

  fileprivate func warning(_ subject: String) -> ImportFinding.ProblemText {
    switch self {
    case .unitNotValid:
      .init("Đơn vị “\(subject)” không tồn tại suốt kỳ này.", "Báo cáo không hiện số liệu của những ngày khác.")
    case .clerkUnknown:
      .init("Không có cán bộ “\(subject)”.", "Số liệu hiện theo mã cho đến khi cán bộ có trong danh mục.")
    case .procedureUnknown:
      .init("Không có thủ tục “\(subject)”.", "Số liệu hiện theo mã cho đến khi thủ tục có trong danh mục.")
    case .returnedExceed:
      .init(
        "Số hồ sơ trả kết quả nhiều hơn số đã nhận hoặc đang giải quyết: \(subject).",
        "Kiểm tra early, on_time, late; ghi carried_over nếu phần mềm có.")
    case .conductExceed:
      .init(
        "Số phản ánh về thái độ nhiều hơn tổng số phản ánh: \(subject).", "Kiểm tra xem phần mềm có đếm riêng không.")
    default:
      .init(
        "Có dòng ghi \(subject), có dòng không ghi.", "Các dòng được cộng lại: bỏ dòng tổng, và ghi hết hoặc không ghi."
      )
    }
  }
}
