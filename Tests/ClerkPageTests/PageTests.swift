import ClerkPage
import Crypto
import Foundation
import RatingModel
import Testing

struct PageTests {
  private static let place = PagePlace(
    base: "/counter/H56.14/Q03", unitName: ["vi": "Xã <Mẫu> Sơn"], counterLabel: [:], counter: "Q03")

  private static func frame(_ language: ClerkLanguage) -> PageFrame { PageFrame(place: place, language: language) }

  private static func form(_ body: String) throws -> OpeningForm {
    OpeningForm(try #require(FormFields(Data(body.utf8))), stage: .receiving)
  }

  /// Every page in every state, with texts that would break out of their places if they were let.
  private static func pages(_ language: ClerkLanguage) throws -> [String] {
    let evil = "%22%3E%3Cscript%3E"
    let several = try form("several=1&dossier=returning/late/1.2/\(evil)&code=\(evil)&procedure=\(evil)")
    var pages = [SignInPage.html(frame(language), token: "t")]
    pages += SignInPage.Problem.allCases.map { SignInPage.html(frame(language), token: "t", problem: $0) }
    for grasp in CounterPage.Grasp.allCases {
      pages.append(
        CounterPage(frame(language), clerk: "<script>", token: "t", grasp: grasp, form: several).html)
    }
    for notice in CounterPage.Notice.allCases {
      pages.append(
        CounterPage(
          frame(language), clerk: "Hoa", token: "t", grasp: .none, form: several,
          faults: Set(OpeningForm.Fault.allCases), notice: notice, isAsking: nil
        ).html)
    }
    for asked in [SessionState.serving, .inviting] {
      pages.append(
        CounterPage(
          frame(language), clerk: "Hoa", token: "t", grasp: .serving, form: several, isAsking: asked
        ).html)
    }
    let session = CounterState.Session(since: "08:05", dossiers: ["H56.14-261121-0001"].compactMap { DossierCode($0) })
    pages += SessionState.allCases.map {
      let state = CounterState(
        condition: $0, hindrances: Set(CounterState.Hindrance.allCases), session: session)
      return StateFrame.html(frame(language), state)
    }
    return pages + [StateFrame.ended(frame(language))]
  }

  @Test(arguments: ClerkLanguage.allCases)
  func nothingThatWasTypedBreaksOutOfItsPlace(language: ClerkLanguage) throws {
    for page in try Self.pages(language) {
      let rest = page.replacing("<script>\(ClerkScript.text)</script>", with: "")
      #expect(!rest.contains("<script") && !page.contains("<Mẫu>"))
      #expect(!page.contains(" style=") && !page.contains(/\son[a-z]+=/))
    }
  }

  @Test(arguments: ClerkLanguage.allCases)
  func everyPageIsWholeAndInItsLanguage(language: ClerkLanguage) throws {
    for page in try Self.pages(language) {
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
      #expect(page.hasSuffix("</html>\n"))
      #expect(page == page.precomposedStringWithCanonicalMapping)
      for element in ["form", "section", "div", "p", "button", "ol", "li", "fieldset", "label", "span", "main"] {
        let opened = page.matches(of: try Regex("<\(element)[ >]")).count
        #expect(opened == page.ranges(of: "</\(element)>").count, "\(element)")
      }
      // Whatever leads somewhere leads below the page's own place.
      for link in page.matches(of: /(?:action|src|href)="([^"]*)"/) {
        #expect(link.1.hasPrefix("/counter/H56.14/Q03/") || link.1 == "data:,", "\(link.1)")
      }
    }
  }

  @Test(arguments: ClerkWord.allCases)
  func everyWordStandsInBothLanguages(word: ClerkWord) {
    let (vietnamese, english) = (word.text(.vietnamese), word.text(.english))
    #expect(!vietnamese.isEmpty && !english.isEmpty)
    #expect(vietnamese == vietnamese.precomposedStringWithCanonicalMapping)
    #expect(vietnamese != english)
  }

  @Test func everyFormBringsItsTokenAndItsLanguageBack() throws {
    for page in try Self.pages(.english) {
      let forms = page.ranges(of: "<form").count
      #expect(page.ranges(of: "name=\"token\" value=\"t\"").count == forms)
      #expect(page.ranges(of: "name=\"lang\" value=\"en\"").count == forms)
    }
  }

  @Test func browserRunsTheOneScriptAndNoOther() throws {
    let hash = Data(SHA256.hash(data: Data(ClerkScript.text.utf8))).base64EncodedString()
    #expect(ClerkScript.hash == "sha256-\(hash)")
    let policy = try #require(PageHeaders.all.first { $0.name == "content-security-policy" })
    #expect(policy.value.contains("script-src '\(ClerkScript.hash)';") && !policy.value.contains("unsafe"))
  }

  @Test func formAndQuestionNameTheSessionThatTheyOpen() throws {
    let session = PageSession.name(String(repeating: "0a", count: 16))
    let form = OpeningForm(stage: .receiving, session: session)
    for asked in [nil, SessionState.serving] {
      let page = CounterPage(
        Self.frame(.vietnamese), clerk: "Hoa", token: "t", grasp: .serving, form: form, isAsking: asked)
      #expect(page.html.ranges(of: "name=\"session\" value=\"\(session)\"").count == 1)
    }
  }

  @Test func whatWasTypedToSignInNeverComesBack() throws {
    let page = SignInPage.html(Self.frame(.vietnamese), token: "t", problem: .wrong)
    #expect(page.matches(of: /<input (?!type="hidden")[^>]*value=/).isEmpty)
    // The browser asks for both, so that Enter in the first field leads to the second.
    #expect(page.ranges(of: " required").count == 2)
  }

  @Test func questionHasNoFieldForTheNextShotOfTheGun() throws {
    let page = CounterPage(
      Self.frame(.vietnamese), clerk: "Hoa", token: "t", grasp: .serving, form: try Self.form("code=A-2"),
      isAsking: .serving
    ).html
    #expect(!page.contains("autofocus") && !page.contains("id=\"code\""))
    #expect(page.contains("name=\"code\" value=\"A-2\""))
  }

  @Test func frameAsksForItselfAgainWhileSomebodyIsSignedIn() {
    let frame = StateFrame.html(Self.frame(.vietnamese), CounterState(condition: .idle))
    #expect(frame.contains("http-equiv=\"refresh\" content=\"2\""))
    #expect(!StateFrame.ended(Self.frame(.vietnamese)).contains("refresh"))
  }

  @Test func dossiersAreShownMasked() throws {
    let codes = (1...6).compactMap { DossierCode("H56.14-261121-000\($0)") } + ["x"].compactMap { DossierCode($0) }
    let session = CounterState.Session(since: nil, dossiers: codes)
    let frame = StateFrame.html(
      Self.frame(.english), CounterState(condition: .serving, hindrances: [.journal], session: session))
    #expect(frame.contains("7 dossiers: •••• 0001, •••• 0002, •••• 0003, •••• 0004, …"))
    #expect(!frame.contains("H56.14-261121") && !frame.contains("disk"))
  }
}
