import KioskExplanation
import RatingModel

/// The words of `kioskctl audit`; `{0}`, `{1}` … stand for what is said of the case at hand.
enum AuditWord: Hashable {
  case title, heads, outOfReach, notAdded, columnAll, columnProven
  case sessions, outcome(Outcome), waiting, ratings, satisfied, satisfiedShare, marked, press, raised, lowered
  case undated, restsOn, restsOnNothing, cut, proven, nothingProven, waitingNote, found, sound, unsound

  func text(_ language: StoryText.Language) -> String {
    switch language {
    case .vi: vietnamese
    case .en: english
    }
  }

  private var english: String {
    switch self {
    case .title: "Clerk {0}, {1} to {2}, from the entries of this journal"
    case .heads: "Heads of the centre: {0}; {1} stand in the journal, the newest at entry {2} of {3}."
    case .outOfReach: "{0} more are about entries that were pruned; give the archives to check them."
    case .notAdded: "The entries cannot be added up."
    case .columnAll: "all entries"
    case .columnProven: "countersigned"
    case .sessions: "Sessions"
    case .outcome(let outcome):
      switch outcome {
      case .rated: "rated"
      case .declined: "declined"
      case .timedOut: "timed out"
      case .notInvited: "not invited"
      case .cancelled: "cancelled"
      case .unavailable: "unavailable"
      }
    case .waiting: "Waiting in lots"
    case .ratings: "Ratings [{0}]"
    case .satisfied: "satisfied"
    case .satisfiedShare: "satisfied share (%)"
    case .marked: "Sessions with a mark"
    case .press: "Presses that are no rating: {0}"
    case .raised: "Corrections raised"
    case .lowered: "Corrections lowered"
    case .undated: "Without a date, beside these days:"
    case .restsOn: "The figures rest on entries {0}."
    case .restsOnNothing: "No entry that is there is about this clerk on these days."
    case .cut: "What was before entry {0} was pruned; the figures have it from the cut that follows it."
    case .proven:
      "Up to entry {0} the centre has countersigned entries and counts. What the {1} entries after it add rests on the kiosk's word."
    case .nothingProven: "No head of the centre stands: everything rests on the kiosk's word."
    case .waitingNote:
      "{0} ratings wait in lots: their levels stand in the entries and in no figure, and the centre does not have them yet."
    case .found: "FOUND {0}{1}: {2}"
    case .sound: "The chain holds, every head of the centre stands in it, and every count follows from the entries."
    case .unsound: "This journal is not what was written, or not what the centre countersigned."
    }
  }

  private var vietnamese: String {
    switch self {
    case .title: "Cán bộ {0}, từ {1} đến {2}, theo các mục của nhật ký này"
    case .heads: "Mốc do trung tâm ký nhận: {0}; {1} mốc khớp với nhật ký, mới nhất ở mục {2} trên {3}."
    case .outOfReach: "{0} mốc khác thuộc các mục đã được dọn; cần tệp lưu trữ để kiểm tra."
    case .notAdded: "Không thể cộng số từ các mục này."
    case .columnAll: "mọi mục"
    case .columnProven: "đã ký nhận"
    case .sessions: "Lượt phục vụ"
    case .outcome(let outcome):
      switch outcome {
      case .rated: "đã đánh giá"
      case .declined: "từ chối đánh giá"
      case .timedOut: "hết thời gian chờ"
      case .notInvited: "không được mời"
      case .cancelled: "đã hủy"
      case .unavailable: "thiết bị không sẵn sàng"
      }
    case .waiting: "Đang chờ đủ nhóm"
    case .ratings: "Số đánh giá [{0}]"
    case .satisfied: "hài lòng"
    case .satisfiedShare: "tỷ lệ hài lòng (%)"
    case .marked: "Lượt có dấu hiệu"
    case .press: "Lần nhấn không tính là đánh giá: {0}"
    case .raised: "Sửa lên"
    case .lowered: "Sửa xuống"
    case .undated: "Chưa rõ ngày, ngoài các ngày trên:"
    case .restsOn: "Số liệu dựa trên các mục {0}."
    case .restsOnNothing: "Không có mục nào còn lại nói về cán bộ này trong những ngày trên."
    case .cut: "Các mục đến số {0} đã được dọn; số liệu của chúng lấy từ mốc cắt ngay sau đó."
    case .proven:
      "Đến mục {0}, trung tâm đã ký nhận các mục và số đếm. Phần thêm của {1} mục sau đó chỉ dựa vào lời của kiosk."
    case .nothingProven: "Không có mốc nào của trung tâm khớp: mọi số liệu chỉ dựa vào lời của kiosk."
    case .waitingNote:
      "{0} đánh giá đang chờ đủ nhóm: mức của chúng nằm trong các mục, không nằm trong số liệu nào, và trung tâm chưa có."
    case .found: "PHÁT HIỆN {0}{1}: {2}"
    case .sound: "Chuỗi nguyên vẹn, mọi mốc của trung tâm đều khớp, và mọi số đếm đều suy ra từ các mục."
    case .unsound: "Nhật ký này không phải là những gì đã được ghi, hoặc không phải là những gì trung tâm đã ký nhận."
    }
  }
}
