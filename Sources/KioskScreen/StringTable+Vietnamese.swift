extension StringTable {
  /// “Ông/bà” is how offices address citizens in writing.
  package static let vietnamese = StringTable(
    language: "vi",
    words: [
      .languageName: "Tiếng Việt",
      .dossier: "Hồ sơ",
      .device: "Mã thiết bị",
      .proceed: "Tiếp tục",
      .skip: "Bỏ qua",
      .decline: "Không đánh giá",
      .again: "Chọn nhầm? Xin chọn lại.",
      .chosen: "Đã chọn",
      .no: "Không, cảm ơn",
      .yes: "Có, xin liên hệ",
      .page: "Trang {page}/{pages}",
      .largeText: "Chữ to hơn",
      .usualText: "Cỡ chữ bình thường",
      .highContrast: "Tương phản cao",
      .usualContrast: "Màu bình thường",
      .soundOn: "Bật tiếng",
      .soundOff: "Tắt tiếng",
      .faultJournal: "Thiết bị chưa ghi được dữ liệu.",
      .faultInput: "Nút bấm hoặc màn hình cảm ứng chưa được kết nối.",
      .faultMaintenance: "Kỹ thuật viên đang kiểm tra thiết bị.",
    ],
    wordings: [
      .idle: Wording(headline: "Kính chào ông/bà", detail: "Rất hân hạnh được phục vụ ông/bà."),
      .serving: Wording(
        headline: "Đang phục vụ", detail: "Khi xong việc, xin mời ông/bà cho biết mức độ hài lòng tại đây."),
      .pleaseRate: Wording(
        headline: "Mời ông/bà đánh giá mức độ hài lòng",
        detail: "Cán bộ tại quầy không biết ông/bà chọn mức nào."),
      .thankYou: Wording(headline: "Cảm ơn ông/bà", detail: "Kính chúc ông/bà mạnh khỏe."),
      .oneMoment: Wording(headline: "Xin chờ trong giây lát", detail: ""),
      .cannotRate: Wording(
        headline: "Thiết bị tạm thời chưa nhận được đánh giá",
        detail: "Mong ông/bà thông cảm. Việc phục vụ tại quầy vẫn diễn ra bình thường."),
      .oneAtATime: Wording(
        headline: "Xin chỉ nhấn một nút", detail: "Hai nút được nhấn cùng lúc nên thiết bị chưa nhận câu trả lời nào."),
      .notFinished: Wording(
        headline: "Chưa đến lúc đánh giá", detail: "Khi xong việc, ông/bà sẽ được mời đánh giá tại đây."),
      .couldNotBeTaken: Wording(
        headline: "Chưa nhận được đánh giá của ông/bà",
        detail: "Thiết bị gặp trục trặc trong lúc mời đánh giá. Mong ông/bà thông cảm."),
      .chips: Wording(headline: "Điều gì đáng khen hoặc cần cải thiện?", detail: "Có thể chọn nhiều ý, hoặc bỏ qua."),
      .question: Wording(headline: "Xin ông/bà cho biết thêm", detail: "Xin chọn một ý, hoặc bỏ qua."),
      .contact: Wording(
        headline: "Cơ quan có thể liên hệ với ông/bà về hồ sơ này không?",
        detail: "Nếu ông/bà không chọn “Có”, cơ quan sẽ không liên hệ."),
      .maintenance: Wording(
        headline: "Thiết bị đang được bảo trì",
        detail: "Các lần nhấn lúc này không được tính. Việc phục vụ tại quầy vẫn diễn ra bình thường."),
    ])
}
