/// The score of one index: the points of all dossiers over their number, with one decimal.
///
/// Rounded half away from zero and from whole numbers. Systems that cut the second decimal off give less than is due.
package struct IndexScore: Hashable, Sendable {
  package static let citation = Citation(source: "TT 01/2018/TT-VPCP, Điều 15", date: "2018-11-23")

  /// How many dossiers got how many points.
  package let dossiers: [IndexPoints: Int]
  /// 17 stands for 1.7.
  package let tenths: Int

  /// `nil` where no dossier was scored: no score is not the score 0.
  package init?(_ dossiers: [IndexPoints: Int]) {
    precondition(dossiers.values.allSatisfy { $0 >= 0 }, "counts are not negative")
    let count = dossiers.values.reduce(0, +)
    guard count > 0 else { return nil }
    let points = dossiers.reduce(0) { $0 + $1.key.rawValue * $1.value }
    self.dossiers = dossiers
    tenths = Percent.rounded(10 * points, over: count)
  }

  package var count: Int { dossiers.values.reduce(0, +) }

  /// The most that one index can have.
  package static let mostTenths = 20
}
