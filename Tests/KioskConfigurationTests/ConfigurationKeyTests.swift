import KioskConfiguration
import Testing

struct ConfigurationKeyTests {
  @Test func pathsAreDistinct() {
    let paths = ConfigurationKey.allCases.map(\.path)
    #expect(Set(paths).count == paths.count)
  }

  @Test(arguments: ConfigurationKey.allCases)
  func explanationIsOneSentence(key: ConfigurationKey) {
    let explanation = key.definition.explanation
    #expect(explanation.hasSuffix(".") && explanation.first?.isUppercase == true)
    #expect(!explanation.dropLast().contains(". "))
  }

  @Test(arguments: ConfigurationKey.allCases)
  func unitStandsAtTheEndOfTheName(key: ConfigurationKey) {
    if let unit = key.definition.unit { #expect(key.path.hasSuffix(unit)) }
  }

  @Test(arguments: ConfigurationKey.allCases)
  func standardValueIsOneThatTheKeyTakes(key: ConfigurationKey) {
    switch (key.definition.kind, key.definition.presence) {
    case (.integer(let range), .standard(.integer(let number))): #expect(range.contains(number))
    case (.choice(let names), .standard(.text(let text))): #expect(names.contains(text))
    case (.path, .standard(.text(let text))): #expect(text.hasPrefix("/"))
    case (.text, .standard(.text)), (.texts, .standard(.emptyList)), (.paths, .standard(.emptyList)): break
    case (.flag, .standard(.flag)): break
    case (_, .standard): Issue.record("\(key.path) has a standard value of another kind")
    default: break
    }
  }
}
