/// Every text of the pages of imports.
package enum ImportWord: String, Hashable, Sendable, CaseIterable {
  case imports, importsLead, registryHeading, registryLead, resultsHeading, resultsLead, units, counters, clerks
  case postings, procedures, results, columns, optional, look, limit, nothingSent, tooLarge, malformed
  case draftHeading, refusedHeading, refusedLead, file, line, column, problem, warnings, warningsLead, more
  case added, changed, ended, removed, unchanged, nothingChanges, dependents, dependentsLead, wouldHold
  case resultsSummary, replaced, take, drop, again, againLead, kept, changedMeanwhile, taken, takenResults, lost
  case kiosk, account, token, clerkSecret, was, until, backToImports

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  /// With numbers or texts in place of `#1`, `#2`, …
  func text(_ language: Language, _ values: String...) -> String {
    values.enumerated().reduce(text(language)) { $0.replacing("#\($1.offset + 1)", with: $1.element) }
  }

  static let vietnamese: [ImportWord: String] = [
    .imports: "Nhập dữ liệu",
    .importsLead: "Chọn tệp, xem trước điều gì thay đổi, rồi mới nhập: nhập tất cả hoặc không nhập gì.",
    .registryHeading: "Danh mục",
    .registryLead:
      """
    Mỗi tệp thay toàn bộ danh sách của nó; danh sách không chọn tệp thì giữ nguyên. Đơn vị, quầy, cán bộ thôi \
    hoạt động thì vẫn giữ dòng và ghi valid_to.
    """,
    .resultsHeading: "Kết quả hồ sơ",
    .resultsLead:
      "Số liệu của phần mềm một cửa, theo đơn vị và tháng hoặc ngày. Nhập lại thì thay số liệu cũ của đơn vị và kỳ đó.",
    .units: "Đơn vị",
    .counters: "Quầy",
    .clerks: "Cán bộ",
    .postings: "Phân công quầy",
    .procedures: "Thủ tục",
    .results: "Kết quả hồ sơ",
    .columns: "Các cột:",
    .optional: "có thể bỏ:",
    .look: "Xem trước",
    .limit: "Tệp CSV (UTF-8) hoặc XLSX có một trang tính; tất cả không quá #1 MiB.",
    .nothingSent: "Chưa chọn tệp nào.",
    .tooLarge: "Các tệp quá lớn. Tệp lớn hơn nữa thì nhập bằng dòng lệnh trên máy chủ.",
    .malformed: "Trình duyệt gửi biểu mẫu chưa đúng. Xin thử lại.",
    .draftHeading: "Xem trước khi nhập",
    .refusedHeading: "Chưa nhập được",
    .refusedLead: "Có #1 lỗi. Chưa có gì thay đổi. Sửa tệp rồi chọn lại; những tệp khác vẫn được giữ.",
    .file: "Tệp",
    .line: "Dòng",
    .column: "Cột",
    .problem: "Lỗi và cách sửa",
    .warnings: "Cần xem lại",
    .warningsLead: "#1 điều lạ nhưng có thể đúng; vẫn nhập được.",
    .more: "… và #1 nữa",
    .added: "Thêm",
    .changed: "Thay đổi",
    .ended: "Kết thúc",
    .removed: "Xóa khỏi danh sách",
    .unchanged: "#1 giữ nguyên",
    .nothingChanges: "Không có gì thay đổi.",
    .dependents: "Những gì phụ thuộc",
    .dependentsLead: "#1 thiết bị, tài khoản, token hoặc mã PIN gắn với những gì kết thúc hoặc bị xóa:",
    .wouldHold: "Danh mục sẽ có #1 đơn vị, #2 quầy, #3 cán bộ, #4 phân công, #5 thủ tục.",
    .resultsSummary: "#1 dòng cho #2 đơn vị và kỳ; #3 đơn vị và kỳ đã có số liệu sẽ được thay.",
    .replaced: "Được thay:",
    .take: "Nhập",
    .drop: "Bỏ, không nhập",
    .again: "Thay tệp khác",
    .againLead: "Tệp không chọn lại thì giữ tệp đã gửi.",
    .kept: "đang giữ: #1",
    .changedMeanwhile:
      "Trong lúc bạn xem, có người đã nhập dữ liệu khác. Đây là bản xem trước mới; xin xem lại rồi nhập.",
    .taken: "Đã nhập. Danh mục nay có #1 đơn vị, #2 quầy, #3 cán bộ, #4 phân công, #5 thủ tục.",
    .takenResults: "Đã nhập kết quả hồ sơ, số #1: #2 dòng.",
    .lost: "Bản xem trước này đã hết hạn hoặc đã được nhập. Xin chọn tệp lại.",
    .kiosk: "thiết bị",
    .account: "tài khoản",
    .token: "token",
    .clerkSecret: "mã của cán bộ",
    .was: "trước là “#1”",
    .until: "đến #1",
    .backToImports: "Về trang nhập dữ liệu",
  ]

  static let english: [ImportWord: String] = [
    .imports: "Imports",
    .importsLead: "Choose files, see what would change, then import: all of it or nothing.",
    .registryHeading: "Registry",
    .registryLead:
      """
    Each file takes the place of its whole list; a list without a file stays as it is. Units, counters and clerks \
    that have ended keep their row, with valid_to.
    """,
    .resultsHeading: "Dossier results",
    .resultsLead:
      "Figures of the one-stop software by unit and month or day. Importing again replaces what stood for that unit and period.",
    .units: "Units",
    .counters: "Counters",
    .clerks: "Clerks",
    .postings: "Postings",
    .procedures: "Procedures",
    .results: "Dossier results",
    .columns: "Columns:",
    .optional: "may be left out:",
    .look: "Preview",
    .limit: "CSV (UTF-8) or XLSX with one sheet; at most #1 MiB together.",
    .nothingSent: "No file was chosen.",
    .tooLarge: "The files are too large. Still larger ones are imported at the server's command line.",
    .malformed: "The browser did not send the form rightly. Please try again.",
    .draftHeading: "Preview of the import",
    .refusedHeading: "Not imported",
    .refusedLead:
      "There are #1 errors. Nothing was changed. Correct the file and choose it again; the other files are kept.",
    .file: "File",
    .line: "Line",
    .column: "Column",
    .problem: "What is wrong, and what to do",
    .warnings: "To be looked at",
    .warningsLead: "#1 things that are odd but may be true; they do not stop the import.",
    .more: "… and #1 more",
    .added: "Added",
    .changed: "Changed",
    .ended: "Ended",
    .removed: "Removed from the list",
    .unchanged: "#1 as before",
    .nothingChanges: "Nothing would change.",
    .dependents: "What depends on it",
    .dependentsLead: "#1 kiosks, accounts, tokens or PINs hang on what ends or is removed:",
    .wouldHold: "The registry would hold #1 units, #2 counters, #3 clerks, #4 postings, #5 procedures.",
    .resultsSummary: "#1 rows for #2 units and periods; #3 that have figures would be replaced.",
    .replaced: "Replaced:",
    .take: "Import",
    .drop: "Drop it",
    .again: "Choose other files",
    .againLead: "Where no other file is chosen, the one that was sent is kept.",
    .kept: "kept: #1",
    .changedMeanwhile:
      "While you looked, somebody imported something else. This is a new preview; please look at it, then import.",
    .taken: "Imported. The registry now holds #1 units, #2 counters, #3 clerks, #4 postings, #5 procedures.",
    .takenResults: "Dossier results imported, number #1: #2 rows.",
    .lost: "This preview is too old, or was imported. Please choose the files again.",
    .kiosk: "kiosk",
    .account: "account",
    .token: "token",
    .clerkSecret: "clerk's secret",
    .was: "was “#1”",
    .until: "until #1",
    .backToImports: "Back to imports",
  ]
}
