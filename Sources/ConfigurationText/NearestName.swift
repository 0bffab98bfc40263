/// Finds the name that was probably meant.
package enum NearestName {
  /// The name with the fewest edits from `text`, if they are few for its length; of equals, the first in the alphabet.
  package static func of(_ text: String, among names: some Sequence<String>) -> String? {
    let most = max(1, text.count / 3)
    // A name cannot be near that differs more in length: the distance of long texts is never computed.
    return names.sorted().filter { abs($0.count - text.count) <= most }
      .map { (name: $0, distance: distance(text, $0)) }
      .filter { $0.distance <= most }
      .min { $0.distance < $1.distance }?.name
  }

  /// Insertions, removals, replacements and swaps of neighbours that lead from one text to the other (optimal string
  /// alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column] + (character == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
