import EvaluationStore

extension RegistryProblem.Kind {
  /// What is wrong and what to do about it, in Vietnamese.
  func vietnamese(_ subject: String) -> ImportFinding.ProblemText {
    if let fault = TableFault.Kind(rawValue: String(rawValue.dropFirst("registry-".count))) {
      return fault.vietnamese(subject)
    }
    return field(subject) ?? unit(subject) ?? home(subject)
  }

  private func field(_ subject: String) -> ImportFinding.ProblemText? {
    switch self {
    case .fieldEmpty: .init("Ô này để trống.", "Dòng nào cũng phải có giá trị ở cột này.")
    case .fieldTooLong:
      .init("Chữ trong ô quá dài.", "Nhiều nhất \(RegistryLimits.nameCharacters) ký tự.")
    case .fieldUnprintable:
      .init("Ô có ký tự không in được.", "Gõ lại, không có dấu xuống dòng hay ký tự điều khiển.")
    case .codeInvalid:
      .init("“\(subject)” không phải là mã.", "Mã đơn vị gồm A–Z, 0–9 và dấu chấm; mã khác có thêm a–z và dấu “-”.")
    case .dateInvalid: .init("“\(subject)” không phải là ngày.", "Viết 2026-11-21, hoặc để trống nếu không có hạn.")
    case .validityReversed: .init("Ngày cuối đứng trước ngày đầu.", "valid_from không được sau valid_to.")
    default: nil
    }
  }

  private func unit(_ subject: String) -> ImportFinding.ProblemText? {
    switch self {
    case .validityOverlaps:
      .init("“\(subject)” có hai dòng cho cùng một ngày.", "Bỏ một dòng, hoặc kết thúc dòng trước bằng valid_to.")
    case .parentUnknown:
      .init("Không có đơn vị “\(subject)”.", "Thêm đơn vị cấp trên vào units.csv, hoặc để trống nếu là cấp cao nhất.")
    case .parentNotValid:
      .init(
        "Đơn vị cấp trên “\(subject)” không tồn tại trong mọi ngày của đơn vị này.",
        "Tách dòng của đơn vị tại ngày đổi cấp trên.")
    case .parentCycle:
      .init("“\(subject)” đứng dưới chính nó.", "Lần theo cột parent: phải kết thúc ở đơn vị không có cấp trên.")
    case .predecessorUnknown:
      .init("Không có đơn vị cũ “\(subject)”.", "Giữ dòng của đơn vị đã kết thúc, cùng valid_to của nó.")
    case .predecessorNotEnded:
      .init(
        "Đơn vị cũ “\(subject)” chưa kết thúc khi đơn vị mới bắt đầu.",
        "Kết thúc nó bằng valid_to trước valid_from của đơn vị mới; nếu còn hoạt động, dòng mới của nó cũng ghi mã này."
      )
    default: nil
    }
  }

  private func home(_ subject: String) -> ImportFinding.ProblemText {
    switch self {
    case .unitUnknown: .init("Không có đơn vị “\(subject)”.", "Thêm vào units.csv, hoặc kiểm tra lại mã.")
    case .unitNotValid:
      .init(
        "Đơn vị “\(subject)” không tồn tại trong ngày nào của dòng này.",
        "Kiểm tra valid_from và valid_to ở đây và trong units.csv.")
    case .counterUnknown: .init("Không có quầy “\(subject)”.", "Thêm vào counters.csv, hoặc kiểm tra lại mã.")
    case .clerkUnknown:
      .init("Không có cán bộ “\(subject)”.", "Giữ dòng của cán bộ trong clerks.csv và kết thúc bằng valid_to.")
    case .kioskWithoutCounter:
      .init(
        "Tại quầy “\(subject)” có thiết bị, mà danh mục mới không còn quầy này.",
        "Giữ dòng của quầy và kết thúc bằng valid_to.")
    default:
      .init(
        "Có tài khoản xem đơn vị “\(subject)”, mà danh mục mới không còn đơn vị này.",
        "Giữ dòng của đơn vị và kết thúc bằng valid_to.")
    }
  }
}

extension TableFault.Kind {
  func vietnamese(_ subject: String) -> ImportFinding.ProblemText {
    switch self {
    case .notUTF8: .init("Tệp không phải UTF-8.", "Lưu lại thành “CSV UTF-8”.")
    case .fileTooLarge: .init("Tệp quá lớn: \(subject).", "Kiểm tra xem có đúng tệp không.")
    case .tooManyRows:
      .init(
        "Tệp có quá nhiều dòng: \(subject).", "Nhiều nhất \(RegistryLimits.rows) dòng; kiểm tra xem có đúng tệp không.")
    case .headerMissing: .init("Tệp không có dòng tiêu đề.", "Bắt đầu bằng dòng \(subject).")
    case .separatorWrong: .init("Các ô không cách nhau bằng dấu phẩy.", "Lưu lại với dấu phẩy làm dấu phân cách.")
    case .columnMissing: .init("Thiếu cột “\(subject)”.", "Xem tên các cột của danh sách này ở trang nhập.")
    case .columnUnknown: .init("Không có cột nào tên “\(subject)”.", "Xem tên các cột của danh sách này ở trang nhập.")
    case .columnRepeated: .init("Cột “\(subject)” có hai lần.", "Mỗi cột chỉ ghi một lần.")
    case .quoteUnclosed: .init("Dấu ngoặc kép mở ở đây mà không đóng.", "Đóng lại; trong ô thì viết hai dấu liền nhau.")
    case .quoteMisplaced:
      .init("Dấu ngoặc kép đứng sai chỗ.", "Đặt cả ô trong ngoặc kép và viết hai dấu liền nhau ở trong.")
    case .fieldCount: .init("Số ô không bằng số cột: \(subject).", "Ô có dấu phẩy phải đặt trong ngoặc kép.")
    }
  }
}
