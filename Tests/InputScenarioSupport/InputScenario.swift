import Foundation
import KioskDevices
import KioskInput
import RatingModel

/// One file of `Tests/Fixtures/InputScenarios`: a device, what it sends when, and what that means.
///
///     # what it shows
///     device keys=KEY_1,KEY_2 axes=ABS_X:0..4095 switches=SW_DOCK properties=direct name="Panel" id=1209:2303:0111 held=KEY_1
///     read buttons debounce=30                 as in `NodeReading`
///     0 KEY_1=1 ABS_X=12 SYN_MT_REPORT         one frame, at so many milliseconds
///     120 lost KEY_1=1                         the kernel lost events; what is down afterwards
///     150 unplug
///     400 plug
///     => press KEY_1 down=0 at=90 simultaneous
///     => touch 0.41 0.77 down=0 at=90
///     => scan TEXT
///     => nothing
package struct InputScenario: Sendable {
  package enum Step: Sendable {
    case frame([RawEvent])
    case lost(keysDown: Set<UInt16>)
    case unplug
    case plug
  }

  package struct Wrong: Error, CustomStringConvertible {
    let line: Int
    package let description: String
  }

  package let name: String
  /// What is said above the device.
  package var about = ""
  package var keys: Set<UInt16> = []
  package var held: Set<UInt16> = []
  package var axes: [UInt16: ClosedRange<Int32>] = [:]
  package var reading = NodeReading()
  /// How it is read, as it is written.
  package var words = ""
  package var steps: [(milliseconds: Int64, step: Step)] = []
  package var expected: [String] = []

  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/InputScenarios")
  }

  package static func all() throws -> [InputScenario] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "input" }.sorted { $0.path < $1.path }.map { file in
      try InputScenario(
        name: file.deletingPathExtension().lastPathComponent, text: String(contentsOf: file, encoding: .utf8))
    }
  }

  package init(name: String, text: String) throws {
    self.name = name
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard take(line.trimmingCharacters(in: .whitespaces)) else {
        throw Wrong(line: index + 1, description: "\(name).input:\(index + 1): “\(line)” says nothing")
      }
    }
  }

  private mutating func take(_ line: String) -> Bool {
    if line.isEmpty { return true }
    if line.hasPrefix("#") {
      about += line.dropFirst()
      return true
    }
    if line.hasPrefix("=> ") {
      expected.append(String(line.dropFirst(3)))
      return true
    }
    var words = line.split(separator: " ").map(String.init)
    let first = words.removeFirst()
    switch first {
    case "device": return device(line)
    case "read":
      guard let reading = try? NodeReading(words.joined(separator: " "), keyCode: KeyNames.code(of:)) else {
        return false
      }
      self.reading = reading
      self.words = words.joined(separator: " ")
      return true
    default:
      guard let milliseconds = Int64(first), let step = step(words, at: milliseconds) else { return false }
      steps.append((milliseconds, step))
      return true
    }
  }

  private mutating func device(_ line: String) -> Bool {
    for match in line.matches(of: /([a-z]+)=("[^"]*"|\S+)/) {
      let items = match.2.split(separator: ",").map(String.init)
      switch match.1 {
      case "keys", "switches":
        guard let codes = Self.codes(items) else { return false }
        keys.formUnion(codes)
      case "held":
        guard let codes = Self.codes(items) else { return false }
        held = codes
      case "axes":
        for item in items {
          guard let parts = item.wholeMatch(of: /([A-Z_]+):(-?\d+)\.\.(-?\d+)/),
            let code = AxisNames.code(of: "\(parts.1)"),
            let low = Int32(parts.2), let high = Int32(parts.3), low <= high
          else { return false }
          axes[code] = low...high
        }
      case "properties", "name", "id": break
      default: return false
      }
    }
    return true
  }

  /// `nil` where one of them is no key's name.
  private static func codes(_ names: [String]) -> Set<UInt16>? {
    let codes = names.map(KeyNames.code(of:))
    return codes.contains(nil) ? nil : Set(codes.compactMap { $0 })
  }

  private func step(_ words: [String], at milliseconds: Int64) -> Step? {
    switch words.first {
    case "unplug": return .unplug
    case "plug": return .plug
    case "lost":
      let down = words.dropFirst().compactMap { $0.hasSuffix("=1") ? KeyNames.code(of: String($0.dropLast(2))) : nil }
      return .lost(keysDown: Set(down))
    default:
      let time = Instant(milliseconds: milliseconds)
      let events = words.map { Self.event($0, at: time) }
      return events.contains { $0 == nil } ? nil : .frame(events.compactMap { $0 })
    }
  }

  private static func event(_ word: String, at time: Instant) -> RawEvent? {
    if word == "SYN_MT_REPORT" { return RawEvent(time: time, type: RawEvent.synchronisation, code: 2, value: 0) }
    let parts = word.split(separator: "=").map(String.init)
    guard parts.count == 2, let value = Int32(parts[1]) else { return nil }
    if let code = AxisNames.code(of: parts[0]) {
      return RawEvent(time: time, type: RawEvent.absolute, code: code, value: value)
    }
    // A switch comes as the key that it is read as.
    return KeyNames.code(of: parts[0]).map { RawEvent(time: time, type: RawEvent.key, code: $0, value: value) }
  }
}

extension InputScenario {
  /// What was told, compared with what is expected; one line for each difference.
  package func differences(from told: [NodeInterpreter.Told], bare: (TypedText) -> String) -> [String] {
    let lines = told.compactMap { Self.line($0, bare) }
    let wanted = expected == ["nothing"] ? [] : expected
    guard lines.count == wanted.count else { return ["expected \(wanted), told \(lines.map(\.text))"] }
    return zip(wanted, lines).compactMap { wanted, line in
      line.fits(wanted) ? nil : "expected “\(wanted)”, told “\(line.text)”"
    }
  }

  /// One thing that was told, in the words of an expectation.
  package struct Line {
    let words: [String]
    let place: (x: Double, y: Double)?
    let options: Set<String>

    package init(words: [String], place: (x: Double, y: Double)? = nil, options: Set<String> = []) {
      self.words = words
      self.place = place
      self.options = options
    }

    package var text: String { (words + options.sorted()).joined(separator: " ") }

    /// Only what is written is compared.
    package func fits(_ wanted: String) -> Bool {
      if words.first == "scan" { return wanted == words.joined(separator: " ") }
      let wantedWords = wanted.split(separator: " ").map(String.init)
      guard wantedWords.first == words.first else { return false }
      let fixed = words.first == "touch" ? 3 : 2
      if let place {
        guard wantedWords.count >= 3, let x = Double(wantedWords[1]), let y = Double(wantedWords[2]),
          abs(x - place.x) <= 0.01, abs(y - place.y) <= 0.01
        else { return false }
      } else if wantedWords.prefix(2) != words.prefix(2) {
        return false
      }
      let wantsSimultaneous = wantedWords.contains("simultaneous")
      return Set(wantedWords.dropFirst(fixed)).isSubset(of: options)
        && wantsSimultaneous == options.contains("simultaneous")
    }
  }

  private static func line(_ told: NodeInterpreter.Told, _ bare: (TypedText) -> String) -> Line? {
    func options(_ down: Instant, _ at: Instant, _ simultaneous: Bool) -> Set<String> {
      Set(
        ["down=\(down.microseconds / 1000)", "at=\(at.microseconds / 1000)"] + (simultaneous ? ["simultaneous"] : []))
    }
    switch told {
    case .press(let code, let press):
      return Line(
        words: ["press", KeyNames.name(of: code)], options: options(press.down, press.decided, press.simultaneous))
    case .touch(let touch):
      return Line(
        words: ["touch", "\(touch.up.x)", "\(touch.up.y)"], place: (touch.up.x, touch.up.y),
        options: options(touch.down.at, touch.decided, touch.simultaneous))
    case .typed(let text):
      return text.hand == .scanner ? Line(words: ["scan", bare(text)]) : nil
    }
  }
}
