import RatingModel
import SeededRandom

/// The procedures of the nation (mã TTHC), the same in every province.
struct ProcedureCatalogue: Sendable {
  /// Of each field, the most frequent first.
  let procedures: [[ProcedureCode]]
  private let sums: [Double]

  private static let perField = 24
  /// In what proportion first digits stand in a national list of 2,642.
  private static let digits = [(1, 1946.0), (2, 348), (3, 237), (6, 70), (5, 41)]

  /// The same list for every seed: a nation has one.
  init() {
    var random = SeededGenerator(seed: 0x7474_6863)
    var taken: Set<String> = []
    procedures = ServiceField.allCases.map { _ in
      (0..<Self.perField).map { _ in Self.code(besides: &taken, using: &random) }
    }
    sums = ZipfShares(count: Self.perField, exponent: 1).sums
  }

  func draw(of field: ServiceField, using random: inout SeededGenerator) -> ProcedureCode {
    procedures[field.rawValue][random.place(amongSums: sums)]
  }

  func field(of procedure: ProcedureCode) -> ServiceField? {
    procedures.firstIndex { $0.contains(procedure) }.flatMap(ServiceField.init(rawValue:))
  }

  static let nation = ProcedureCatalogue()

  private static func code(besides taken: inout Set<String>, using random: inout SeededGenerator) -> ProcedureCode {
    while true {
      let digit = digits[random.place(among: digits.map(\.1))].0
      let text = "\(digit).\(String(1_000_000 + random.below(14_000)).dropFirst())"
      if taken.insert(text).inserted { return ProcedureCode(written: text) }
    }
  }
}
