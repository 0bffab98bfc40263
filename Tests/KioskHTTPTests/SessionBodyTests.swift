import Foundation
import KioskSession
import RatingModel
import Testing

@testable import KioskHTTP

@Suite struct SessionBodyTests {
  private let id: SessionID

  init() throws { id = try #require(SessionID("s-1")) }

  private func request(_ json: String) throws -> SessionRequest { try SessionBody.request(id, body: Data(json.utf8)) }

  @Test func wholeBodyIsRead() throws {
    let request = try request(
      #"""
      {"clerk":{"unit":"H56.14","staff":"CB017"},
       "dossiers":[{"code":"H56.14-261121-0001","procedure":"1.010708","stage":"returning","timeliness":"onTime"},
                   {"code":"Hồ sơ 7","stage":"receiving"}],
       "ticket":{"number":"A012","drawn_at":"2026-11-21T08:00:00+07:00"}}
      """#)
    #expect(request.id == id)
    #expect(request.clerk == ClerkID("H56.14/CB017"))
    #expect(request.dossiers.map(\.code.text) == ["H56.14-261121-0001", "Hồ sơ 7"])
    #expect(request.dossiers.map(\.stage) == [.returning, .receiving])
    #expect(request.dossiers.map(\.timeliness) == [.onTime, nil])
    #expect(request.dossiers.map(\.procedure?.text) == ["1.010708", nil])
    #expect(request.ticket?.number.text == "A012")
    #expect(request.ticket?.drawnAt == WallTime(milliseconds: 1_795_222_800_000))
  }

  @Test(arguments: ["", "{}", #"{"clerk":null,"dossiers":null,"ticket":null}"#, #"{"dossiers":[]}"#])
  func everythingIsOptional(json: String) throws {
    #expect(try request(json) == SessionRequest(id: id, clerk: nil, dossiers: [], ticket: nil))
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
    #expect(throws: TransportRefusal.fieldUnknown(name)) { try request(json) }
  }

  @Test(arguments: [#"{"Nguyễn Văn An":1}"#, #"{"a b":1}"#, #"{"":1}"#, #"{"0912345678":1}"#])
  func nameThatMayBeACitizensIsNotRepeated(json: String) {
    #expect(throws: TransportRefusal.fieldUnknown("(not a field name)")) { try request(json) }
  }

  @Test(arguments: [
    (#"{"clerk":{"unit":"H56"}}"#, "clerk.staff"), (#"{"clerk":{"staff":"C"}}"#, "clerk.unit"),
    (#"{"clerk":{}}"#, "clerk.unit"),
    (#"{"dossiers":[{"stage":"receiving"}]}"#, "dossiers[0].code"),
    (#"{"dossiers":[{"code":"a"}]}"#, "dossiers[0].stage"),
    (#"{"ticket":{}}"#, "ticket.number"),
  ])
  func missingFieldIsNamed(json: String, name: String) {
    #expect(throws: TransportRefusal.fieldMissing(name)) { try request(json) }
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
      _ = try request(json)
      Issue.record("accepted \(json)")
    } catch let refusal as TransportRefusal {
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
    #expect(throws: TransportRefusal.bodyMalformed) { try request(json) }
  }

  @Test func invalidUTF8IsMalformed() {
    #expect(throws: TransportRefusal.bodyMalformed) { try SessionBody.request(id, body: Data([0x7B, 0xFF, 0x7D])) }
  }

  @Test func moreDossiersThanPermittedAreTheCountersBusiness() throws {
    let dossiers = Array(repeating: #"{"code":"a","stage":"receiving"}"#, count: 51).joined(separator: ",")
    #expect(try request(#"{"dossiers":[\#(dossiers)]}"#).dossiers.count == 51)
  }
}
