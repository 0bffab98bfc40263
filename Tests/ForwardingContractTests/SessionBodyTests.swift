import ForwardingContract
import Foundation
import RatingModel
import Testing

@Suite struct SessionBodyTests {
  private func opening(_ json: String) throws -> SessionOpening { try SessionOpening(body: Data(json.utf8)) }

  @Test func wholeBodyIsRead() throws {
    let opening = try opening(
      #"""
      {"clerk":{"unit":"H56.14","staff":"CB017"},
       "dossiers":[{"code":"H56.14-261121-0001","procedure":"1.010708","stage":"returning","timeliness":"onTime"},
                   {"code":"Hồ sơ 7","stage":"receiving"}],
       "ticket":{"number":"A012","drawn_at":"2026-11-21T08:00:00+07:00"}}
      """#)
    #expect(opening.clerk == ClerkID("H56.14/CB017"))
    #expect(opening.dossiers.map(\.code.text) == ["H56.14-261121-0001", "Hồ sơ 7"])
    #expect(opening.dossiers.map(\.stage) == [.returning, .receiving])
    #expect(opening.dossiers.map(\.timeliness) == [.onTime, nil])
    #expect(opening.dossiers.map(\.procedure?.text) == ["1.010708", nil])
    #expect(opening.ticket?.number.text == "A012")
    #expect(opening.ticket?.drawnAt == WallTime(milliseconds: 1_795_222_800_000))
  }

  @Test(arguments: ["", "{}", #"{"clerk":null,"dossiers":null,"ticket":null}"#, #"{"dossiers":[]}"#])
  func everythingIsOptional(json: String) throws {
    #expect(try opening(json) == SessionOpening())
  }

  @Test(arguments: [
    (#"{"citizen":"x"}"#, "citizen"),
    (#"{"citizenName":{"first":"x"}}"#, "citizenName"),
    (#"{"clerk":{"unit":"H56","staff":"C","name":"x"}}"#, "clerk.name"),
    (
      #"{"dossiers":[{"code":"a","stage":"receiving"},{"code":"b","stage":"receiving","owner":1}]}"#,
      "dossiers[1].owner"
    ),
    (#"{"ticket":{"number":"A1","phone":"0"}}"#, "ticket.phone"),
    (#"{"session":"s-1"}"#, "session"),
  ])
  func unknownFieldIsRefusedByName(json: String, name: String) {
    #expect(throws: BodyRefusal.fieldUnknown(name)) { try opening(json) }
  }

  @Test(arguments: [
    #"{"Nguyễn Văn An":1}"#, #"{"a b":1}"#, #"{"":1}"#, #"{"0912345678":1}"#,
    #"{"họtên\#(String(repeating: "ê", count: 36))":1}"#,
  ])
  func nameThatMayBeACitizensIsNotRepeated(json: String) {
    #expect(throws: BodyRefusal.fieldUnknown("(not a field name)")) { try opening(json) }
  }

  @Test(arguments: [
    (#"{"clerk":{"unit":"H56"}}"#, "clerk.staff"), (#"{"clerk":{"staff":"C"}}"#, "clerk.unit"),
    (#"{"clerk":{}}"#, "clerk.unit"),
    (#"{"dossiers":[{"stage":"receiving"}]}"#, "dossiers[0].code"),
    (#"{"dossiers":[{"code":"a"}]}"#, "dossiers[0].stage"),
    (#"{"ticket":{}}"#, "ticket.number"),
  ])
  func missingFieldIsNamed(json: String, name: String) {
    #expect(throws: BodyRefusal.fieldMissing(name)) { try opening(json) }
  }

  @Test(arguments: [
    (#"{"clerk":"H56.14/CB017"}"#, "clerk"), (#"{"clerk":{"unit":"h56","staff":"C"}}"#, "clerk.unit"),
    (#"{"clerk":{"unit":"H56","staff":7}}"#, "clerk.staff"), (#"{"dossiers":{}}"#, "dossiers"),
    (#"{"dossiers":["a"]}"#, "dossiers[0]"),
    (#"{"dossiers":[{"code":"","stage":"receiving"}]}"#, "dossiers[0].code"),
    (#"{"dossiers":[{"code":"a","stage":"done"}]}"#, "dossiers[0].stage"),
    (#"{"dossiers":[{"code":"a","stage":"returning","timeliness":"ontime"}]}"#, "dossiers[0].timeliness"),
    (#"{"dossiers":[{"code":"a","stage":"receiving","procedure":"1 2"}]}"#, "dossiers[0].procedure"),
    (#"{"ticket":{"number":true}}"#, "ticket.number"),
    (#"{"ticket":{"number":"A1","drawn_at":"08:00"}}"#, "ticket.drawn_at"),
  ])
  func invalidValueIsNamedButNotRepeated(json: String, name: String) throws {
    do {
      _ = try opening(json)
      Issue.record("accepted \(json)")
    } catch let refusal as BodyRefusal {
      guard case .fieldInvalid(name, _) = refusal else {
        Issue.record("\(refusal)")
        return
      }
    }
  }

  @Test(arguments: [
    "[", "{", "null", "7", "[]", #""x""#, #"{"clerk":}"#, "{} {}", String(repeating: "[", count: 5000),
  ])
  func whatIsNoObjectIsMalformed(json: String) {
    #expect(throws: BodyRefusal.malformed) { try opening(json) }
  }

  @Test func invalidUTF8IsMalformed() {
    #expect(throws: BodyRefusal.malformed) { try SessionOpening(body: Data([0x7B, 0xFF, 0x7D])) }
  }

  @Test func moreDossiersThanPermittedAreTheCountersBusiness() throws {
    let dossiers = Array(repeating: #"{"code":"a","stage":"receiving"}"#, count: 51).joined(separator: ",")
    #expect(try opening(#"{"dossiers":[\#(dossiers)]}"#).dossiers.count == 51)
  }

  @Test(arguments: ["name", "phone", "cccd", "citizen", "ho_ten", "họTên", "điện_thoại", "姓名"])
  func whatNamesACitizenIsRefusedByItsName(field: String) throws {
    #expect(throws: BodyRefusal.fieldUnknown(field)) {
      try SessionOpening(body: Data(#"{"\#(field)":"x"}"#.utf8))
    }
    #expect(throws: BodyRefusal.fieldUnknown(field)) {
      try SessionOpening(body: Data(#"{"\#(field)":null}"#.utf8))
    }
    #expect(throws: BodyRefusal.fieldUnknown("dossiers[0].\(field)")) {
      try SessionOpening(
        body: Data(#"{"dossiers":[{"code":"x","stage":"receiving","\#(field)":"x"}]}"#.utf8))
    }
  }
}
