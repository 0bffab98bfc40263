import EvaluationStore
import RatingModel

extension CentreCommands {
  /// What an import would do, in lines or for a program.
  static func outcome(of preview: RegistryPreview, _ asJSON: Bool) -> CommandOutcome {
    guard !asJSON else { return CommandOutcome(json: PreviewAnswer(preview)) }
    let lists = preview.difference.lists.filter { !$0.parts.isEmpty }.flatMap(lines)
    var text = lists.isEmpty ? ["Nothing would change."] : lists
    if preview.dependentCount > 0 {
      text.append("\(preview.dependentCount) depend on what would end or be removed:")
      text += preview.dependents.map { "  \($0.kind.words) \($0.name): \($0.subject) \($0.change.rawValue)" }
      text += more(than: preview.dependents.count, of: preview.dependentCount)
    }
    text.append("The registry would hold \(preview.summary.text).")
    return CommandOutcome(text: text.joined(separator: "\n"), notes: "This was a preview: nothing was imported.")
  }

  private static func lines(of list: RegistryDifference.List) -> [String] {
    let counts = RegistryDifference.Change.allCases.map { "\(list.part($0).count) \($0.rawValue)" }
    let head = "\(list.table.rawValue): \(counts.joined(separator: ", ")), \(list.unchanged) as before"
    return [head]
      + RegistryDifference.Change.allCases.flatMap { change in
        let part = list.part(change)
        return part.examples.map { "  \(change.rawValue) \(line($0))" }
          + more(than: part.examples.count, of: part.count)
      }
  }

  private static func line(_ example: RegistryDifference.Example) -> String {
    let name = example.name.isEmpty ? "" : " “\(example.name)”"
    let former = example.formerName.map { ", was “\($0)”" } ?? ""
    let columns = example.columns.isEmpty ? "" : " (\(example.columns.joined(separator: ", ")))"
    return example.code + name + former + (example.lastDay.map { " until \($0)" } ?? "") + columns
  }

  private static func more(than shown: Int, of count: Int) -> [String] {
    count > shown ? ["  … and \(count - shown) more"] : []
  }
}

extension RegistryDependent.Kind {
  fileprivate var words: String {
    switch self {
    case .kiosk: "kiosk"
    case .account: "account"
    case .token: "token"
    case .clerkSecret: "clerk's"
    }
  }
}

private struct PreviewAnswer: Encodable {
  struct List: Encodable {
    let table: String
    let unchanged: Int
    let changes: [String: Part]
  }
  struct Part: Encodable {
    let count: Int
    let examples: [Example]
  }
  struct Example: Encodable {
    let code: String
    let name: String
    let formerName: String?
    let columns: [String]
    let lastDay: CivilDate?
  }
  struct Dependent: Encodable {
    let kind: String
    let name: String
    let subject: String
    let change: String
  }

  let status = "preview"
  let lists: [List]
  let dependents: [Dependent]
  let dependentCount: Int

  init(_ preview: RegistryPreview) {
    lists = preview.difference.lists.map { list in
      List(
        table: list.table.rawValue, unchanged: list.unchanged,
        changes: Dictionary(
          uniqueKeysWithValues: RegistryDifference.Change.allCases.map { ($0.rawValue, Part(list.part($0))) }))
    }
    dependents = preview.dependents.map {
      Dependent(kind: $0.kind.rawValue, name: $0.name, subject: $0.subject, change: $0.change.rawValue)
    }
    dependentCount = preview.dependentCount
  }
}

extension PreviewAnswer.Part {
  fileprivate init(_ part: RegistryDifference.Part) {
    count = part.count
    examples = part.examples.map {
      PreviewAnswer.Example(
        code: $0.code, name: $0.name, formerName: $0.formerName, columns: $0.columns, lastDay: $0.lastDay)
    }
  }
}
