import Foundation
import Testing

/// The page of rules and the folder of scenarios cannot drift apart.
@Suite struct BindingPageTests {
  @Test func everyScenarioIsNamedOnThePageAndEveryNamedScenarioExists() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "Sources/KioskSession/Binding.md"), encoding: .utf8)

    let named = Set(page.matches(of: /`([a-z-]+)\.scenario`/).map { String($0.1) })

    #expect(named == Set(try ScenarioTests.scenarios().map(\.name)))
  }
}
