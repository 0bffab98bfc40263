import ForwardingContract
import Foundation
import RatingModel

/// A kiosk's counts with their versions, and the digests of their groups, of which only those that changed are computed again.
struct TallyLedger: Sendable {
  /// What a group's name is made of.
  private struct GroupKey: Hashable {
    let family: TallyFamily
    let period: Period
  }

  private struct Count {
    var number: Int
    var version: Int64
    /// When the key came first: no order of a dictionary is the same twice.
    let place: Int
  }

  private struct Group {
    let name: String
    var counts: [TallyKey: Count] = [:]
    var newest: Int64 = 0
    /// Whether its digest must be computed again.
    var isChanged = true
  }

  private var groups: [GroupKey: Group] = [:]
  private var digests: [String: String] = [:]
  /// Keys so far.
  private(set) var keys = 0

  mutating func add(_ number: Int = 1, to key: TallyKey, at version: Int64) {
    let place = keys
    var isNew = false
    let group = GroupKey(family: key.family, period: key.period)
    func count(in group: inout Group) {
      group.newest = version
      group.isChanged = true
      func change(_ count: inout Count) {
        isNew = count.number == 0
        count.number += number
        count.version = version
      }
      change(&group.counts[key, default: Count(number: 0, version: 0, place: place)])
    }
    count(in: &groups[group, default: Group(name: TallyDigest.groupName(of: key))])
    if isNew { keys += 1 }
  }

  /// Everything that changed behind an entry, in the order of the versions.
  func tallies(after sequence: Int64) -> [Tally] {
    var changed: [(place: Int, tally: Tally)] = []
    for group in groups.values where group.newest > sequence {
      for (key, count) in group.counts where count.version > sequence {
        changed.append((count.place, Tally(key: key, count: count.number, version: count.version)))
      }
    }
    changed.sort { ($0.tally.version, $0.place) < ($1.tally.version, $1.place) }
    return changed.map(\.tally)
  }

  /// ``TallyDigest`` of all of them.
  mutating func digest() -> String {
    for key in groups.keys {
      guard let group = groups[key], group.isChanged else { continue }
      // In order already: texts are compared many times faster than data.
      let lines = group.counts.map(Self.line).sorted()
      digests[group.name] = TallyDigest.group(lines: lines.map { Data($0.utf8) })
      groups[key]?.isChanged = false
    }
    return TallyDigest.whole(digests)
  }

  /// As ``TallyDigest`` has it: the key's canonical text with count and version at the end of the array.
  private static func line(_ key: TallyKey, _ count: Count) -> String {
    var line = Array(key.canonical.utf8.dropLast())
    line.append(contentsOf: ",\(count.number),\(count.version)]".utf8)
    return String(decoding: line, as: UTF8.self)
  }
}
