import RatingModel
import Synchronization

/// What is kept, and the numbers of what it names.
final class RollUpShelf: Sendable {
  private struct Kept {
    let stamp: Int64
    let sums: [RollUpSum]
  }

  private struct State {
    var names = RollUpNames()
    /// What was used last, and what was used before that; half of all that is kept at most is in each.
    var (recent, before) = ([RollUpPlace: Kept](), [RollUpPlace: Kept]())
    var recentSums = 0
    var groups: [Set<UnitCode>: RollUpGroup] = [:]
    var unitsInGroups = 0
  }

  private let mostSums: Int
  private let smallestGroup: Int
  private let state = Mutex(State())

  init(mostSums: Int, smallestGroup: Int) { (self.mostSums, self.smallestGroup) = (mostSums, smallestGroup) }

  var names: RollUpNames { state.withLock { $0.names } }

  var nameCount: Int { state.withLock { $0.names.count + $0.unitsInGroups } }

  /// - Returns: the same for the same units, as long as this shelf is; `nil` for few.
  func group(of units: Set<UnitCode>) -> RollUpGroup? {
    guard units.count >= smallestGroup else { return nil }
    return state.withLock { state in
      if let known = state.groups[units] { return known }
      let group = RollUpGroup(number: state.groups.count, units: units.sorted())
      state.groups[units] = group
      state.unitsInGroups += units.count
      return group
    }
  }

  /// Finds what was read under the places' stamps.
  /// - Returns: the other places.
  func find(
    _ places: [RollUpPlace], under stamp: (RollUpPlace) -> Int64, _ found: inout [RollUpPlace: [RollUpSum]]
  ) -> [RollUpPlace] {
    state.withLock { state in
      var missing: [RollUpPlace] = []
      for place in places {
        let stamp = stamp(place)
        if let kept = state.recent[place], kept.stamp == stamp {
          found[place] = kept.sums
        } else if let kept = state.before[place], kept.stamp == stamp {
          found[place] = kept.sums
          put(kept, at: place, in: &state)
        } else {
          missing.append(place)
        }
      }
      return missing
    }
  }

  func keep(_ sums: [RollUpPlace: [RollUpSum]], under stamp: (RollUpPlace) -> Int64) {
    state.withLock { state in
      for (place, sums) in sums { put(Kept(stamp: stamp(place), sums: sums), at: place, in: &state) }
    }
  }

  private func put(_ kept: Kept, at place: RollUpPlace, in state: inout State) {
    // What nothing was counted at takes room as well.
    state.recentSums += kept.sums.count + 8
    if state.recentSums > mostSums / 2 {
      (state.before, state.recent, state.recentSums) = (state.recent, [:], kept.sums.count + 8)
    }
    state.recent[place] = kept
  }

  /// Gives numbers to what names sums.
  func number<Value>(_ body: (inout RollUpNames) throws -> Value) rethrows -> Value {
    try state.withLock { try body(&$0.names) }
  }
}
