import RatingModel
import Synchronization

/// What is kept, and the numbers of what it names.
final class RollUpShelf: Sendable {
  private struct State {
    var names = RollUpNames()
    /// Groups apart: they are few, each took many units' sums to add up, and units' would crowd them out.
    var units: RollUpGenerations
    var groups: RollUpGenerations
    var known: [Set<UnitCode>: RollUpGroup] = [:]
    var unitsInGroups = 0
  }

  private let smallestGroup: Int
  private let state: Mutex<State>

  init(mostSums: Int, smallestGroup: Int) {
    self.smallestGroup = smallestGroup
    state = Mutex(
      State(units: RollUpGenerations(mostSums: mostSums), groups: RollUpGenerations(mostSums: mostSums / 2)))
  }

  var names: RollUpNames { state.withLock { $0.names } }

  var nameCount: Int { state.withLock { $0.names.count + $0.unitsInGroups } }

  /// - Returns: the same for the same units, as long as this shelf is; `nil` for few.
  func group(of units: Set<UnitCode>) -> RollUpGroup? {
    guard units.count >= smallestGroup else { return nil }
    return state.withLock { state in
      if let known = state.known[units] { return known }
      let group = RollUpGroup(
        number: state.known.count, units: units.sorted(), parts: Self.parts(of: units, state.known.values))
      state.known[units] = group
      state.unitsInGroups += units.count
      return group
    }
  }

  /// The largest first: what is in a province is not in one of its communes as well.
  private static func parts(of units: Set<UnitCode>, _ known: some Sequence<RollUpGroup>) -> [RollUpOwner] {
    var (rest, parts) = (units, [RollUpOwner]())
    for group in known.sorted(by: { ($1.units.count, $0.number) < ($0.units.count, $1.number) })
    where group.units.allSatisfy(rest.contains) {
      rest.subtract(group.units)
      parts.append(.group(group))
    }
    return parts + rest.sorted().map(RollUpOwner.unit)
  }

  /// Finds what was read under the places' stamps.
  /// - Returns: the other places.
  func find(
    _ places: [RollUpPlace], under stamp: (RollUpPlace) -> Int64, _ found: inout [RollUpPlace: [RollUpSum]]
  ) -> [RollUpPlace] {
    state.withLock { state in
      places.filter { place in
        let sums =
          place.isOfGroup
          ? state.groups.sums(at: place, under: stamp(place)) : state.units.sums(at: place, under: stamp(place))
        if let sums { found[place] = sums }
        return sums == nil
      }
    }
  }

  func keep(_ sums: [RollUpPlace: [RollUpSum]], under stamp: (RollUpPlace) -> Int64) {
    state.withLock { state in
      for (place, sums) in sums {
        if place.isOfGroup {
          state.groups.keep(sums, at: place, under: stamp(place))
        } else {
          state.units.keep(sums, at: place, under: stamp(place))
        }
      }
    }
  }

  /// Gives numbers to what names sums.
  func number<Value>(_ body: (inout RollUpNames) throws -> Value) rethrows -> Value {
    try state.withLock { try body(&$0.names) }
  }
}
