import EvaluationSheets
import Foundation
import RatingModel

/// A quarter of a ward, with everything that a report may hold.
enum SampleWorkbook {
  static let madeAt = Date(timeIntervalSince1970: 1_795_221_000)

  static var quarter: Workbook {
    Workbook(
      title: "Kết quả đánh giá quý IV năm 2026", language: .vietnamese, madeAt: madeAt, sheets: [clerks, notReported])
  }

  static var clerks: WorkbookSheet {
    WorkbookSheet(
      name: .fitting("Cư M'gar: cán bộ"),
      titleLines: [
        "KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG", "Trung tâm Phục vụ hành chính công xã Cư M'gar", "Quý IV năm 2026",
      ],
      columns: [
        WorkbookColumn("Mã cán bộ", .text), WorkbookColumn("Họ và tên", .text),
        WorkbookColumn("Số lượt đánh giá", .wholeNumber), WorkbookColumn("Rất hài lòng", .percent),
        WorkbookColumn("Hài lòng", .percent), WorkbookColumn("Điểm TT 01/2018", .decimal(places: 1)),
        WorkbookColumn("Ngày đầu tiên", .day),
      ],
      rows: [
        row("00123", "Nguyễn Thị Hòa", .whole(1234), 722, 265, "8.5", CivilDate(year: 2026, month: 10, day: 1)),
        row(
          "=1+1", "Y Khoa Niê Kđăm\n(thay thế)", .whole(31), 0, 1000, "7.3", CivilDate(year: 2026, month: 11, day: 21)),
        [.text("CB03"), .text("https://vi.du/"), .text("dưới 10"), nil, nil, nil, nil],
      ],
      notes: ["“dưới 10”: không hiện số đếm của mẫu nhỏ."], footer: "Số 12/BC-PVHCC & phụ lục", frozenColumns: 2,
      chart: WorkbookChart(.stackedColumns, title: "Mức độ hài lòng", categories: 1, series: [3, 4]))
  }

  static var notReported: WorkbookSheet {
    WorkbookSheet(name: .fitting("Chưa báo cáo"), columns: [WorkbookColumn("Đơn vị", .text)], rows: [])
  }

  private static func row(
    _ code: String, _ name: String, _ count: WorkbookValue, _ very: Int, _ satisfied: Int, _ score: String,
    _ day: CivilDate?
  ) -> [WorkbookValue?] {
    [
      .text(code), .text(name), count, .percent(tenths: very), .percent(tenths: satisfied),
      Decimal(string: score).map { .decimal($0) }, day.map { .day($0) },
    ]
  }
}
