import Foundation
import Testing

/// The page of rules and the folder of scenarios cannot drift apart.
@Suite struct BindingPageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func page() throws -> String {
    try String(contentsOf: root.appending(path: "Sources/KioskSession/Binding.md"), encoding: .utf8)
  }

  /// The numbered rules, each with all of its text.
  private static func rules() throws -> [(name: String, text: String)] {
    var rules: [(name: String, text: String)] = []
    var section = ""
    for line in try page().split(separator: "\n", omittingEmptySubsequences: false) {
      if let heading = line.prefixMatch(of: /## ([0-9]+)\./) {
        section = String(heading.1)
      } else if let rule = line.prefixMatch(of: /([0-9]+)\.\s/) {
        rules.append((name: "\(section).\(rule.1)", text: String(line)))
      } else if line.hasPrefix("   "), let last = rules.indices.last {
        rules[last].text += "\n" + line
      }
    }
    return rules
  }

  /// The files that tests stand in.
  private static func suites() throws -> Set<String> {
    let files = FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
    return Set(
      (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        .map { $0.deletingPathExtension().lastPathComponent })
  }

  @Test func everyScenarioIsNamedOnThePageAndEveryNamedScenarioExists() throws {
    let named = Set(try Self.page().matches(of: /`([a-z-]+)\.scenario`/).map { String($0.1) })

    #expect(named == Set(try ScenarioTests.scenarios().map(\.name)))
  }

  @Test func everyRuleNamesAScenarioOrATestThatExists() throws {
    let suites = try Self.suites()
    let rules = try Self.rules()
    for rule in rules {
      let tests = rule.text.matches(of: /`([A-Z][A-Za-z]+Tests)`/).map { String($0.1) }
      #expect(tests.allSatisfy(suites.contains), "rule \(rule.name) names \(tests)")
      #expect(!tests.isEmpty || rule.text.contains(".scenario`"), "rule \(rule.name) names nothing that shows it")
    }
    #expect(Set(rules.map(\.name)).count == rules.count && rules.count > 50)
  }
}
