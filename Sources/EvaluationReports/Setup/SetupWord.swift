/// Every text of the page of the first day.
package enum SetupWord: String, Hashable, Sendable, CaseIterable {
  case setup, lead, steps, stepCode, stepOffices, stepAccount, stepKiosk, codeHeading, codeLead, code, open, wrong
  case limited, officesHeading, officesLead, officesSample, accountHeading, accountLead, name, nameHelp, password
  case passwordHelp, again, units, makeAccount, kioskHeading, kioskLead, finish, finishLead, later, officesAgain
  case passwordDiffers, passwordShort, passwordPlain, nameMalformed, busy, exists, tooManyTops

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  static let vietnamese: [SetupWord: String] = [
    .setup: "Thiết lập ban đầu",
    .lead: "Bốn bước, có thể dừng và làm tiếp bất cứ lúc nào. Mọi việc cũng làm được bằng dòng lệnh.",
    .steps: "Các bước",
    .stepCode: "Mã mở",
    .stepOffices: "Đơn vị và cán bộ",
    .stepAccount: "Người quản trị",
    .stepKiosk: "Thiết bị đầu tiên",
    .codeHeading: "Mã mở trang này",
    .codeLead:
      "Ở đây chưa có tài khoản nào nên chưa ai đăng nhập được: trung tâm còn phải được thiết lập. Mã nằm trong tệp mà evaluationd ghi tên trong nhật ký khi khởi động; chỉ người quản trị máy chủ đọc được.",
    .code: "Mã",
    .open: "Mở",
    .wrong: "Mã chưa đúng. Xin chép lại từ tệp trên máy chủ.",
    .limited: "Đã thử quá nhiều lần. Xin chờ ít phút rồi thử lại.",
    .officesHeading: "Đơn vị, quầy và cán bộ",
    .officesLead: "Chọn các tệp danh mục, xem trước rồi nhập. Cần ít nhất đơn vị; quầy và cán bộ có thể nhập sau.",
    .officesSample: "Dòng đầu ghi tên các cột. Ví dụ units.csv:",
    .accountHeading: "Người quản trị đầu tiên",
    .accountLead: "Người này quản trị mọi đơn vị trong danh mục, và thêm những tài khoản khác.",
    .name: "Tên tài khoản",
    .nameHelp: "Chữ thường không dấu, chữ số và . - _ @",
    .password: "Mật khẩu",
    .passwordHelp: "Ít nhất 12 ký tự; một câu dễ nhớ là tốt nhất.",
    .again: "Nhập lại mật khẩu",
    .units: "Quản trị:",
    .makeAccount: "Tạo tài khoản và đăng nhập",
    .kioskHeading: "Mã đăng ký cho thiết bị đầu tiên",
    .kioskLead: "Chọn quầy, cấp mã, rồi gõ mã đó tại thiết bị. Có thể làm sau ở trang Thiết bị tại quầy.",
    .finish: "Kết thúc thiết lập",
    .finishLead: "Sau đó trang này không mở được nữa.",
    .later: "Danh mục đã có; có thể nhập lại:",
    .officesAgain: "Nhập lại danh mục",
    .passwordDiffers: "Hai lần nhập mật khẩu không giống nhau.",
    .passwordShort: "Mật khẩu cần từ 12 đến 1024 ký tự, không có ký tự điều khiển.",
    .passwordPlain: "Mật khẩu quá đơn giản.",
    .nameMalformed: "Tên tài khoản chưa đúng.",
    .busy: "Máy chủ đang bận. Xin thử lại sau giây lát.",
    .exists: "Đã có tài khoản. Hãy đăng nhập bằng tài khoản đó.",
    .tooManyTops: "Danh mục có quá nhiều đơn vị cấp cao nhất; tạo tài khoản bằng dòng lệnh trên máy chủ.",
  ]

  static let english: [SetupWord: String] = [
    .setup: "The first day",
    .lead: "Four steps, which can be left and taken up again. Everything can be done at the command line too.",
    .steps: "Steps",
    .stepCode: "Code",
    .stepOffices: "Offices and clerks",
    .stepAccount: "Administrator",
    .stepKiosk: "First kiosk",
    .codeHeading: "The code that opens this page",
    .codeLead:
      "Nobody has an account here yet, so nobody can sign in: the centre is still to be set up. The code stands in the file that evaluationd names in its log when it starts; only who administers the server can read it.",
    .code: "Code",
    .open: "Open",
    .wrong: "The code is not right. Please copy it from the file on the server.",
    .limited: "Too many attempts. Please wait some minutes.",
    .officesHeading: "Offices, counters and clerks",
    .officesLead:
      "Choose the files of the registry, look at the preview, then import. Units are needed; counters and clerks may follow later.",
    .officesSample: "The first line names the columns. For example units.csv:",
    .accountHeading: "The first administrator",
    .accountLead: "Administers every unit of the registry and adds the other accounts.",
    .name: "Account's name",
    .nameHelp: "Lower-case letters without marks, digits and . - _ @",
    .password: "Password",
    .passwordHelp: "At least 12 characters; a sentence that is easily remembered is best.",
    .again: "The password again",
    .units: "Administers:",
    .makeAccount: "Make the account and sign in",
    .kioskHeading: "A code for the first kiosk",
    .kioskLead:
      "Choose the counter, issue the code, and type it at the kiosk. It can be done later on the page Kiosks.",
    .finish: "End the setup",
    .finishLead: "After that this page does not open any more.",
    .later: "There is a registry; it can be imported again:",
    .officesAgain: "Import the registry again",
    .passwordDiffers: "The two passwords differ.",
    .passwordShort: "A password has from 12 to 1024 characters and no control characters.",
    .passwordPlain: "The password is too plain.",
    .nameMalformed: "The account's name is not right.",
    .busy: "The server is busy. Please try again in a moment.",
    .exists: "There is an account. Sign in with it.",
    .tooManyTops: "The registry has too many units at the top; make the account at the server's command line.",
  ]
}
