extension ReportWord {
  /// What is said of the units below a unit.
  static let vietnameseBelow: [ReportWord: String] = [
    .sectionBelow: "Các đơn vị trực thuộc",
    .tableBelowSessions: "Lượt phục vụ và tỷ lệ phản hồi theo đơn vị",
    .tableBelowDossiers: "Kết quả giải quyết hồ sơ theo đơn vị",
    .tableBelowRatings: "Mức độ hài lòng theo đơn vị",
    .tableRanking: "Xếp hạng theo kết quả hồ sơ và mức độ hài lòng",
    .tableIncomplete: "Đơn vị chưa có số liệu",
    .returnedDossiers: "Hồ sơ đã trả kết quả",
    .returnedInTime: "Trả trước hạn và đúng hạn",
    .returnedInTimeShare: "Tỷ lệ trả trước hạn và đúng hạn (%)",
    .conductComplaints: "Phản ánh, kiến nghị về thái độ",
    .dossierResults: "Kết quả hồ sơ",
    .resultsMissing: "chưa có",
    .resultsReported: "đã có",
    .placeBest: "Hạng cao nhất có thể",
    .placeWorst: "Hạng thấp nhất có thể",
    .rankingScore: "Điểm xếp hạng (%)",
    .standingPlaced: "được xếp hạng",
    .standingNoResults: "chưa có kết quả hồ sơ",
    .standingTooFewDossiers: "quá ít hồ sơ để xếp hạng",
    .standingTooFewOthers: "quá ít đơn vị để xếp hạng",
    .noteBelow: "Mỗi đơn vị được tính cùng với mọi đơn vị bên dưới, trong những ngày đơn vị trực thuộc cơ quan này.",
    .noteRanking:
      "Điểm xếp hạng gồm %1 % là tỷ lệ hồ sơ trả trước hạn và đúng hạn, %2 % là tỷ lệ hài lòng. Hạng là một khoảng: hai đơn vị mà ngẫu nhiên có thể đổi chỗ thì không có đơn vị nào đứng trước. Đơn vị có dưới 30 đánh giá hoặc dưới 30 hồ sơ đã trả thì không xếp hạng.",
    .noteIncomplete: "%1 trong %2 đơn vị chưa có lượt phục vụ nào hoặc chưa có kết quả hồ sơ trong kỳ.",
    .noteAllReported: "Mọi đơn vị đều có lượt phục vụ và có kết quả hồ sơ trong kỳ.",
    .noteResultsCutOff:
      "Có %1 kỳ kết quả hồ sơ chỉ nằm một phần trong kỳ báo cáo. Số liệu tháng không chia nhỏ được nên không tính các kỳ này.",
  ]
}
