extension PosterWord {
  static let vietnamese: [PosterWord: String] = [
    .title: "Người dân đánh giá việc phục vụ",
    .link: "Tờ dán tường",
    .sessions: "lượt phục vụ có thể đánh giá",
    .answered: "lượt đã trả lời",
    .responseRate: "tỷ lệ trả lời",
    .satisfied: "trong số đó hài lòng",
    .satisfiedNumber: "%1 trong %2",
    .atLeast: "từ %1 % trở lên",
    .responseSentence:
      "Trong %1 lượt phục vụ có thể đánh giá, %2 lượt đã trả lời. Chúng tôi không biết những người khác nghĩ gì.",
    .responseHidden:
      "Tỷ lệ trả lời không được nêu: quá ít lượt, hoặc qua đó có thể suy ra vài người đã trả lời hay không.",
    .none: "Trong kỳ này chưa có lượt đánh giá nào.",
    .tooFew:
      """
    Trong kỳ này có ít hơn %1 lượt đánh giá. Không số nào được nêu, để không ai biết ai đã trả lời gì, và vì ít lượt như vậy \
    chưa nói lên điều gì.
    """,
    .share: "%1 trong %2 lượt trả lời là hài lòng: %3 %.",
    .interval: "Với số lượt này, tỷ lệ thật có lẽ nằm trong khoảng từ %1 % đến %2 %.",
    .few: "%1 trong %2 lượt trả lời là hài lòng. Với ít hơn %3 lượt, chúng tôi không tính tỷ lệ phần trăm.",
    .atLeastSentence:
      "Ít hơn %1 trong %2 lượt trả lời là không hài lòng, nên tỷ lệ hài lòng từ %3 % trở lên. Số nhỏ như vậy không được nêu chính xác, để không ai bị nhận ra.",
    .hidden: "Tỷ lệ hài lòng của kỳ này không được nêu: qua đó có thể suy ra vài người đã trả lời gì.",
    .levels: "Từng mức trả lời",
    .levelsHidden: "Từng mức trả lời không được nêu, vì có mức chỉ vài người chọn.",
    .level: "Mức",
    .use: "Đánh giá để làm gì?",
    .useText:
      "Đánh giá được gửi về trung tâm, người phụ trách đọc mỗi tháng và mỗi quý để sửa cách phục vụ.",
    .privacyText:
      "Không ai biết ai đã bấm gì: thiết bị không ghi tên người dân, và số liệu chỉ được đọc theo từng nhóm.",
    .tell: "Nói với ai?",
    .tellText:
      "Có điều chưa hài lòng, hoặc muốn khen, xin nói với người phụ trách bộ phận này hoặc gửi phản ánh, kiến nghị trên Cổng Dịch vụ công quốc gia.",
    .tellContact: "Có điều chưa hài lòng, hoặc muốn khen: %1",
    .issued: "Theo báo cáo số %1, ban hành ngày %2.",
    .corrected: "Sau đó có bản đính chính số %1; chỗ khác nhau quá nhỏ để nêu mà không lộ vài người.",
    .notIssued: "Số liệu lúc %1, chưa được ban hành và còn có thể thay đổi.",
    .notIssuedMark: "Chưa ban hành",
    .older: "Kỳ khác",
    .sheetA4: "Khổ A4",
    .sheetA3: "Khổ A3",
    .nothing: "Chưa có kỳ nào được ban hành.",
    .publicHint: "Trang công khai",
  ]
}
