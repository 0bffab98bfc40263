import EvaluationIndices
import RatingModel

/// How long citizens waited and were served, in buckets.
package struct MinuteFigures: Hashable, Sendable {
  package static let citation = Citation(source: "QĐ 468/QĐ-TTg", date: "2021-03-27")
  /// The waiting time that the decision allows, in minutes: at first, and from 2025 on.
  package static let norms = [15, 30]

  private var buckets: [MinutesKey.Kind: [String: Int]] = [:]

  init(_ counts: [KeyedCount]) {
    for count in counts {
      guard case .minutes(let key) = count.key else { continue }
      buckets[key.kind, default: [:]][key.bucket, default: 0] += count.count
    }
  }

  package func count(_ kind: MinutesKey.Kind, _ bucket: String) -> Int { buckets[kind]?[bucket] ?? 0 }

  package func all(_ kind: MinutesKey.Kind) -> Int { buckets[kind]?.values.reduce(0, +) ?? 0 }

  /// Sessions that took less than so many minutes.
  /// - Parameter minutes: one of ``MinutesKey/bounds``.
  package func share(_ kind: MinutesKey.Kind, under minutes: Int) -> Share? {
    let within = MinutesKey.bounds.filter { $0 <= minutes }.reduce(0) { $0 + count(kind, "<\($1)") }
    return Share(within, within: all(kind))
  }
}
