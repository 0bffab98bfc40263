/// The languages of the page.
package enum ClerkLanguage: String, Hashable, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"

  package var other: ClerkLanguage { self == .vietnamese ? .english : .vietnamese }

  /// Vietnamese unless another one is asked for.
  package init(asked: String?) { self = asked.flatMap(ClerkLanguage.init(rawValue:)) ?? .vietnamese }
}
