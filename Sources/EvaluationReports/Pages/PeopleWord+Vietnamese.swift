extension PeopleWord {
  static let vietnamese: [PeopleWord: String] = [
    .closings: "Báo cáo đã ban hành",
    .accounts: "Tài khoản",
    .audit: "Nhật ký truy cập",
    .personalData: "Dữ liệu cá nhân",
    .myAccount: "Tài khoản của tôi",
    .accountsLead: "Những tài khoản thuộc các đơn vị mà bạn quản trị.",
    .accountsEmpty: "Chưa có tài khoản nào.",
    .accountsNext: "Tiếp theo",
    .accountAddHeading: "Thêm tài khoản",
    .accountName: "Tên tài khoản",
    .accountNameHelp: "Chữ thường không dấu, chữ số và . - _ @",
    .accountRole: "Vai trò",
    .accountUnits: "Mã đơn vị",
    .accountUnitsHelp: "Cách nhau bằng dấu cách; gồm cả các đơn vị cấp dưới. Tài khoản của cán bộ thì để trống.",
    .accountClerk: "Mã cán bộ",
    .accountClerkHelp: "Chỉ dành cho vai trò cán bộ: đơn vị cấp mã và mã cán bộ, ví dụ H56.14/CB017.",
    .accountState: "Trạng thái",
    .accountActive: "Đang dùng",
    .accountDisabled: "Đã vô hiệu hóa",
    .accountAdd: "Thêm",
    .accountSave: "Lưu quyền",
    .accountRightsHeading: "Quyền",
    .accountDisableHeading: "Vô hiệu hóa và mật khẩu",
    .accountDisable: "Vô hiệu hóa",
    .accountEnable: "Cho dùng lại",
    .accountNewPassword: "Cấp mật khẩu mới",
    .accountDone: "Đã lưu.",
    .accountPasswordShown: "Mật khẩu mới, chỉ hiện một lần này. Hãy giao tận tay người dùng:",
    .accountOwnNote: "Đây là tài khoản của bạn: vai trò và trạng thái do người quản trị khác thay đổi.",
    .accountCreated: "Ngày tạo",
    .backToAccounts: "Về danh sách tài khoản",
    .roleAdministrator: "Quản trị hệ thống",
    .roleHead: "Thủ trưởng đơn vị",
    .roleViewer: "Người xem",
    .roleInspector: "Thanh tra, kiểm tra",
    .roleClerk: "Cán bộ, công chức",
    .problemNameMalformed: "Tên tài khoản chưa đúng.",
    .problemRole: "Vai trò chưa đúng.",
    .problemUnitMalformed: "Có mã đơn vị chưa đúng.",
    .problemClerkMalformed: "Mã cán bộ chưa đúng.",
    .problemExists: "Tên tài khoản này đã có người dùng.",
    .problemUnknown: "Không có tài khoản này.",
    .problemUnitUnknown: "Có đơn vị không thuộc danh mục.",
    .problemClerkUnknown: "Cán bộ này không có trong danh mục.",
    .problemOwn: "Không ai tự thay đổi quyền hay trạng thái của mình.",
    .problemLastAdministrator: "Đây là người quản trị cuối cùng. Hãy thêm người quản trị khác trước.",
    .problemUnitMissing: "Vai trò này cần ít nhất một đơn vị.",
    .problemTooManyUnits: "Nhiều đơn vị quá. Một đơn vị đã gồm mọi đơn vị cấp dưới.",
    .problemClerkMissing: "Tài khoản của cán bộ phải ghi mã cán bộ.",
    .problemClerkUnexpected: "Mã cán bộ chỉ dành cho vai trò cán bộ, và vai trò này không có đơn vị.",
    .problemMore: "Bạn không thể cấp nhiều quyền hơn quyền của mình.",
    .problemBusy: "Máy chủ đang bận. Xin thử lại sau giây lát.",
    .auditLead: "Ai đã làm gì, về ai, từ đâu. Không thể sửa hay xóa.",
    .auditPerson: "Người",
    .auditKind: "Việc",
    .auditEveryKind: "Mọi việc",
    .auditEmpty: "Không có mục nào.",
    .auditOlder: "Cũ hơn",
    .auditTime: "Thời điểm",
    .auditWho: "Ai",
    .auditAbout: "Về",
    .auditPeriod: "Kỳ được xem",
    .auditAddress: "Từ đâu",
    .auditCommandLine: "dòng lệnh của máy chủ",
    .auditClaimed: "tự khai",
    .auditNumber: "Số",
    .auditMalformed: "Bộ lọc chưa đúng. Xin kiểm tra lại.",
    .signInsHeading: "Những lần đăng nhập gần đây",
    .signInsNote: "Có lần nào không phải của bạn? Hãy đổi mật khẩu và báo người quản trị.",
    .signInsEmpty: "Chưa có lần nào được ghi.",
    .passwordHeading: "Đổi mật khẩu",
    .passwordPresent: "Mật khẩu hiện nay",
    .passwordNew: "Mật khẩu mới",
    .passwordAgain: "Nhập lại mật khẩu mới",
    .passwordHelp: "Ít nhất 12 ký tự; một câu dễ nhớ là tốt nhất. Sau khi đổi phải đăng nhập lại.",
    .passwordChange: "Đổi mật khẩu",
    .passwordWrong: "Mật khẩu hiện nay chưa đúng.",
    .passwordLimited: "Đã thử quá nhiều lần. Xin chờ ít phút rồi thử lại.",
    .passwordDiffers: "Hai lần nhập mật khẩu mới không giống nhau.",
    .passwordTooShort: "Mật khẩu mới cần ít nhất 12 ký tự.",
    .passwordTooLong: "Mật khẩu mới quá dài.",
    .passwordUnprintable: "Mật khẩu mới có ký tự điều khiển.",
    .passwordTooPlain: "Mật khẩu mới quá đơn giản.",
    .ownHeading: "Kết quả đánh giá của tôi",
    .ownLead:
      """
    Chỉ có số liệu của chính bạn. Không có gì chi tiết hơn một ngày, và mức hài lòng chỉ hiện khi có từ năm \
    lượt trở lên của những tuần đã hết.
    """,
    .ownEmpty: "Trong quý này chưa có gì để hiện.",
    .ownNobody: "Tài khoản này chưa gắn với cán bộ nào. Xin liên hệ người quản trị.",
    .ownDays: "Ngày",
    .ownSessions: "Lượt phục vụ",
    .ownRated: "Có đánh giá",
    .ownLevels: "Mức hài lòng",
    .ownHeld: "Lượt có đánh giá chưa hiện mức, vì còn quá ít hoặc chưa hết tuần:",
    .ownThisQuarter: "Quý này",
    .ownLastQuarter: "Quý trước",
    .dataWhatHeading: "Giữ những gì",
    .dataWhatClerk:
      """
    Của cán bộ: đơn vị cấp mã, mã cán bộ, họ tên, chức danh, thời gian phụ trách; số lượt phục vụ và số lượt \
    đánh giá theo ngày; mã PIN dưới dạng không đọc được.
    """,
    .dataWhatAccount:
      """
    Của tài khoản: tên, vai trò, đơn vị, mật khẩu dưới dạng không đọc được; thời điểm và địa chỉ đăng nhập; \
    việc đã xem, đã tải về và đã thay đổi.
    """,
    .dataWhatCitizen: "Của người dân: không giữ gì. Không ai biết ai đã đánh giá.",
    .dataWhyHeading: "Vì sao",
    .dataWhy:
      """
    Để thực hiện nhiệm vụ của cơ quan nhà nước: đánh giá chất lượng giải quyết thủ tục hành chính. Dữ liệu cá \
    nhân được bảo vệ theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.
    """,
    .dataLongHeading: "Giữ bao lâu",
    .dataLong:
      """
    Số đếm và nhật ký truy cập không tự bị xóa: báo cáo phải kiểm chứng được. Thời hạn lưu trữ do cơ quan chủ \
    quản quyết định theo pháp luật về lưu trữ. Tài khoản bị vô hiệu hóa vẫn giữ tên và dấu vết.
    """,
    .dataAskHeading: "Yêu cầu cung cấp hoặc chỉnh sửa",
    .dataAsk:
      """
    Gửi yêu cầu bằng văn bản đến người quản trị của đơn vị. Yêu cầu được ghi vào sổ, được trả lời trong 2 \
    ngày làm việc và được thực hiện trong 15 ngày (Nghị định 356/2025/NĐ-CP). Họ tên và chức danh được sửa \
    trong danh mục cán bộ.
    """,
    .dataWhoHeading: "Ai xem được",
    .dataWho:
      """
    Số liệu của một cán bộ chỉ những người có vai trò cho phép và thuộc đơn vị đó hoặc cấp trên xem được; mỗi \
    lần xem đều được ghi lại. Cán bộ xem được số liệu của chính mình.
    """,
  ]
}
