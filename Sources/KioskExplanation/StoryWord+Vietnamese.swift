import KioskJournal
import KioskSession
import RatingModel

extension StoryWord {
  static let vietnamese: [StoryWord: String] = [
    .title: "Lượt phục vụ {0} tại quầy {1}",
    .undated: "chưa rõ giờ",
    .result: "Kết quả: {0}",
    .unfinished: "Kết quả: chưa có, lượt phục vụ đang diễn ra.",
    .untoldAmbient: "Còn {0} lần nhấn không thuộc lượt nào, không liệt kê.",

    .opened: "Được mở từ {0}; {1}.",
    .waited: "Người dân đã chờ {0} phút kể từ khi lấy số.",
    .dossiers: "Số hồ sơ được nêu: {0}.",
    .clerkNamed: "cán bộ phục vụ là {0}, theo yêu cầu mở lượt",
    .clerkRoster: "yêu cầu không nêu cán bộ, theo lịch trực quầy là {0}",
    .clerkBadge: "yêu cầu không nêu cán bộ, theo thẻ đã quét là {0}",
    .clerkNone: "không tính cho cán bộ nào",
    .source(.feed): "luồng lượt phục vụ của trung tâm",
    .source(.api): "phần mềm của cơ quan",
    .source(.clerkPage): "trang của cán bộ",
    .source(.scan): "một lần quét mã tại thiết bị",
    .source(.inviteButton): "nút “mời đánh giá” của cán bộ",
    .source(.demo): "bản trình diễn",

    .invited: "Người dân được mời đánh giá.",
    .closed: "Việc phục vụ kết thúc.",
    .rated: "Một lần nhấn trên “{0}”: đây là đánh giá của lượt này.",
    .corrected: "Một mức khác trên “{0}”, còn trong thời gian được sửa, thay cho mức trước.",
    .press: "Một lần nhấn trên “{0}”, được lưu nhưng không tính là đánh giá: {1}.",
    .answered: "Người dân trả lời thêm một câu hỏi sau mức đánh giá trên “{0}”.",
    .passed: "Người dân chuyển sang bước tiếp theo trên “{0}”.",
    .contacted: "Người dân cho biết có muốn được liên hệ về hồ sơ hay không trên “{0}”.",
    .marked: "Vẫn được tính và có dấu hiệu: {0}.",
    .followed: "Lượt phục vụ tiếp theo được mở.",
    .pressedInOutage: "lúc đó không thể nhận đánh giá",
    .reopened: "Nhật ký được mở lại sau khi không ghi được; lượt đang mở kết thúc khi đó.",
    .started: "Thiết bị khởi động lại; lượt đang mở kết thúc cùng lần chạy trước.",
    .impossible: "Không thể nhận đánh giá: {0}.",
    .possible: "Có thể nhận đánh giá trở lại.",
    .cause(.journal): "không ghi được nhật ký",
    .cause(.input): "không có bảng nút nào gửi được đủ các mức",
    .cause(.maintenance): "kỹ thuật viên đang bảo trì",

    .disposition(.ambient): "lúc đó không phục vụ ai",
    .disposition(.early): "cán bộ chưa mời đánh giá",
    .disposition(.repeat): "lượt này đã có câu trả lời",
    .disposition(.superseded): "đã được mức chọn sau thay thế",
    .disposition(.unsettled):
      "nội dung có thể trả lời thay đổi khi đang nhấn hoặc chưa đến 0,3 giây trước, hoặc màn hình không (còn) hiện nội dung đó",
    .disposition(.simultaneous): "hai nút được nhấn cùng lúc, không rõ ý người nhấn",
    .disposition(.maintenance): "kỹ thuật viên đang bảo trì",

    .outcome(.rated): "đã đánh giá.",
    .outcome(.declined): "người dân chọn không đánh giá.",
    .outcome(.timedOut): "đã mời, hết thời gian mà không có câu trả lời.",
    .outcome(.notInvited): "kết thúc trước khi mời đánh giá.",
    .outcome(.cancelled): "bị bên mở lượt hủy.",
    .outcome(.unavailable): "đã mời, không có câu trả lời, và có lúc không ai có thể trả lời.",

    .mark(.outsideHours): "được mở ngoài giờ làm việc",
    .mark(.unknownClerk): "cán bộ không có trong lịch trực của thiết bị này",
    .mark(.oddDossierCode): "mã hồ sơ có dạng lạ",
    .mark(.undated): "chưa có nguồn giờ tin cậy",
    .mark(.sameDossier): "cùng hồ sơ, cùng bước đã được phục vụ trong ngày",
    .mark(.burst): "nhiều đánh giá hơn thường lệ trong vài phút",
    .mark(.cadence): "các đánh giá cách nhau đều một cách bất thường",
    .mark(.fallback): "đến từ nguồn dự phòng",
    .mark(.clerkInDoubt): "lượt phục vụ và thẻ nêu hai cán bộ khác nhau",

    .released(.lot): "Mức đã rời thiết bị, trong một nhóm năm đánh giá.",
    .released(.month): "Mức đã rời thiết bị cùng phần còn lại của tháng.",
    .released(.dated): "Mức đã rời thiết bị khi biết được ngày.",
    .waitsInLot: "Mức chưa rời thiết bị: đang chờ đủ nhóm năm đánh giá hoặc hết tháng.",
  ]
}
