import RatingModel

/// A line that is no scenario.
package struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  package let name: String
  package let line: Int
  package let message: String

  package var description: String { "\(name).scenario:\(line): \(message)" }
}

/// Reads a scenario file; the format is described at the head of this target.
package struct ScenarioParser {
  private let name: String
  private var summary: [String] = []
  private var settings = ScenarioSettings()
  private var steps: [ScenarioStep] = []

  package static func parse(_ text: String, name: String) throws(ScenarioError) -> Scenario {
    var parser = ScenarioParser(name: name)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try parser.take(String(line), number: index + 1)
    }
    guard !parser.steps.isEmpty else { throw ScenarioError(name: name, line: 1, message: "no step") }
    guard !parser.summary.isEmpty else {
      throw ScenarioError(name: name, line: 1, message: "no comment says what it shows")
    }
    return Scenario(
      name: name, summary: parser.summary.joined(separator: " "), settings: parser.settings, steps: parser.steps)
  }

  private init(name: String) { self.name = name }

  private mutating func take(_ line: String, number: Int) throws(ScenarioError) {
    if line.hasPrefix("#") {
      if steps.isEmpty { summary.append(line.drop { $0 == "#" || $0 == " " }.description) }
      return
    }
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return }
    if first == "given" {
      guard steps.isEmpty, words.count > 1, settings.set(words[1], Array(words.dropFirst(2))) else {
        throw ScenarioError(name: name, line: number, message: "no setting: \(line)")
      }
    } else {
      steps.append(try step(line, number: number))
    }
  }

  private func step(_ line: String, number: Int) throws(ScenarioError) -> ScenarioStep {
    let (left, recordText) = halves(line, at: "=>")
    let (event, answerText) = halves(left, at: "->")
    let words = event.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let time = words.first.flatMap({ Int64($0) }), time >= steps.last?.timeMilliseconds ?? 0 else {
      throw ScenarioError(name: name, line: number, message: "a step begins with its time, and times never fall")
    }
    guard let action = ScenarioAction(words: Array(words.dropFirst())) else {
      throw ScenarioError(name: name, line: number, message: "no step: \(event)")
    }
    let lines = recordText.map { $0.split(separator: ",").map(String.init) } ?? []
    let records = lines.compactMap(RecordLine.init)
    guard records.count == lines.count, recordText == nil || !records.isEmpty else {
      throw ScenarioError(name: name, line: number, message: "no records: \(recordText ?? "")")
    }
    let answer = answerText?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return ScenarioStep(line: number, timeMilliseconds: time, action: action, answer: answer, records: records)
  }

  private func halves(_ text: String, at separator: String) -> (String, String?) {
    guard let range = text.firstRange(of: separator) else { return (text, nil) }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }
}
