/// Every text of the pages around the reports, by name.
package enum PageWord: String, Hashable, Sendable, CaseIterable {
  case brand, skip, tools, signOut, back
  case signInHeading, signInLead, signInName, signInPassword, signInSubmit, signInHelp
  case signInRefused, signInLimited, signInBusy, signInExpired
  case unitsHeading, unitsLead, unitsEmpty, unitsBelow, unitsAll
  case elsewhereHeading, elsewhereLead, elsewhereEmpty, elsewhereLink, quarter
  case thisMonth, lastMonth, thisQuarter, lastQuarter, thisYear
  case unit, from, through, show, download
  case pageOf, firstPage, previousPage, nextPage, lastPage
  case structure, structureThen, structureDay, structureOn
  case notFoundHeading, notFoundText, forbiddenHeading, forbiddenText, badRequestHeading, badRequestText,
    unavailableHeading, unavailableText
  case periodReversed, periodTooLong

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  static let vietnamese: [PageWord: String] = [
    .brand: "Đánh giá phục vụ",
    .skip: "Đến nội dung chính",
    .tools: "Ngôn ngữ và tài khoản",
    .signOut: "Đăng xuất",
    .back: "Về trang đầu",
    .signInHeading: "Đăng nhập",
    .signInLead: "Dành cho người có tài khoản của trung tâm.",
    .signInName: "Tên tài khoản",
    .signInPassword: "Mật khẩu",
    .signInSubmit: "Đăng nhập",
    .signInHelp: "Quên mật khẩu? Xin liên hệ người quản trị hệ thống của đơn vị.",
    .signInRefused: "Tên tài khoản hoặc mật khẩu chưa đúng.",
    .signInLimited: "Đã thử quá nhiều lần. Xin chờ ít phút rồi thử lại.",
    .signInBusy: "Máy chủ đang bận. Xin thử lại sau giây lát.",
    .signInExpired: "Trang đăng nhập đã quá hạn. Xin thử lại.",
    .unitsHeading: "Đơn vị của bạn",
    .unitsBelow: "Đơn vị bên dưới",
    .unitsAll: "Mọi đơn vị của bạn",
    .unitsLead: "Chọn kỳ để xem báo cáo của đơn vị; từ đó có báo cáo theo cán bộ.",
    .unitsEmpty: "Tài khoản này chưa được xem đơn vị nào. Xin liên hệ người quản trị hệ thống.",
    .elsewhereHeading: "Đơn vị khác",
    .elsewhereLead:
      "Kết quả của các đơn vị khác thuộc cùng cấp trên, chỉ theo quý đã kết thúc. Bảng nào có ô từ 1 đến 9 thì không hiển thị.",
    .elsewhereEmpty: "Không có đơn vị nào khác thuộc cùng cấp trên mà tài khoản này chưa xem được toàn bộ.",
    .elsewhereLink: "Kết quả theo quý của đơn vị khác",
    .quarter: "Quý",
    .structure: "Cơ cấu đơn vị",
    .structureThen: "như khi phục vụ",
    .structureDay: "như vào một ngày",
    .structureOn: "Ngày (trống: hôm nay)",
    .thisMonth: "Tháng này",
    .lastMonth: "Tháng trước",
    .thisQuarter: "Quý này",
    .lastQuarter: "Quý trước",
    .thisYear: "Năm nay",
    .unit: "Đơn vị",
    .from: "Từ ngày",
    .through: "Đến ngày",
    .show: "Xem",
    .download: "Tải về",
    .pageOf: "Trang %1/%2, tất cả %3 hàng. Hàng “Toàn đơn vị” và tệp tải về gồm mọi hàng.",
    .firstPage: "Trang đầu",
    .previousPage: "Trang trước",
    .nextPage: "Trang sau",
    .lastPage: "Trang cuối",
    .notFoundHeading: "Không tìm thấy",
    .notFoundText: "Trang này không có, hoặc không thuộc đơn vị của bạn.",
    .forbiddenHeading: "Không có quyền",
    .forbiddenText: "Vai trò của tài khoản này không cho phép việc đó.",
    .badRequestHeading: "Yêu cầu chưa đúng",
    .badRequestText: "Xin kiểm tra lại địa chỉ hoặc nội dung đã nhập.",
    .unavailableHeading: "Tạm thời chưa phục vụ được",
    .unavailableText: "Trung tâm chưa đọc được dữ liệu. Không có gì bị mất; xin thử lại sau ít phút.",
    .periodReversed: "Ngày cuối đứng trước ngày đầu. Xin chọn lại kỳ báo cáo.",
    .periodTooLong: "Kỳ báo cáo dài nhất là năm năm. Xin chọn kỳ ngắn hơn.",
  ]

  static let english: [PageWord: String] = [
    .brand: "Service ratings",
    .skip: "Skip to the main content",
    .tools: "Language and account",
    .signOut: "Sign out",
    .back: "To the first page",
    .signInHeading: "Sign in",
    .signInLead: "For everybody who has an account of the centre.",
    .signInName: "Account name",
    .signInPassword: "Password",
    .signInSubmit: "Sign in",
    .signInHelp: "Forgotten your password? Ask your unit's administrator.",
    .signInRefused: "The account name or the password is not right.",
    .signInLimited: "Too many attempts. Please wait some minutes and try again.",
    .signInBusy: "The server is busy. Please try again in a moment.",
    .signInExpired: "The sign-in page was open for too long. Please try again.",
    .unitsHeading: "Your units",
    .unitsBelow: "Units below",
    .unitsAll: "All your units",
    .unitsLead: "Choose a period to read the report of a unit; the report by clerk is one step from it.",
    .unitsEmpty: "This account has no unit to read yet. Please ask the administrator.",
    .elsewhereHeading: "Other units",
    .elsewhereLead:
      "Figures of other units below the same unit above, of quarters that are over only. A table with a cell of 1 to 9 is not shown.",
    .elsewhereEmpty: "There is no other unit below the same unit above that this account does not see in full already.",
    .elsewhereLink: "Quarterly figures of other units",
    .quarter: "Quarter",
    .structure: "Structure of units",
    .structureThen: "as they were then",
    .structureDay: "as they are on a day",
    .structureOn: "Day (empty: today)",
    .thisMonth: "This month",
    .lastMonth: "Last month",
    .thisQuarter: "This quarter",
    .lastQuarter: "Last quarter",
    .thisYear: "This year",
    .unit: "Unit",
    .from: "From",
    .through: "Through",
    .show: "Show",
    .download: "Download",
    .pageOf: "Page %1 of %2, %3 rows in all. The row “Whole unit” and the files are of every one.",
    .firstPage: "First page",
    .previousPage: "Previous page",
    .nextPage: "Next page",
    .lastPage: "Last page",
    .notFoundHeading: "Not found",
    .notFoundText: "There is no such page, or it does not belong to your units.",
    .forbiddenHeading: "Not permitted",
    .forbiddenText: "Your account's role does not permit this.",
    .badRequestHeading: "Something is not right",
    .badRequestText: "Please check the address or what was entered.",
    .unavailableHeading: "Not available at the moment",
    .unavailableText: "The centre cannot read its data. Nothing is lost; please try again in some minutes.",
    .periodReversed: "The last day is before the first. Please choose the period again.",
    .periodTooLong: "A period has at most five years. Please choose a shorter one.",
  ]
}
