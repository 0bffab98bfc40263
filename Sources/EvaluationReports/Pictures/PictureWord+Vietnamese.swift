extension PictureWord {
  static let vietnamese: [PictureWord: String] = [
    .percent: "%1\u{A0}%",
    .levelsSummary: "Thanh ngang chia theo mức độ cho %1 dòng. Số lượng và tỷ lệ của từng mức có trong bảng kèm theo.",
    .levelShare: "%1 (%)",
    .noRatings: "chưa có đánh giá",
    .fewerThan: "dưới %1 đánh giá",
    .noteBars:
      """
    Thanh dày: từ %2 đánh giá. Thanh mảnh: từ %1 đến %3 đánh giá, chỉ nêu số lượng. Dưới %1 đánh giá: không vẽ \
    thanh.
    """,
    .noteRounded: "Tỷ lệ được làm tròn đến một chữ số thập phân nên tổng có thể không đúng bằng 100\u{A0}%.",
    .noteRowsBeyond: "Còn %1 dòng nữa không có trong hình và bảng này.",
    .moment: "Thời gian",
    .trendSummary:
      """
    Tỷ lệ hài lòng với khoảng tin cậy 95\u{A0}% qua %1 thời điểm, trong đó %2 thời điểm đủ đánh giá để nêu tỷ lệ: \
    thấp nhất %3, cao nhất %4.
    """,
    .trendSummaryNone: "Trong %1 thời điểm, chưa thời điểm nào đủ đánh giá để nêu tỷ lệ hài lòng.",
    .legendSolid: "từ %1 đánh giá",
    .legendHollow: "từ %1 đến %2 đánh giá: mẫu nhỏ",
    .legendBand: "khoảng tin cậy 95\u{A0}%",
    .legendNoPoint: "n: số đánh giá. Dưới %1 đánh giá: không vẽ điểm.",
    .legendNoFigure: "Dấu – ở hàng n: không có số liệu (khác với số 0).",
    .noteAxis: "Trục tỷ lệ bắt đầu từ %1, không phải từ 0.",
    .notePointsBefore: "Còn %1 thời điểm sớm hơn không có trong hình và bảng này.",
    .weekday: "Thứ",
    .countsSummary: "Số đánh giá theo thứ và giờ: %1 ô có số liệu, nhiều nhất %2 đánh giá trong một ô.",
    .sharesSummary: "Tỷ lệ hài lòng theo thứ và giờ: %1 ô đủ đánh giá để nêu tỷ lệ, thấp nhất %2, cao nhất %3.",
    .mapSummaryNone: "Chưa có ô nào đủ đánh giá để nêu số liệu.",
    .legendBelow: "dưới %1",
    .legendFromTo: "từ %1 đến dưới %2",
    .legendFrom: "từ %1",
    .legendZero: "0",
    .legendAbsent: "không có số liệu",
    .legendFew: "dưới %1 đánh giá: chỉ nêu số lượng n",
    .legendHidden: "dưới %1 đánh giá: không nêu số lượng",
    .noteCounts:
      """
    Ô càng đậm, số đánh giá càng nhiều. Số 0 nghĩa là không có đánh giá nào; dấu – nghĩa là không có số liệu.
    """,
    .noteShares:
      """
    Ô càng đậm, tỷ lệ hài lòng càng thấp. Số trên là tỷ lệ hài lòng (%), số dưới (n) là số đánh giá. Chênh lệch \
    nhỏ giữa các ô có thể chỉ là ngẫu nhiên.
    """,
    .groupShare: "chung %1",
    .funnelSummary:
      """
    Tỷ lệ hài lòng theo số đánh giá của %1 điểm: %2 trong giới hạn 95\u{A0}%, %3 giữa hai giới hạn, %4 ngoài giới \
    hạn 99,8\u{A0}%. Tỷ lệ chung: %5.
    """,
    .funnelSummaryNone: "Chưa có điểm nào đủ đánh giá để so sánh.",
    .legendOther: "%2, từ %1 đánh giá",
    .legendOtherSmall: "%3, từ %1 đến %2 đánh giá: mẫu nhỏ",
    .unnamed: "không nêu tên",
    .legendLimits: "giới hạn %1",
    .place: "Vị trí so với giới hạn",
    .placeWithin: "trong giới hạn 95\u{A0}%",
    .placeBelowNarrow: "dưới giới hạn 95\u{A0}%",
    .placeBelowWide: "dưới giới hạn 99,8\u{A0}%",
    .placeAboveNarrow: "trên giới hạn 95\u{A0}%",
    .placeAboveWide: "trên giới hạn 99,8\u{A0}%",
    .noteFunnel:
      """
    Chỉ do ngẫu nhiên, cứ 20 điểm thì có khoảng 1 điểm nằm ngoài giới hạn 95\u{A0}%, cứ 500 điểm có khoảng 1 điểm \
    nằm ngoài giới hạn 99,8\u{A0}%. Điểm nằm ngoài đáng được xem xét, nhưng chưa chứng minh điều gì.
    """,
    .noteWidened: "Các giới hạn đã được nới rộng %1 lần vì kết quả khác nhau nhiều hơn mức ngẫu nhiên.",
    .noteTooFew: "Không vẽ %1 điểm có dưới %2 đánh giá; các đánh giá đó vẫn tính vào tỷ lệ chung.",
    .noteSubjectTooFew: "Mới có %1 đánh giá, dưới %2 nên chưa vẽ: %3.",
    .noteOthersBeyond: "Còn %1 điểm nữa không có trong hình và bảng này; các điểm ngoài giới hạn được vẽ trước.",
  ]
}
