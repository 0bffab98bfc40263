extension SheetProblem {
  static let vietnamese: [Kind: SheetAdvice] = [
    .fileEmpty: SheetAdvice("Tệp rỗng.", "Kiểm tra xem có đúng tệp cần chọn và đã chép đủ chưa."),
    .fileTooLarge: SheetAdvice(
      "Tệp quá lớn: {subject} byte.", "Kiểm tra xem có đúng tệp không; có thể xóa bớt hình ảnh trong tệp."),
    .kindUnknown: SheetAdvice("Tệp không phải bảng tính, cũng không phải CSV.", "Lưu bảng dưới dạng .xlsx."),
    .passwordProtected: SheetAdvice(
      "Bảng tính được bảo vệ bằng mật khẩu.", "Mở tệp rồi lưu lại dưới dạng .xlsx, không đặt mật khẩu."),
    .oldWorkbook: SheetAdvice(
      "Bảng tính thuộc loại cũ Excel 97–2003 (.xls).", "Mở tệp rồi lưu lại dưới dạng .xlsx."),
    .openDocument: SheetAdvice("Tệp là bảng tính OpenDocument (.ods).", "Mở tệp rồi lưu lại dưới dạng .xlsx."),
    .binaryWorkbook: SheetAdvice("Tệp là bảng tính nhị phân (.xlsb).", "Mở tệp rồi lưu lại dưới dạng .xlsx."),
    .markup: SheetAdvice(
      "Tệp thực ra là trang web hoặc XML, dù tên tệp là gì.",
      "Mở tệp bằng phần mềm bảng tính rồi lưu lại dưới dạng .xlsx."),
    .notWorkbook: SheetAdvice("Tệp không chứa bảng tính: {subject}.", "Chọn đúng tệp .xlsx."),
    .archiveDamaged: SheetAdvice(
      "Tệp bị hỏng hoặc bị cắt cụt.", "Chép hoặc tải lại tệp; nếu vẫn lỗi, mở tệp rồi lưu thành tệp mới."),
    .archiveEntryRepeated: SheetAdvice(
      "Trong tệp có hai phần cùng tên “{subject}”.",
      "Mở tệp bằng phần mềm bảng tính rồi lưu thành tệp .xlsx mới."),
    .archivePathUnsafe: SheetAdvice(
      "Tệp chỉ tới một vị trí bên ngoài chính nó: “{subject}”.", "Chưa dùng tệp này khi chưa rõ nguồn gốc."),
    .archiveTooManyParts: SheetAdvice(
      "Tệp có quá nhiều phần: {subject}.", "Chép riêng bảng cần dùng sang một bảng tính mới."),
    .unpackedTooLarge: SheetAdvice(
      "Tệp quá lớn sau khi giải nén: hơn {subject} byte.", "Chép riêng bảng cần dùng sang một bảng tính mới."),
    .unpackingRatio: SheetAdvice(
      "Phần “{subject}” của tệp phình to bất thường khi giải nén.",
      "Chép riêng bảng cần dùng sang một bảng tính mới; không dùng tệp chưa rõ nguồn gốc."),
    .partMissing: SheetAdvice(
      "Bảng tính thiếu phần “{subject}”.", "Mở tệp bằng phần mềm bảng tính rồi lưu thành tệp .xlsx mới."),
    .partMalformed: SheetAdvice(
      "Không hiểu được phần “{subject}” của bảng tính.",
      "Mở tệp bằng phần mềm bảng tính rồi lưu thành tệp .xlsx mới."),
    .partDeclaresTypes: SheetAdvice(
      "Phần “{subject}” tự khai báo kiểu tài liệu, điều mà bảng tính không cần.",
      "Chưa dùng tệp này khi chưa rõ nguồn gốc."),
    .partTooDeep: SheetAdvice(
      "Phần “{subject}” lồng nhau quá sâu.", "Mở tệp bằng phần mềm bảng tính rồi lưu thành tệp .xlsx mới."),
    .sheetsMissing: SheetAdvice("Bảng tính không có trang tính nào chứa bảng.", "Kiểm tra xem có đúng tệp không."),
    .tooManySheets: SheetAdvice(
      "Bảng tính có quá nhiều trang tính: {subject}.", "Chỉ giữ lại các trang tính cần dùng."),
    .tooManyRows: SheetAdvice("Có hơn {subject} dòng.", "Chia bảng thành nhiều tệp."),
    .tooManyColumns: SheetAdvice(
      "Có dữ liệu nằm ngoài cột thứ {subject}.", "Xóa những gì nằm bên phải bảng."),
    .tooManyCells: SheetAdvice("Có hơn {subject} ô.", "Chia bảng thành nhiều tệp."),
    .tooManySharedTexts: SheetAdvice("Bảng tính chứa hơn {subject} đoạn chữ.", "Chia bảng thành nhiều tệp."),
    .tooManyFormats: SheetAdvice(
      "Bảng tính chứa hơn {subject} định dạng.", "Chỉ chép giá trị sang một bảng tính mới."),
    .tooManyMerges: SheetAdvice("Có quá nhiều ô được gộp: hơn {subject}.", "Bỏ gộp ô trong bảng."),
    .cellTooLong: SheetAdvice("Có ô chứa hơn {subject} ký tự.", "Rút ngắn nội dung của ô."),
    .notUnicode: SheetAdvice(
      "Văn bản không phải Unicode; có thể là Windows-1258, TCVN3 hoặc VNI.",
      "Lưu lại dưới dạng “CSV UTF-8” hoặc .xlsx; chữ theo phông cũ thì chuyển sang Unicode trước."),
    .quoteUnclosed: SheetAdvice(
      "Một trường trong dấu nháy kép bắt đầu ở đây nhưng không kết thúc.",
      "Đóng trường bằng dấu nháy kép; viết đôi các dấu nháy kép bên trong."),
    .quoteMisplaced: SheetAdvice(
      "Dấu nháy kép nằm sai chỗ.", "Đặt cả trường trong dấu nháy kép và viết đôi các dấu nháy kép bên trong."),
    .returnStray: SheetAdvice(
      "Có ký tự về đầu dòng (CR) nằm giữa dòng.", "Lưu lại tệp dưới dạng “CSV UTF-8”."),
  ]
}
