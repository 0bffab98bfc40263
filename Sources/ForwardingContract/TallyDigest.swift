import Crypto
import Foundation
import RatingModel

/// The digest of a set of released tallies, computed alike by kiosk and centre.
///
/// Tallies fall into groups by family and period. Per tally there is a line: canonical JSON `[key fields…, count, version]`,
/// all but the last two being strings. Then
///
///     group digest = SHA-256("kiosk-tally-group-1\n" + each line + "\n", lines sorted by their bytes)
///     digest       = SHA-256("kiosk-tallies-1\n" + "<group name> <hex of group digest>\n", sorted by group name's bytes)
///
/// where a group's name is `family/period`, as in `day/2026-11-21`. Two steps, because only the groups that changed since
/// the last head need to be read again: years of tallies cost no more than a day's.
package enum TallyDigest {
  /// A group's name: `family/period`.
  package static func groupName(of key: TallyKey) -> String {
    var name = WrittenText()
    name.add(key.family.rawValue)
    name.add("/")
    name.add(key.period)
    return name.text
  }

  /// Hex digest of the tallies of one group. The order of the argument does not matter.
  package static func group(_ tallies: some Sequence<Tally>) throws -> String {
    group(lines: tallies.map(line))
  }

  /// The same of lines that are written already.
  package static func group(lines: [Data]) -> String {
    var hasher = SHA256()
    hasher.update(data: Data("kiosk-tally-group-1\n".utf8))
    for line in lines.sorted(by: precedes) {
      hasher.update(data: line)
      hasher.update(data: Data([0x0A]))
    }
    return Hexadecimal.text(hasher.finalize())
  }

  /// By bytes, all at once: groups of thousands are sorted with each batch.
  private static func precedes(_ one: Data, _ other: Data) -> Bool {
    one.withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count < right.count }
        let order = memcmp(first, second, min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
      }
    }
  }

  /// Hex digest over the digests of all groups that hold at least one tally, keyed by group name.
  package static func whole(_ groups: [String: String]) -> String {
    var hasher = SHA256()
    hasher.update(data: Data("kiosk-tallies-1\n".utf8))
    for name in groups.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      hasher.update(data: Data("\(name) \(groups[name] ?? "")\n".utf8))
    }
    return Hexadecimal.text(hasher.finalize())
  }

  /// Hex digest of any set of tallies, from nothing.
  package static func of(_ tallies: some Sequence<Tally>) throws -> String {
    whole(try Dictionary(grouping: tallies, by: { groupName(of: $0.key) }).mapValues(group))
  }

  /// The line of a tally whose key is written already, as ``TallyKey/canonical``.
  package static func line(canonical key: String, count: Int, version: Int64) -> Data {
    var (key, line) = (key, Data(capacity: key.utf8.count + 24))
    key.withUTF8 { line.append(contentsOf: $0.dropLast()) }
    line.append(contentsOf: ",\(count),\(version)]".utf8)
    return line
  }

  private static func line(_ tally: Tally) -> Data {
    line(canonical: tally.key.canonical, count: tally.count, version: tally.version)
  }
}
