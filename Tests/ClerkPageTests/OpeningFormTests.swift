import Foundation
import RatingModel
import Testing

@testable import ClerkPage

struct OpeningFormTests {
  private func step(_ body: String, stage: Stage = .receiving) throws -> OpeningForm.Step {
    OpeningForm(try #require(FormFields(Data(body.utf8))), stage: stage).step
  }

  private func dossier(
    _ code: String, _ stage: Stage = .receiving, procedure: String? = nil, timeliness: Timeliness? = nil
  ) throws -> OpeningForm.Dossier {
    OpeningForm.Dossier(
      code: try #require(DossierCode(code)), procedure: procedure.flatMap { ProcedureCode($0) }, stage: stage,
      timeliness: timeliness)
  }

  private func shown(_ step: OpeningForm.Step) throws -> (form: OpeningForm, faults: Set<OpeningForm.Fault>) {
    guard case .show(let form, let faults) = step else { throw Unexpected(step: step) }
    return (form, faults)
  }

  private struct Unexpected: Error { let step: OpeningForm.Step }

  @Test func codeAndEnterOpen() throws {
    let expected = try dossier("H56.14-261121-0001")
    #expect(try step("code=H56.14-261121-0001") == .open([expected], isSure: false))
    #expect(try step("code=+H56.14-261121-0001%0D&wish=open") == .open([expected], isSure: false))
  }

  @Test(arguments: ["", "code=", "code=++", "code=&wish=open", "code=&stage=returning"])
  func enterInAnEmptyFieldDoesNothing(body: String) throws {
    #expect(try step(body) == .nothing)
  }

  @Test func onlyItsOwnButtonOpensWithoutADossier() throws {
    #expect(try step("code=&wish=bare") == .open([], isSure: false))
  }

  @Test func whoWishesNoDossierIsAskedAboutNone() throws {
    let bare = OpeningForm(
      try #require(FormFields(Data("code=A-1&procedure=1.2&stage=refusing&wish=bare".utf8))), stage: .receiving)
    #expect(bare.step == .open([], isSure: false))
    #expect(bare.wished.code == "" && bare.wished.procedure == "" && bare.wished.stage == .refusing)
    let open = OpeningForm(try #require(FormFields(Data("code=A-1&wish=open".utf8))), stage: .receiving)
    #expect(open.wished == open)
  }

  @Test func stageIsTheChosenOneOrTheClerksLast() throws {
    #expect(try step("code=A-1", stage: .refusing) == .open([try dossier("A-1", .refusing)], isSure: false))
    #expect(
      try step("code=A-1&stage=supplementing", stage: .refusing)
        == .open([try dossier("A-1", .supplementing)], isSure: false))
    #expect(try step("code=A-1&stage=rated") == .open([try dossier("A-1")], isSure: false))
  }

  @Test func timelinessIsKeptForAReturnOnly() throws {
    #expect(
      try step("code=A-1&stage=returning&timeliness=late&procedure=1.004873")
        == .open([try dossier("A-1", .returning, procedure: "1.004873", timeliness: .late)], isSure: false))
    #expect(try step("code=A-1&stage=receiving&timeliness=late") == .open([try dossier("A-1")], isSure: false))
    #expect(try step("code=A-1&stage=returning&timeliness=") == .open([try dossier("A-1", .returning)], isSure: false))
  }

  @Test func codeIsTakenInNFC() throws {
    #expect(try step("code=H%E1%BB%93-1") == (try step("code=Ho%CC%82%CC%80-1")))
  }

  @Test(
    arguments: [
      ("code=A%07B", [.codeUnreadable]), ("code=\(String(repeating: "A", count: 51))", [.codeLong]),
      ("code=A-1&procedure=1%2F2", [.procedureMalformed]),
      ("code=A%00&procedure=%3F", [.codeUnreadable, .procedureMalformed]),
    ] as [(String, Set<OpeningForm.Fault>)])
  func wrongTextIsToldAndNothingTypedIsLost(body: String, faults: Set<OpeningForm.Fault>) throws {
    let sent = body + "&stage=returning&timeliness=early"
    let shown = try shown(try step(sent))
    let fields = try #require(FormFields(Data(sent.utf8)))
    #expect(shown.faults == faults)
    #expect(shown.form.code == fields.first("code") && shown.form.procedure == (fields.first("procedure") ?? ""))
    #expect(shown.form.stage == .returning && shown.form.timeliness == .early)
  }

  @Test func severalDossiersAreTakenInOneByOneAndOpenedTogether() throws {
    let first = try shown(try step("code=A-1&stage=receiving&wish=several")).form
    #expect(first.isSeveral && first.code == "A-1" && first.taken.isEmpty)
    let second = try shown(try step("several=1&code=A-1&stage=receiving")).form
    #expect(second.taken == [try dossier("A-1")] && second.code == "")
    let waiting = "several=1&dossier=receiving///A-1&dossier=returning/late/1.004873/B/2"
    let all = [
      try dossier("A-1"), try dossier("B/2", .returning, procedure: "1.004873", timeliness: .late),
    ]
    #expect(try shown(try step(waiting + "&code=")).form.taken == all)
    #expect(try step(waiting + "&code=&wish=open") == .open(all, isSure: false))
    #expect(try step(waiting + "&code=C-3&wish=sure") == .open(all + [try dossier("C-3")], isSure: true))
    #expect(try shown(try step(waiting + "&drop=0&code=C")).form.taken == [all[1]])
    #expect(try shown(try step(waiting + "&drop=7&code=C")).form.taken == all)
  }

  @Test func labelThatIsReadTwiceIsOneDossier() throws {
    #expect(try shown(try step("several=1&dossier=receiving///A-1&code=A-1")).form.taken == [try dossier("A-1")])
  }

  @Test func sessionHasAtMostFiftyDossiers() throws {
    let waiting = (0..<50).map { "dossier=receiving///A-\($0)" }.joined(separator: "&")
    let shown = try shown(try step("several=1&\(waiting)&code=A-50"))
    #expect(shown.faults == [.dossiersMany] && shown.form.taken.count == 50 && shown.form.code == "A-50")
    guard case .open(let opened, _) = try step("several=1&\(waiting)&dossier=receiving///A-51&wish=open") else {
      throw Unexpected(step: .nothing)
    }
    #expect(opened.count == 50)
  }

  @Test func formNamesItsSessionWhateverComesOfIt() throws {
    let name = "page-" + String(repeating: "0a", count: 16)
    let fields = "session=\(name)&several=1&dossier=receiving///A-1&code="
    for sent in ["&wish=add", "&drop=0", "&wish=several", "&wish=open", "&wish=bare", "&wish=sure"] {
      let form = OpeningForm(try #require(FormFields(Data((fields + sent).utf8))), stage: .receiving)
      #expect(form.session?.text == name && form.wished.session?.text == name)
      if case .show(let shown, _) = form.step { #expect(shown.session?.text == name) }
    }
    for other in ["", "luot-0815", "page-", "page-" + String(repeating: "G", count: 32), name + "0"] {
      #expect(OpeningForm(try #require(FormFields(Data("session=\(other)".utf8))), stage: .receiving).session == nil)
    }
  }

  @Test func fiftyOfTheLongestCodesFitIntoAForm() throws {
    let code = String(repeating: "😀", count: DossierCode.longest)
    let dossier = try #require(
      OpeningForm.Dossier(written: "supplementing//\(String(repeating: "1", count: ProcedureRule.longest))/\(code)"))
    let field = "&dossier=" + (dossier.written.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    let body = String(repeating: field, count: SessionOpening.mostDossiers)
    #expect(body.utf8.count + 4096 <= FormFields.longestBytes)
    guard case .open(let opened, _) = try step("several=1&wish=open\(body)&code=") else {
      throw Unexpected(step: .nothing)
    }
    #expect(opened.count == SessionOpening.mostDossiers && opened.allSatisfy { $0.code.text == code })
  }

  @Test(arguments: [
    "", "receiving", "receiving//A", "rated///A", "receiving/soon//A", "receiving//?/A", "receiving///",
  ])
  func dossierThatNoPageOfOursWroteIsPassedOver(written: String) throws {
    #expect(try step("several=1&dossier=\(written)&wish=open&code=") == .nothing)
  }
}
