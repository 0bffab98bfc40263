import EvaluationStore
import RatingModel

/// A count and what it counts, be it one tally or a sum of many. Of a sum the key's period is the one that the sum begins with.
struct KeyedCount {
  let key: TallyKey
  let count: Int

  init(_ tally: StoredTally) { (key, count) = (tally.key, tally.count) }
  init(_ sum: RollUpCount) { (key, count) = (sum.key, sum.count) }
}
