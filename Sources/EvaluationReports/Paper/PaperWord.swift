import EvaluationStore

/// Every text of the page of paper forms.
package enum PaperWord: String, Hashable, Sendable, CaseIterable {
  case paper, lead, addHeading, correctHeading, correctLead, unit, clerk, clerkHelp, day, scale, chooseScale, forms
  case formsHelp, reason, reasonHelp, enter, correct, entered, noScales, entries, empty, older, number, counts, by
  case state, stands, corrected, correctsEntry, act, back, confirmZero
  case problemScale, problemLevels, problemCount, problemEmpty, problemUnit, problemClerk, problemDay, problemAhead
  case problemStands, problemCorrected, problemReason

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  static let vietnamese: [PaperWord: String] = [
    .paper: "Phiếu giấy",
    .lead:
      """
    Phiếu đánh giá bằng giấy được nhập tay, hiện riêng trong báo cáo và không bao giờ cộng chung với thiết bị. \
    Không nhập tên hay mã hồ sơ của người dân.
    """,
    .addHeading: "Nhập phiếu của một ngày",
    .correctHeading: "Sửa lần nhập số",
    .correctLead: "Lần nhập cũ vẫn được giữ; lần nhập mới thay nó trong báo cáo.",
    .unit: "Mã đơn vị",
    .clerk: "Mã cán bộ",
    .clerkHelp: "Đơn vị cấp mã và mã cán bộ, ví dụ H56.14/CB017. Phiếu không ghi cán bộ thì để trống.",
    .day: "Ngày",
    .scale: "Thang",
    .chooseScale: "Đổi thang",
    .forms: "Số phiếu theo mức",
    .formsHelp: "Số nguyên, không có thì ghi 0.",
    .reason: "Lý do sửa",
    .reasonHelp: "Lý do được giữ mãi cùng lần nhập.",
    .enter: "Nhập",
    .correct: "Lưu bản sửa",
    .entered: "Đã nhập, số",
    .noScales: "Trung tâm chưa biết thang nào: cần ít nhất một thiết bị đã gửi số liệu.",
    .entries: "Những lần nhập gần đây",
    .empty: "Chưa có phiếu giấy nào.",
    .older: "Cũ hơn",
    .number: "Số",
    .counts: "Số phiếu",
    .by: "Người nhập",
    .state: "Trạng thái",
    .stands: "đang dùng",
    .corrected: "đã được sửa",
    .correctsEntry: "sửa số",
    .act: "Sửa",
    .back: "Về trang phiếu giấy",
    .confirmZero: "0 phiếu",
    .problemScale: "Không có thang này.",
    .problemLevels: "Mỗi mức của thang cần một số.",
    .problemCount: "Số phiếu là số nguyên từ 0 đến 10000.",
    .problemEmpty: "Chưa có phiếu nào được ghi.",
    .problemUnit: "Đơn vị này không thuộc quyền của bạn, hoặc không hoạt động trong ngày đó.",
    .problemClerk: "Mã cán bộ chưa đúng, hoặc không có trong danh mục của đơn vị bạn.",
    .problemDay: "Ngày chưa đúng.",
    .problemAhead: "Ngày đó chưa đến.",
    .problemStands: "Ngày này đã được nhập. Hãy sửa lần nhập đó trong danh sách bên dưới.",
    .problemCorrected: "Lần nhập này đã được người khác sửa. Xin xem danh sách bên dưới.",
    .problemReason: "Xin ghi lý do sửa, không quá 1000 ký tự.",
  ]

  static let english: [PaperWord: String] = [
    .paper: "Paper forms",
    .lead:
      """
    Ratings on paper forms are typed in by hand, shown apart in reports, and never added to those of kiosks. Type \
    no citizen's name and no dossier's code.
    """,
    .addHeading: "Enter the forms of one day",
    .correctHeading: "Correct the entry number",
    .correctLead: "The entry before is kept; the new one takes its place in reports.",
    .unit: "Unit's code",
    .clerk: "Clerk's code",
    .clerkHelp: "Issuing unit and staff code, as H56.14/CB017. Leave it empty for forms that name no clerk.",
    .day: "Day",
    .scale: "Scale",
    .chooseScale: "Other scale",
    .forms: "Forms by level",
    .formsHelp: "A whole number; 0 where there are none.",
    .reason: "Why it is corrected",
    .reasonHelp: "The reason is kept with the entry for ever.",
    .enter: "Enter",
    .correct: "Save the correction",
    .entered: "Entered, number",
    .noScales: "The centre knows no scale yet: at least one kiosk must have sent figures.",
    .entries: "Newest entries",
    .empty: "There are no paper forms yet.",
    .older: "Older",
    .number: "Number",
    .counts: "Forms",
    .by: "Entered by",
    .state: "State",
    .stands: "in use",
    .corrected: "corrected",
    .correctsEntry: "corrects",
    .act: "Correct",
    .back: "Back to paper forms",
    .confirmZero: "0 forms",
    .problemScale: "There is no such scale.",
    .problemLevels: "Every level of the scale needs a number.",
    .problemCount: "Forms are a whole number from 0 to 10000.",
    .problemEmpty: "No form was counted.",
    .problemUnit: "The unit is none of yours, or does not hold on that day.",
    .problemClerk: "The clerk's code is not right, or not in your units' registry.",
    .problemDay: "The day is not right.",
    .problemAhead: "That day has not come.",
    .problemStands: "That day was entered already. Correct that entry in the list below.",
    .problemCorrected: "Somebody else corrected this entry. Please look at the list below.",
    .problemReason: "Please give the reason, in at most 1000 characters.",
  ]
}

extension PaperRefusal {
  package var word: PaperWord {
    switch self {
    case .scaleUnknown: .problemScale
    case .levelsWrong: .problemLevels
    case .countInvalid: .problemCount
    case .empty: .problemEmpty
    case .unitUnknown: .problemUnit
    case .clerkUnknown: .problemClerk
    case .dayAhead: .problemAhead
    case .stands: .problemStands
    case .corrected: .problemCorrected
    case .reasonMissing: .problemReason
    }
  }
}
