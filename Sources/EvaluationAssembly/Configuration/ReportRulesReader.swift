import ConfigurationText
import EvaluationIndices
import EvaluationReports
import Foundation
import RatingModel

/// Reads `reports.toml`: how the province ranks, compares, asks and scores. Pure but for ``read(path:)``.
package enum ReportRulesReader {
  package static func read(path: String) -> Result<SubjectRules, ConfigurationRefusal> {
    ConfigurationFile.bytes(path: path).flatMap(parse)
  }

  package static func parse(_ bytes: Data) -> Result<SubjectRules, ConfigurationRefusal> {
    ConfigurationFile.document(bytes).flatMap { document in
      var values = ReportRuleValues(document)
      let rules = values.rules()
      return values.diagnostics.isEmpty ? .success(rules) : .failure(ConfigurationRefusal(values.diagnostics))
    }
  }
}

/// Takes the rules out of a document, and notes everything that is wrong.
private struct ReportRuleValues {
  private let document: ConfigurationNode
  private(set) var diagnostics: [ConfigurationDiagnostic] = []

  init(_ document: ConfigurationNode) { self.document = document }

  mutating func rules() -> SubjectRules {
    refuseUnknown()
    var rules = SubjectRules()
    for key in ReportRuleKey.allCases {
      if let number = number(document.table?[key.section]?.table?[key.name], key.range) {
        rules[keyPath: key.place] = number
      }
    }
    let attitude = document.table?["attitude"].map { points($0, LevelName.init) }
    rules.convention = ScoringConvention(
      points: questions(), attitude: attitude.map { .levels($0) } ?? .timelinessAndComplaints)
    return rules
  }

  private mutating func refuseUnknown() {
    let sections = Dictionary(grouping: ReportRuleKey.allCases, by: \.section)
    for (name, section) in document.table ?? [:] where name != "attitude" && name != "points" {
      guard let keys = sections[name]?.map(\.name) else {
        refuseUnknown(section, among: (sections.keys + ["attitude", "points"]).sorted())
        continue
      }
      guard let members = section.table else {
        add(.wrongType, section, "A table is expected here.", "Write [\(name)] on a line of its own.")
        continue
      }
      for (name, member) in members where !keys.contains(name) { refuseUnknown(member, among: keys) }
    }
  }

  private mutating func refuseUnknown(_ node: ConfigurationNode, among names: [String]) {
    add(.unknownKey, node, "There is no such key.", "Names here are \(names.joined(separator: ", ")).")
  }

  // MARK: Points

  /// Each `[[points]]`: a question, its version, and the points of each answer.
  private mutating func questions() -> [QuestionReference: [AnswerName: IndexPoints]] {
    guard let node = document.table?["points"] else { return [:] }
    guard case .list(let entries) = node.content else {
      add(.wrongType, node, "A list of tables is expected here.", "Write [[points]] above each question.")
      return [:]
    }
    var questions: [QuestionReference: [AnswerName: IndexPoints]] = [:]
    for entry in entries {
      for (name, member) in entry.table ?? [:] where !["question", "version", "answers"].contains(name) {
        refuseUnknown(member, among: ["question", "version", "answers"])
      }
      guard let question = question(entry) else { continue }
      guard let answers = entry.table?["answers"], questions[question] == nil else {
        add(
          .wrongType, entry, "The points of its answers are missing, or given twice.", "Write answers = { name = 2 }.")
        continue
      }
      questions[question] = points(answers, AnswerName.init)
    }
    return questions
  }

  private mutating func question(_ entry: ConfigurationNode) -> QuestionReference? {
    guard case .text(let text)? = entry.table?["question"]?.content, let id = QuestionID(text),
      case .integer(let version)? = entry.table?["version"]?.content, version > 0
    else {
      add(
        .wrongType, entry, "A question and its version are expected here.",
        "Write question = \"thoi-gian\" and version = 1, as in the kiosks' configuration.")
      return nil
    }
    return QuestionReference(id: id, version: version)
  }

  /// A table of names, each with 0, 1 or 2.
  private mutating func points<Name: Hashable>(
    _ node: ConfigurationNode, _ parse: (String) -> Name?
  ) -> [Name: IndexPoints] {
    guard let table = node.table, !table.isEmpty else {
      add(.wrongType, node, "A table of names with their points is expected here.", "Write a name, =, and 0, 1 or 2.")
      return [:]
    }
    var points: [Name: IndexPoints] = [:]
    for (text, member) in table {
      guard let name = parse(text) else {
        add(.unknownKey, member, "“\(text)” is no such name.", "Write it as the kiosks' configuration does.")
        continue
      }
      points[name] = number(member, 0...2).flatMap(IndexPoints.init(rawValue:))
    }
    return points
  }

  private mutating func number(_ node: ConfigurationNode?, _ range: ClosedRange<Int>) -> Int? {
    guard let node else { return nil }
    guard case .integer(let number) = node.content else {
      add(.wrongType, node, "An integer is expected here.", "Write a number without quotation marks.")
      return nil
    }
    guard range.contains(number) else {
      add(
        .outOfRange, node, "\(number) is out of range.",
        "Take a number from \(range.lowerBound) to \(range.upperBound).")
      return nil
    }
    return number
  }

  private mutating func add(
    _ code: ConfigurationDiagnostic.Code, _ node: ConfigurationNode, _ message: String, _ hint: String
  ) {
    diagnostics.append(
      ConfigurationDiagnostic(
        code: code, line: node.position.line, key: node.path.description, message: message, hint: hint))
  }
}
