/// Where the page is served, and the counter that it is about.
package struct PagePlace: Hashable, Sendable {
  /// What stands before every path: empty on the kiosk, `/counter/H56.14/Q03` at the centre.
  package let base: String
  /// The office's name by language (`vi`, `en`); empty when none is known.
  package let unitName: [String: String]
  /// The counter's name by language; empty when none is known.
  package let counterLabel: [String: String]
  /// The counter's code, which stands where it has no name.
  package let counter: String

  package init(base: String, unitName: [String: String], counterLabel: [String: String], counter: String) {
    self.base = base
    self.unitName = unitName
    self.counterLabel = counterLabel
    self.counter = counter
  }

  func unit(_ language: ClerkLanguage) -> String { unitName[language.rawValue] ?? unitName["vi"] ?? "" }

  func label(_ language: ClerkLanguage) -> String {
    counterLabel[language.rawValue] ?? counterLabel["vi"] ?? "\(ClerkWord.counter.text(language)) \(counter)"
  }

  /// The address of a page in a language; Vietnamese needs no word.
  package func link(_ path: PagePath, _ language: ClerkLanguage) -> String {
    "\(base)\(path.rawValue)" + (language == .vietnamese ? "" : "?lang=\(language.rawValue)")
  }

  /// Where a form is sent: the language travels in the form.
  func action(_ path: PagePath) -> String { base + path.rawValue }
}

/// Everything that there is to ask for, below ``PagePlace/base``.
package enum PagePath: String, Hashable, Sendable, CaseIterable {
  case home = "/"
  case state = "/state"
  case style = "/style.css"
  case signIn = "/sign-in"
  case signOut = "/sign-out"
  case next = "/next"
  case invite = "/invite"
  case finish = "/finish"
  case withdraw = "/withdraw"

  /// Forms are posted; everything else is only read.
  package var isForm: Bool {
    switch self {
    case .home, .state, .style: false
    case .signIn, .signOut, .next, .invite, .finish, .withdraw: true
    }
  }

  /// Whether it can be read.
  package var isPage: Bool { !isForm || self == .signIn }
}
