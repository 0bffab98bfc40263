import RatingModel
import Synchronization

/// Sums that were read once, kept for as long as nothing is added to them: managers mostly ask for months that are over, of a hundred
/// offices at once.
///
/// Every change of a unit's sums raises a stamp in the same transaction (``SQLRollUps``). Whoever reads asks for the stamps in their own
/// snapshot; what was read under the same stamp is what they would read again, whichever process wrote it. So nothing is ever told to
/// forget, and nothing is older than the snapshot.
package final class RollUpMemory: Sendable {
  /// 24 bytes each. Those of a province's year are half a million; of a whole nation's, some 16 million.
  private static let mostSums = 16_000_000
  private static let mostNames = 1_000_000

  private let mostSums: Int
  private let current: Mutex<(epoch: String, shelf: RollUpShelf)>

  package convenience init() { self.init(mostSums: Self.mostSums) }

  init(mostSums: Int) {
    self.mostSums = mostSums
    current = Mutex(("", RollUpShelf(mostSums: mostSums)))
  }

  /// Another epoch is another data base, with stamps of its own. Of more names than any honestly has, all are forgotten, with what
  /// they name.
  func shelf(of epoch: String) -> RollUpShelf {
    current.withLock { current in
      if current.epoch != epoch || current.shelf.names.count > Self.mostNames {
        current = (epoch, RollUpShelf(mostSums: mostSums))
      }
      return current.shelf
    }
  }
}

/// Sums that lie together: of a unit, a family and a period, of each clerk or of all.
struct RollUpPlace: Hashable, Sendable {
  let unit: UnitCode
  let family: TallyFamily
  let clerks: RollUpQuery.Clerks
  let period: RollUpPeriod
  /// The sums of each day of a month, in the place of those of the period.
  let isByDay: Bool
}

/// One sum; clerk and subject by their numbers on the shelf.
struct RollUpSum: Hashable, Sendable {
  let clerk: UInt32
  let subject: UInt32
  /// Of the month, from 1; 0 for a sum of the whole period.
  let day: UInt32
  let count: Int
}

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
  }

  private let mostSums: Int
  private let state = Mutex(State())

  init(mostSums: Int) { self.mostSums = mostSums }

  var names: RollUpNames { state.withLock { $0.names } }

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

/// Numbers of clerks and of what is counted. The same few thousand stand in the sums of every office and month.
struct RollUpNames: Sendable {
  private var clerkNumbers: [String: UInt32] = [:]
  /// By number; `nil` for sums of no clerk, or of all.
  private(set) var clerks: [ClerkID?] = []
  private var subjectNumbers: [TallyFamily: [String: UInt32]] = [:]
  /// By number: a key that counts this, somewhere, at some time.
  private(set) var keys: [TallyKey] = []

  var count: Int { clerks.count + keys.count }

  /// - Returns: `nil` for what is no clerk.
  mutating func number(ofClerk text: String) -> UInt32? {
    if let known = clerkNumbers[text] { return known }
    let clerk = ClerkID(text)
    guard clerk != nil || text.isEmpty || text == "none" else { return nil }
    clerks.append(clerk)
    clerkNumbers[text] = UInt32(clerks.count - 1)
    return clerkNumbers[text]
  }

  /// - Returns: `nil` for what is no subject of the family.
  mutating func number(ofSubject text: String, _ place: RollUpPlace) -> UInt32? {
    if let known = subjectNumbers[place.family]?[text] { return known }
    guard let key = RollUpSubject.key(text, family: place.family, unit: place.unit, on: place.period.first) else {
      return nil
    }
    keys.append(key)
    subjectNumbers[place.family, default: [:]][text] = UInt32(keys.count - 1)
    return UInt32(keys.count - 1)
  }
}
