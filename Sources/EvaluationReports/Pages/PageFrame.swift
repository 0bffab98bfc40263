/// What stands around a page: language, who is signed in, the way home.
package struct PageFrame: Sendable {
  package let language: Language
  /// Where the page in the other language is; `nil` for a page that no address leads to.
  package let otherLanguageLink: String?
  /// `nil` when nobody is signed in.
  package let account: SignedInAccount?
  /// Where the reader may go from everywhere.
  package let destinations: [Destination]

  package init(
    language: Language, otherLanguageLink: String? = nil, account: SignedInAccount? = nil,
    destinations: [Destination] = []
  ) {
    self.language = language
    self.otherLanguageLink = otherLanguageLink
    self.account = account
    self.destinations = destinations
  }

  /// A page that stands in the bar of every page.
  package enum Destination: CaseIterable, Sendable {
    case closings, kiosks, paper, imports, accounts, audit, personalData, myAccount

    package var path: PagePath {
      switch self {
      case .closings: .closings
      case .kiosks: .kiosks
      case .paper: .paper
      case .imports: .imports
      case .accounts: .accounts
      case .audit: .audit
      case .personalData: .personalData
      case .myAccount: .myAccount
      }
    }

    func label(_ language: Language) -> String {
      switch self {
      case .closings: PeopleWord.closings.text(language)
      case .kiosks: KioskWord.kiosks.text(language)
      case .paper: PaperWord.paper.text(language)
      case .imports: ImportWord.imports.text(language)
      case .accounts: PeopleWord.accounts.text(language)
      case .audit: PeopleWord.audit.text(language)
      case .personalData: PeopleWord.personalData.text(language)
      case .myAccount: PeopleWord.myAccount.text(language)
      }
    }
  }

  /// Who reads, and the token that its forms carry.
  package struct SignedInAccount: Sendable {
    package let name: String
    package let formToken: String

    package init(name: String, formToken: String) {
      self.name = name
      self.formToken = formToken
    }
  }

  func model(title: String, kind: String) -> FrameModel {
    FrameModel(
      language: language.rawValue, title: "\(title) · \(PageWord.brand.text(language))", kind: kind,
      style: Stylesheet.text, skip: PageWord.skip.text(language), brand: PageWord.brand.text(language),
      toolsLabel: PageWord.tools.text(language), home: PagePath.home.link(language),
      destinations: destinations.map { PageLink(link: $0.path.link(language), label: $0.label(language)) },
      otherLanguage: otherLanguageLink.map {
        FrameModel.OtherLanguage(link: $0, code: language.other.rawValue, name: language.other.ownName)
      },
      signOut: account.map {
        FrameModel.SignOut(
          action: PagePath.signOut.rawValue, token: $0.formToken, language: language.rawValue, account: $0.name,
          label: PageWord.signOut.text(language))
      })
  }
}

struct FrameModel {
  struct OtherLanguage {
    let link: String
    let code: String
    let name: String
  }
  struct SignOut {
    let action: String
    let token: String
    let language: String
    let account: String
    let label: String
  }
  let language: String
  let title: String
  let kind: String
  let style: String
  let skip: String
  let brand: String
  let toolsLabel: String
  let home: String
  let destinations: [PageLink]
  let otherLanguage: OtherLanguage?
  let signOut: SignOut?
}
