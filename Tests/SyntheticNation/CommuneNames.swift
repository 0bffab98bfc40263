import SeededRandom

/// Names of communes, put together of the words that such names are made of.
struct CommuneNames {
  private static let beginnings = [
    "An", "Bình", "Cẩm", "Đại", "Đông", "Đồng", "Hải", "Hòa", "Hưng", "Kim", "Long", "Lộc", "Mỹ", "Nam", "Nghĩa",
    "Ngọc",
    "Phú", "Phước", "Quảng", "Sơn", "Tam", "Tân", "Tây", "Thanh", "Thạnh", "Thuận", "Trung", "Trường", "Vĩnh", "Xuân",
    "Yên",
  ]
  private static let endings = [
    "An", "Bình", "Châu", "Cường", "Điền", "Đức", "Giang", "Hà", "Hải", "Hiệp", "Hòa", "Hưng", "Khánh", "Lâm", "Lập",
    "Lộc", "Long", "Minh", "Mỹ", "Phong", "Phú", "Sơn", "Thành", "Thắng", "Thịnh", "Thọ", "Thủy", "Tiến", "Trị",
  ]
  /// Of the highlands, whose letters Vietnamese alone does not have.
  private static let highland = ["Ea Kĭt", "Krông Bŭk", "Cư Êbur", "Ia Hrú", "Đăk Tơ Ver", "Mường Chà"]

  private let order: [Int]
  private var used = 0

  init(using random: inout SeededGenerator) {
    let count = Self.beginnings.count * Self.endings.count + Self.highland.count
    order = (0..<count).shuffled(using: &random)
  }

  /// Each name once: `Tân Hòa`.
  mutating func next() -> String {
    while true {
      let place = order[used % order.count]
      used += 1
      let pairs = Self.beginnings.count * Self.endings.count
      guard place < pairs else { return Self.highland[place - pairs] }
      let (beginning, ending) = (
        Self.beginnings[place / Self.endings.count], Self.endings[place % Self.endings.count]
      )
      if beginning != ending { return "\(beginning) \(ending)" }
    }
  }
}
