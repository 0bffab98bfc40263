/// A headline and what is said below it, which may be empty.
package struct Wording: Hashable, Sendable, Codable {
  package let headline: String
  package let detail: String
}

/// What the screen says, one wording for each state and language.
///
/// “Ông/bà” is how offices address citizens in writing. The words about the rating are the same whatever is chosen;
/// those about the one moment tell neither that a press was taken nor that it was not.
package struct StringTable: Hashable, Sendable {
  package let language: String
  /// Stands before a dossier's code.
  package let dossier: String
  private let wordings: [ScreenView.State: Wording]

  package static let vietnamese = StringTable(
    language: "vi", dossier: "Hồ sơ",
    wordings: [
      .idle: Wording(headline: "Kính chào ông/bà", detail: "Rất hân hạnh được phục vụ ông/bà."),
      .serving: Wording(
        headline: "Đang phục vụ", detail: "Khi xong việc, xin mời ông/bà cho biết mức độ hài lòng tại đây."),
      .pleaseRate: Wording(
        headline: "Mời ông/bà đánh giá mức độ hài lòng",
        detail: "Xin chọn một mức. Cán bộ tại quầy không biết ông/bà chọn mức nào."),
      .thankYou: Wording(headline: "Cảm ơn ông/bà", detail: "Kính chúc ông/bà mạnh khỏe."),
      .oneMoment: Wording(headline: "Xin chờ trong giây lát", detail: ""),
      .cannotRate: Wording(
        headline: "Thiết bị tạm thời chưa nhận được đánh giá",
        detail: "Mong ông/bà thông cảm. Việc phục vụ tại quầy vẫn diễn ra bình thường."),
      .oneAtATime: Wording(
        headline: "Xin chỉ nhấn một nút", detail: "Hai nút vừa được nhấn cùng lúc nên chưa nhận câu trả lời nào."),
      .notFinished: Wording(
        headline: "Việc phục vụ chưa xong", detail: "Khi xong việc, ông/bà sẽ được mời đánh giá tại đây."),
      .couldNotBeTaken: Wording(
        headline: "Chưa nhận được đánh giá của ông/bà",
        detail: "Thiết bị gặp trục trặc trong lúc mời đánh giá. Mong ông/bà thông cảm."),
    ])

  package static let english = StringTable(
    language: "en", dossier: "Dossier",
    wordings: [
      .idle: Wording(headline: "Welcome", detail: "We are glad to be of service."),
      .serving: Wording(
        headline: "Now serving", detail: "When we have finished, please tell us here how satisfied you are."),
      .pleaseRate: Wording(
        headline: "How satisfied are you with our service?",
        detail: "Please choose one. The staff at this counter do not see your answer."),
      .thankYou: Wording(headline: "Thank you", detail: "We wish you good health."),
      .oneMoment: Wording(headline: "One moment, please", detail: ""),
      .cannotRate: Wording(
        headline: "This device cannot take ratings at the moment",
        detail: "We apologise. You are being served as usual."),
      .oneAtATime: Wording(
        headline: "One at a time, please", detail: "Two keys were pressed together; neither was taken."),
      .notFinished: Wording(
        headline: "Not finished yet", detail: "You will be asked for your rating here when we have finished."),
      .couldNotBeTaken: Wording(
        headline: "Your rating could not be taken", detail: "The device failed while it was asking. We apologise."),
    ])

  /// Every state has its wording; a test holds the tables to it.
  package func wording(_ state: ScreenView.State) -> Wording {
    wordings[state] ?? Wording(headline: "", detail: "")
  }
}
