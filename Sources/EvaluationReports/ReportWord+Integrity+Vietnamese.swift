extension ReportWord {
  /// What is said of integrity: states of journals, events, and a sentence for each.
  static let vietnameseIntegrity: [ReportWord: String] = [
    .partEvents: "Sự cố",
    .sectionEvents: "Sự cố toàn vẹn liên quan đến các số liệu này",
    .noteEvents:
      "Mỗi dòng nói số liệu nào có thể thiếu hoặc sai, và ai đã xem xét. Sự cố không bao giờ bị xóa; chỉ khép lại bằng lý do được ghi lại.",
    .continuity: "Nối tiếp",
    .keptBack: "Số đếm bị giữ lại",
    .openEvents: "Sự cố còn mở",
    .continuityShown: "nối tiếp",
    .continuityUnproven: "chưa chứng minh",
    .continuityAbandoned: "không nhận nữa",
    .eventNumber: "Số sự cố",
    .eventKind: "Sự việc",
    .eventFirst: "Từ mục",
    .eventLast: "Đến mục",
    .inDoubt: "Số mục chưa chắc chắn",
    .eventTimes: "Số lần",
    .eventSince: "Từ lúc",
    .eventLatest: "Gần nhất lúc",
    .eventState: "Xử lý",
    .eventEnded: "Kết thúc lúc",
    .closedBy: "Người khép lại",
    .reason: "Lý do",
    .eventOpen: "còn mở",
    .eventSettled: "tự hết, chưa ai xem xét",
    .eventClosed: "đã khép lại",
    .forked: "Nhật ký bị rẽ nhánh",
    .rolledBack: "Nhật ký bị đưa về trạng thái cũ",
    .versionFell: "Số đếm lùi phiên bản",
    .tallyConflict: "Hai số đếm cho cùng một phiên bản",
    .scaleConflict: "Thang đổi mà không đổi phiên bản",
    .questionConflict: "Câu hỏi đổi mà không đổi phiên bản",
    .digestMismatch: "Số đếm của hai bên không khớp",
    .countAltered: "Số đếm bị sửa trong cơ sở dữ liệu của trung tâm",
    .centreBehind: "Trung tâm bị mất phần đã nhận",
    .journalReplaced: "Nhật ký bị thay, không rõ vì sao",
    .setAside: "Kiosk gác nhật ký cũ sang một bên",
    .journalCopied: "Nhật ký bị sao chép sang kiosk khác",
    .defineContinuity:
      "Kiosk có chứng minh được rằng nhật ký vẫn nối tiếp mục mà trung tâm đã ký nhận hay không.",
    .defineKeptBack:
      "Số đếm mà trung tâm không nhận được từng cái một và kiosk giữ lại; mỗi ngày thử lại một lần.",
    .defineOpenEvents: "Sự cố toàn vẹn của nhật ký này mà chưa ai khép lại.",
    .defineInDoubt:
      "Bao nhiêu mục nhật ký mà không ai chắc là đã được đếm đúng; mỗi mục là một việc tại quầy, như một lần nhấn. “Chưa có số liệu”: không ai biết được.",
    .defineEventState:
      "“Còn mở”: phải có người xem xét. “Tự hết”: hai bên đã khớp lại hoặc đã có lời giải thích. “Đã khép lại”: có người chịu trách nhiệm ghi lý do.",
    .defineForked:
      "Tại một mục mà trung tâm đã ký nhận, kiosk có mục khác: đĩa bị sao chép hoặc nhật ký bị viết lại.",
    .defineRolledBack:
      "Nhật ký kết thúc trước một mục mà trung tâm đã ký nhận: đĩa bị khôi phục từ bản sao cũ hoặc nhật ký bị cắt bớt.",
    .defineVersionFell:
      "Một số đếm đến với phiên bản thấp hơn bản đã nhận, trong một gói đi tiếp từ mục mới nhất.",
    .defineTallyConflict: "Cùng một phiên bản mà đến với hai số khác nhau; số đã nhận trước được giữ.",
    .defineScaleConflict: "Cùng một phiên bản của thang mà nội dung khác; nội dung nhận trước được giữ.",
    .defineQuestionConflict:
      "Cùng một phiên bản của câu hỏi mà nội dung khác; nội dung nhận trước được giữ.",
    .defineDigestMismatch:
      "Đã gửi lại mọi phần khác nhau mà số đếm vẫn không khớp, hoặc trung tâm có số đếm mà kiosk phủ nhận.",
    .defineCountAltered:
      "Số đếm trong cơ sở dữ liệu của trung tâm không còn là số đã nhận từ kiosk: đã bị sửa bằng cách khác. Kiosk gửi lại số của mình và số ấy được thay vào.",
    .defineCentreBehind:
      "Kiosk có biên nhận cho những mục mà trung tâm không còn biết: trung tâm được khôi phục từ bản sao lưu cũ. Tự hết khi khớp lại.",
    .defineJournalReplaced:
      "Kiosk bắt đầu nhật ký mới mà không báo nhật ký cũ ra sao: phần chưa được ký nhận của nhật ký cũ không ai biết.",
    .defineSetAside: "Kiosk báo rằng nhật ký cũ bị hỏng hoặc bị bỏ và đã bắt đầu nhật ký mới.",
    .defineJournalCopied:
      "Một kiosk gửi nhật ký của kiosk khác còn đang hoạt động: đĩa bị sao chép. Gói bị từ chối.",
  ]
}
