import RatingModel

/// How a node is read that no configuration speaks of: by a technician who looks at it, or in a scenario.
///
/// Text form: `buttons keys=KEY_1,KEY_2 acts=press debounce=30 repeat=500`, `touch rotation=90 swap calibration=1,0,0,0,1,0`,
/// `scanner prefix=[C1 suffix=#`, `all`.
package struct NodeReading: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case buttons, touch, scanner
    /// As whatever the node can be.
    case all
  }

  package struct Wrong: Error, Hashable, CustomStringConvertible {
    package let word: String
    package var description: String { "“\(word)” says nothing of how a device is read" }
  }

  package var kind = Kind.all
  /// `nil` for every key that the device has.
  package var keys: Set<UInt16>?
  package var actsOn = ButtonProfile.Action.release
  package var debounceMilliseconds = ButtonProfile.defaultDebounceMilliseconds
  package var repeatMilliseconds = ButtonProfile.defaultRepeatMilliseconds
  package var turn = TouchTurn()
  package var prefix = ""
  package var suffix = ""

  package init() {}

  /// - Parameter keyCode: The code of a key's Linux name.
  package init(_ text: String, keyCode: (String) -> UInt16?) throws(Wrong) {
    var words = text.split(separator: " ").map(String.init)[...]
    if let kind = words.first.flatMap(Kind.init) {
      self.kind = kind
      words = words.dropFirst()
    }
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard take(parts[0], parts.count > 1 ? parts[1] : "", keyCode) else { throw Wrong(word: word) }
    }
  }

  private mutating func take(_ name: String, _ value: String, _ keyCode: (String) -> UInt16?) -> Bool {
    switch name {
    case "keys":
      let codes = value.split(separator: ",").map { keyCode(String($0)) }
      keys = Set(codes.compactMap { $0 })
      return !codes.isEmpty && !codes.contains(nil)
    case "acts": return set(\.actsOn, ButtonProfile.Action(rawValue: value))
    case "debounce":
      return set(
        \.debounceMilliseconds, Int(value).flatMap { ButtonProfile.debounceRangeMilliseconds.contains($0) ? $0 : nil })
    case "repeat":
      return set(
        \.repeatMilliseconds, Int(value).flatMap { ButtonProfile.repeatRangeMilliseconds.contains($0) ? $0 : nil })
    case "rotation":
      guard let rotation = Int(value).flatMap(TouchRotation.init) else { return false }
      turn = TouchTurn(swapsAxes: turn.swapsAxes, calibration: turn.calibration, rotation: rotation)
      return true
    case "swap":
      turn = TouchTurn(swapsAxes: true, calibration: turn.calibration, rotation: turn.rotation)
      return value.isEmpty
    case "calibration":
      guard let calibration = TouchCalibration(value.replacing(",", with: " ")) else { return false }
      turn = TouchTurn(swapsAxes: turn.swapsAxes, calibration: calibration, rotation: turn.rotation)
      return true
    case "prefix": return set(\.prefix, ScannerProfile.isAffix(value) ? value : nil)
    case "suffix": return set(\.suffix, ScannerProfile.isAffix(value) ? value : nil)
    default: return false
    }
  }

  private mutating func set<Value>(_ path: WritableKeyPath<Self, Value>, _ value: Value?) -> Bool {
    guard let value else { return false }
    self[keyPath: path] = value
    return true
  }
}
