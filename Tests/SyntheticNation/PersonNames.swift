import SeededRandom

/// Names of people, in about the proportions in which families have them.
enum PersonNames {
  /// What ten clerks of a province are called.
  static let shared = "Nguyễn Thị Hương"

  private static let families: [(name: String, weight: Double)] = [
    ("Nguyễn", 38), ("Trần", 11), ("Lê", 9.5), ("Phạm", 7), ("Hoàng", 3), ("Huỳnh", 2.5), ("Phan", 4.5), ("Vũ", 2),
    ("Võ", 2), ("Đặng", 2.1), ("Bùi", 2), ("Đỗ", 1.4), ("Hồ", 1.3), ("Ngô", 1.3), ("Dương", 1), ("Lý", 0.5),
    ("Đinh", 0.8), ("Trịnh", 0.6), ("Lò", 0.3), ("Giàng", 0.2), ("Rơ Châm", 0.2), ("Triệu", 0.3),
  ]
  private static let weights = families.map(\.weight)
  private static let womensMiddles = [
    "Thị", "Thị", "Thị", "Thị Minh", "Thị Thu", "Thị Ngọc", "Ngọc", "Thanh", "Kim", "Thùy",
  ]
  private static let women = [
    "Hương", "Lan", "Hạnh", "Hoa", "Mai", "Thảo", "Trang", "Linh", "Nga", "Yến", "Phượng", "Hà", "Thủy", "Ánh", "Diễm",
    "Tuyết", "Loan", "Oanh", "Vân", "Huệ", "Quỳnh", "Nhung",
  ]
  private static let mensMiddles = ["Văn", "Văn", "Đức", "Minh", "Quang", "Hữu", "Công", "Xuân", "Đình", "Thanh"]
  private static let men = [
    "Hùng", "Dũng", "Tuấn", "Thắng", "Cường", "Nam", "Sơn", "Hải", "Long", "Đạt", "Khánh", "Phúc", "Bảo", "Trung",
    "Hiếu",
    "Quân", "Vinh", "Tùng", "Thịnh", "Lâm", "Kiên", "Toàn",
  ]

  static func draw(using random: inout SeededGenerator) -> String {
    let family = families[random.place(among: weights)].name
    let isWoman = random.happens(0.6)
    let middle = random.element(of: isWoman ? womensMiddles : mensMiddles)
    return "\(family) \(middle) \(random.element(of: isWoman ? women : men))"
  }
}
