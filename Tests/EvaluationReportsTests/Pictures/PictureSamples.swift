import EvaluationIndices
import RatingModel
import Testing

@testable import EvaluationReports

/// Pictures to test with: every kind, with every case of its kind.
enum PictureSamples {
  static func spelling(_ language: Language) throws -> Spelling {
    Spelling(language: language, zone: try #require(Zone("Asia/Ho_Chi_Minh")))
  }

  static func prefix(_ text: String = "p") throws -> PicturePrefix { try #require(PicturePrefix(text)) }

  /// What a name must not do.
  static let hostile = [
    "<script>alert('x')</script>", "\"><svg onload=alert(1)>", "a\u{0}b\u{8}c\u{1B}[31m\u{7F}\u{85}",
    "]]><!-- &amp; &#0; -->",
    "Nguye\u{0302}\u{0303}n Thi\u{0323} Ha\u{0300}", "\u{202E}moc.live\u{2066}\u{200B}",
    noCharacters, "%1 %2 %3",
    "", "   ", "a\r\n\tb\u{2028}c", String(repeating: "Ư", count: 5000),
    "Z" + String(repeating: "\u{0310}", count: 3000),
    "url(#x);style=\"a:b\"",
  ]

  /// Code points that are no characters, and stand in no XML.
  static let noCharacters = String(
    String.UnicodeScalarView([0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE, 0xFDD0, 0xFDEF].compactMap(Unicode.Scalar.init)))

  static func levels(_ names: [String] = ["Nguyễn Thị Hà", "Trần Văn Bình"], levels: Int = 3) throws -> StackedLevels {
    let counts = [
      [90, 8, 2, 1, 0], [14, 6, 1, 0, 0], [7, 1, 1, 0, 0], [0, 0, 0, 0, 0], [1_000_000_000, 5, 0, 0, 1],
    ]
    return try StackedLevels(
      title: "Mức độ hài lòng", rowHeading: "Cán bộ", levels: (0..<levels).map { "Mức \($0)" },
      rows: names.enumerated().map { .init($1, Array(counts[$0 % counts.count].prefix(levels))) },
      whole: .init("Toàn đơn vị", Array(repeating: 40, count: levels)))
  }

  static func trend(_ satisfied: [Share?], label: (Int) -> String = { "\($0 + 1)" }) throws -> Trend {
    try Trend(title: "Xu hướng", points: satisfied.enumerated().map { .init(label($0), $1) })
  }

  static let shares: [Share?] = [
    Share(count: 95, of: 100), Share(count: 20, of: 29), nil, Share(count: 9, of: 9), Share(count: 0, of: 0),
    Share(count: 30, of: 30), Share(count: 0, of: 41), Share(count: 999_999_999, of: 1_000_000_000),
  ]

  static func map(_ cells: [HeatMap.Cell], measure: HeatMap.Measure, row: String = "Thứ Hai") throws -> HeatMap {
    try HeatMap(
      title: "Thứ và giờ", measure: measure, columns: cells.indices.map { "\($0) giờ" }, rows: [.init(row, cells)])
  }

  static let cellsOfCounts: [HeatMap.Cell] = [.absent, .ratings(0), .hidden, .ratings(9), .ratings(77)]
  static let cellsOfShares: [HeatMap.Cell] =
    [.absent] + shares.compactMap { $0.map(HeatMap.Cell.satisfied) }

  static func funnel(subject name: String? = "Lê Văn Tám", others: [Share]? = nil) throws -> Funnel {
    try Funnel(
      title: "So với đơn vị", rowHeading: "Cán bộ", subject: name.map { .init($0, Share(count: 100, of: 120)) },
      others: others ?? (shares.compactMap(\.self) + (1...40).map { Share(count: $0 * 9, of: $0 * 10) }))
  }

  /// Every kind, with a name that the caller chooses wherever one stands.
  static func all(named name: String = "Trần Văn Bình") throws -> [any Picture] {
    [
      try levels([name, "Hà", name, "Bình", name]), try levels([name], levels: 4), try levels([], levels: 5),
      try StackedLevels(title: name, rowHeading: name, levels: [name, name, name], rows: [.init(name, [30, 0, 0])]),
      try trend(shares) { _ in name }, try trend([]), try trend([nil, nil]),
      try trend((0..<93).map { Share(count: $0, of: 9000 + $0) }) { "\($0)/2026" },
      try map(cellsOfCounts, measure: .ratings, row: name), try map(cellsOfShares, measure: .satisfiedShare, row: name),
      try HeatMap(title: name, measure: .ratings, columns: [name], rows: [.init(name, [.ratings(1_000_000_000)])]),
      try HeatMap(
        title: name, measure: .satisfiedShare, columns: (0..<24).map { "\($0)" },
        rows: (0..<7).map { day in
          .init("\(day)", (0..<24).map { .satisfied(Share(count: $0 * 40, of: $0 * 50)) })
        }),
      try funnel(subject: name), try funnel(subject: nil, others: []), try funnel(subject: name, others: []),
      try Funnel(
        title: name, rowHeading: name, subject: .init(name, Share(count: 3, of: 9)),
        others: [Share(count: 1_000_000_000, of: 1_000_000_000)]),
    ]
  }
}
