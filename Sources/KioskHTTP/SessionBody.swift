import Foundation
import KioskSession
import RatingModel

/// The body of `PUT /v1/sessions/{id}`. Every field is optional, an empty object or no body at all is a session without
/// dossiers of the roster's clerk:
///
///     {"clerk":    {"unit":"H56.14","staff":"CB017"},
///      "dossiers": [{"code":"…","procedure":"1.010708","stage":"returning","timeliness":"onTime"}],
///      "ticket":   {"number":"A012","drawn_at":"2026-11-21T08:00:00+07:00"}}
enum SessionBody {
  static func request(_ id: SessionID, body: Data) throws(TransportRefusal) -> SessionRequest {
    var value = BodyValue.object([:])
    if !body.isEmpty {
      do { value = try JSONDecoder().decode(BodyValue.self, from: body) } catch { throw .bodyMalformed }
    }
    var fields = try BodyFields(value, place: "", orThrow: .bodyMalformed)
    let clerk = try clerk(&fields)
    var dossiers: [SessionRequest.Dossier] = []
    for object in try fields.objects("dossiers") { dossiers.append(try dossier(object)) }
    let ticket = try ticket(&fields)
    try fields.end()
    return SessionRequest(id: id, clerk: clerk, dossiers: dossiers, ticket: ticket)
  }

  private static func clerk(_ fields: inout BodyFields) throws(TransportRefusal) -> ClerkID? {
    guard var object = try fields.object("clerk") else { return nil }
    let unit = try object.required("unit", "an issuing unit's code such as H56.14", UnitCode.init)
    let staff = try object.required("staff", "a staff code such as CB017", StaffCode.init)
    try object.end()
    return ClerkID(unit: unit, staff: staff)
  }

  private static func dossier(_ fields: BodyFields) throws(TransportRefusal) -> SessionRequest.Dossier {
    var object = fields
    let code = try object.required("code", "1 to 50 printable characters", DossierCode.init)
    let procedure = try object.optional("procedure", "a procedure's code such as 1.010708", ProcedureCode.init)
    let stage = try object.required("stage", names(Stage.self), Stage.init(rawValue:))
    let timeliness = try object.optional("timeliness", names(Timeliness.self), Timeliness.init(rawValue:))
    try object.end()
    return SessionRequest.Dossier(code: code, procedure: procedure, stage: stage, timeliness: timeliness)
  }

  private static func ticket(_ fields: inout BodyFields) throws(TransportRefusal) -> SessionRequest.Ticket? {
    guard var object = try fields.object("ticket") else { return nil }
    let number = try object.required("number", "a ticket's number as printed, such as A012", TicketNumber.init)
    let drawnAt = try object.optional(
      "drawn_at", "a time with its offset, such as 2026-11-21T08:00:00+07:00", WallTime.init(internetTime:))
    try object.end()
    return SessionRequest.Ticket(number: number, drawnAt: drawnAt)
  }

  private static func names<Word: CaseIterable & RawRepresentable<String>>(_ words: Word.Type) -> String {
    "one of " + words.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
