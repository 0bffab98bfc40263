/// Names of provinces that Viet Nam never had, each with the code that no province of QĐ 20/2020/QĐ-TTg has.
enum ProvinceNames {
  /// Codes run from here: H63 is the last that was given out.
  private static let firstCode = 64
  /// The first of them are cities under central rule.
  private static let cities = 6

  static let all = [
    "Hải Vân", "An Sơn", "Đông Hải", "Châu Giang", "Phong Châu", "Trường Giang", "Cẩm Hà", "Đại An", "Đức Hòa",
    "Gia Ninh", "Hạ Sơn", "Hoàng Châu", "Hồng Lam", "Kim Sơn", "Lam Giang", "Lộc Bình", "Long Khánh", "Mỹ Giang",
    "Nam Hải", "Ngọc Sơn", "Phú An", "Quang Sơn", "Quế Lâm", "Tam Giang", "Tân Giang", "Tây Sơn", "Thanh Sơn",
    "Thiên Trường", "Vạn An", "Việt Hưng", "Xuân Hải", "Yên Giang", "Yên Thủy", "Hòa Giang",
  ]

  static func code(_ province: Int) -> String { "H\(firstCode + province)" }

  /// `tỉnh An Sơn`, as it stands within a name.
  static func described(_ province: Int) -> String {
    (province < cities ? "thành phố " : "tỉnh ") + all[province % all.count]
  }
}
