extension ReportWord {
  /// What is said of the structure of units, of counters, and of dossiers against the decree.
  static let vietnameseStructure: [ReportWord: String] = [
    .structure: "Cơ cấu đơn vị",
    .structureTaken: "Gồm cả số liệu trước đây của: %1",
    .structurePartial:
      "Không gồm những ngày mà đơn vị trực thuộc cơ quan khác ngoài phạm vi của người xem.",
    .noteBelowOnDay:
      "Mỗi đơn vị được tính cùng với mọi đơn vị bên dưới theo cơ cấu của ngày đã chọn, kể cả số liệu trước đây của những đơn vị đã nhập vào.",
    .tableApart: "Số liệu không thuộc đơn vị nào theo cơ cấu này",
    .noteApart:
      "Số liệu của đơn vị trước khi chia tách không chia được cho các đơn vị mới; đơn vị đã kết thúc mà không có đơn vị kế tục, hoặc đơn vị chưa hoạt động vào ngày đã chọn, cũng đứng riêng. Số liệu này có trong tổng số và không được xếp hạng.",
    .sectionCounters: "Các quầy của đơn vị",
    .noteCounters:
      "Mỗi quầy được tính với mọi cán bộ đã ngồi ở đó. Một quầy thường là một cán bộ: chỉ người được xem số liệu của cán bộ mới thấy bảng này.",
    .tableCounterSessions: "Lượt phục vụ và tỷ lệ phản hồi theo quầy",
    .tableCounterOutcomes: "Kết thúc lượt phục vụ theo quầy",
    .tableCounterRatings: "Mức độ hài lòng theo quầy",
    .kiosksThere: "Thiết bị tại quầy hiện nay",
    .tableDossiers: "Kết quả giải quyết hồ sơ",
    .receivedDossiers: "Hồ sơ đã tiếp nhận",
    .onTimeOfReceived: "Tỷ lệ đúng hạn trên hồ sơ tiếp nhận (%)",
    .noteOnTimeRatio:
      "Tỷ lệ đúng hạn trên hồ sơ tiếp nhận theo %1: số hồ sơ trả trước hạn và đúng hạn chia cho số hồ sơ đã tiếp nhận trong kỳ. Hồ sơ còn đang giải quyết làm giảm tỷ lệ này; hồ sơ chuyển từ kỳ trước sang có thể làm nó vượt 100 %. Tỷ lệ kia chia cho số hồ sơ đã trả kết quả.",
  ]
}
