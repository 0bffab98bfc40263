import Foundation
import RatingModel

/// The body of the request that opens a session. Every field is optional, an empty object or no body at all is a session
/// without dossiers of the roster's clerk:
///
///     {"clerk":    {"unit":"H56.14","staff":"CB017"},
///      "dossiers": [{"code":"…","procedure":"1.010708","stage":"returning","timeliness":"onTime"}],
///      "ticket":   {"number":"A012","drawn_at":"2026-11-21T08:00:00+07:00"}}
extension SessionOpening {
  /// Reads a body. A field that is not known is refused by its name: nothing that names a citizen gets in.
  package init(body: Data) throws(BodyRefusal) {
    var value = BodyValue.object([:])
    if !body.isEmpty {
      do { value = try JSONDecoder().decode(BodyValue.self, from: body) } catch { throw .malformed }
    }
    var fields = try BodyFields(value, place: "", orThrow: .malformed)
    let clerk = try Self.clerk(&fields)
    var dossiers: [Dossier] = []
    for object in try fields.objects("dossiers") { dossiers.append(try Self.dossier(object)) }
    let ticket = try Self.ticket(&fields)
    try fields.end()
    self.init(clerk: clerk, dossiers: dossiers, ticket: ticket)
  }

  private static func clerk(_ fields: inout BodyFields) throws(BodyRefusal) -> ClerkID? {
    guard var object = try fields.object("clerk") else { return nil }
    let unit = try object.required("unit", "an issuing unit's code such as H56.14", UnitCode.init)
    let staff = try object.required("staff", "a staff code such as CB017", StaffCode.init)
    try object.end()
    return ClerkID(unit: unit, staff: staff)
  }

  private static func dossier(_ fields: BodyFields) throws(BodyRefusal) -> Dossier {
    var object = fields
    let code = try object.required("code", "1 to 50 printable characters", DossierCode.init)
    let procedure = try object.optional("procedure", "a procedure's code such as 1.010708", ProcedureCode.init)
    let stage = try object.required("stage", names(Stage.self), Stage.init(rawValue:))
    let timeliness = try object.optional("timeliness", names(Timeliness.self), Timeliness.init(rawValue:))
    try object.end()
    return Dossier(code: code, procedure: procedure, stage: stage, timeliness: timeliness)
  }

  private static func ticket(_ fields: inout BodyFields) throws(BodyRefusal) -> Ticket? {
    guard var object = try fields.object("ticket") else { return nil }
    let number = try object.required("number", "a ticket's number as printed, such as A012", TicketNumber.init)
    let drawnAt = try object.optional(
      "drawn_at", "a time with its offset, such as 2026-11-21T08:00:00+07:00", WallTime.init(internetTime:))
    try object.end()
    return Ticket(number: number, drawnAt: drawnAt)
  }

  private static func names<Word: CaseIterable & RawRepresentable<String>>(_ words: Word.Type) -> String {
    "one of " + words.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
