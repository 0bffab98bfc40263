import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

struct PeoplePageTests {
  static func pages(_ language: Language) throws -> [String] {
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let frame = PageFrame(
      language: language, otherLanguageLink: "/?lang=en", account: .init(name: "ha.nguyen", formToken: "0123"),
      destinations: PageFrame.Destination.allCases)
    let evil = "\"><script>alert(1)</script>"
    let account = Account(
      name: try #require(AccountName("binh.tran")),
      password: PasswordHash(salt: [], rounds: 2, blockSize: 8, parallelism: 1, key: []), role: .clerk, roots: [],
      clerk: ClerkID("H56.14/CB01"), disabled: true, createdAt: WallTime(milliseconds: 1_795_223_100_000))
    let events = AccessEvent.Kind.allCases.enumerated().map { number, kind in
      AuditEntry(
        id: Int64(number + 1), number: number == 0 ? nil : Int64(number),
        event: AccessEvent(
          kind: kind, account: number == 0 ? nil : account.name, subject: evil, period: .init(first: nil, last: nil),
          claimedBy: evil, address: evil, time: account.createdAt))
    }
    let form = AccountForm(name: evil, role: evil, units: evil, clerk: evil)
    let (from, through) = (try #require(CivilDate("2026-10-05")), try #require(CivilDate("2027-01-03")))
    let period = try #require(ReportPeriod(from: from, through: through, zone: zone))
    let clerk = try #require(account.clerk)
    let subject = OwnPage.Subject(clerk: clerk, name: evil, period: period)
    return AccountFormProblem.allCases.map {
      AccountsPage.html(frame: frame, accounts: [account], form: form, problem: $0, password: "ab-cd")
    } + [
      AccountPage.html(frame: frame, account: account, zone: zone, form: form, outcome: .problem(.more)),
      AccountPage.html(frame: frame, account: account, zone: zone, outcome: .password("ab-cd")),
      AccountPage.html(frame: frame, account: account, zone: zone, outcome: .done),
      AuditPage.html(
        frame: frame, filter: .init(person: evil, kind: evil, from: evil, through: evil), entries: events, zone: zone,
        isMalformed: true), PersonalDataPage.html(frame: frame), OwnPage.html(frame: frame, subject: nil, figures: nil),
      OwnPage.html(frame: frame, subject: subject, figures: nil),
    ]
      + MyAccountPage.Problem.allCases.map {
        MyAccountPage.html(frame: frame, rights: account.rights, signIns: events.map(\.event), zone: zone, problem: $0)
      }
  }

  @Test(arguments: Language.allCases)
  func thePagesNeedNoScriptAndHaveOneHeadingUniqueIdentifiersAndScopedCells(language: Language) throws {
    for page in try Self.pages(language) {
      for forbidden in ["<script", "javascript:", " onclick", " style=\"", "http://", "https://", "{{"] {
        #expect(!page.contains(forbidden), "\(forbidden)")
      }
      #expect(page.matches(of: /<h1>/).count == 1)
      #expect(page.matches(of: /<th[ >]/).count == page.matches(of: /<th scope="(col|row)"/).count)
      let identifiers = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
      #expect(Set(identifiers).count == identifiers.count, "\(identifiers)")
      for label in page.matches(of: #/ for="([^"]+)"/#) { #expect(identifiers.contains(String(label.1))) }
      for help in page.matches(of: #/ aria-describedby="([^"]+)"/#) { #expect(identifiers.contains(String(help.1))) }
      let fields = page.matches(of: #/<(?:input|select)[^>]* id="([^"]+)"/#).map { String($0.1) }
      for field in fields { #expect(page.contains("for=\"\(field)\""), "\(field) has no label") }
    }
  }

  @Test func everyTextOfThePagesAboutPeopleExistsInBothLanguagesAndIsNormalised() {
    #expect(Set(PeopleWord.vietnamese.keys) == Set(PeopleWord.allCases))
    #expect(Set(PeopleWord.english.keys) == Set(PeopleWord.allCases))
    #expect(Set(AccessEvent.Kind.vietnamese.keys) == Set(AccessEvent.Kind.allCases))
    #expect(Set(AccessEvent.Kind.english.keys) == Set(AccessEvent.Kind.allCases))
    let texts =
      Array(PeopleWord.vietnamese.values) + Array(PeopleWord.english.values)
      + Array(AccessEvent.Kind.vietnamese.values) + Array(AccessEvent.Kind.english.values)
    for text in texts {
      #expect(!text.isEmpty)
      #expect(Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(text)")
    }
  }

  @Test func thePageAboutPersonalDataSaysWhatWhyHowLongAndHowToAsk() throws {
    for (language, words) in [
      (Language.vietnamese, ["91/2025/QH15", "356/2025/NĐ-CP", "2 ngày làm việc", "15 ngày"]),
      (.english, ["91/2025/QH15", "356/2025/NĐ-CP", "2 working days", "15 days"]),
    ] {
      let page = PersonalDataPage.html(frame: PageFrame(language: language))
      for word in words { #expect(page.contains(word), "\(word)") }
    }
  }

  @Test func theFormReadsCodesHoweverTheyAreSeparated() throws {
    let form = AccountForm(name: "a", role: "head", units: " H56.14, H56.15;H56.14\t", clerk: "  ")
    #expect(try form.rights.get().roots.map(\.text).sorted() == ["H56.14", "H56.15"])
    #expect(
      try AccountForm(name: "a", role: "clerk", units: "", clerk: " H56.14/CB01 ").rights.get().clerk?.staff.text
        == "CB01")
  }
}
