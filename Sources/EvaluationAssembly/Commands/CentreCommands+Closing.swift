import EvaluationAccess
import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// Issued reports of a unit and of clerks in it, the newest first.
  package static func closings(configuration path: String, unit: String, asJSON: Bool) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    return await with(configuration: path) { centre in
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let found = try await centre.store.closings(ClosingQuery(units: [unit], limit: ClosingQuery.most))
        .map { ClosingLine($0, spelling) }
      guard !asJSON else { return CommandOutcome(json: found) }
      return found.isEmpty
        ? CommandOutcome(notes: "Nothing was issued for this unit.")
        : CommandOutcome(text: found.map(\.text).joined(separator: "\n"))
    }
  }

  /// One issued report: what it is, its forms, and what is still to be made.
  package static func closing(
    configuration path: String, unit: String, number: String, asJSON: Bool
  ) async -> CommandOutcome {
    await withClosing(path, unit, number) { centre, issued in
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let line = ClosingLine(issued.closing, spelling)
      let files = issued.files + [ClosingForms.contentName]
      struct Answer: Encodable {
        let closing: ClosingLine
        let files: [String]
        let waiting: [String]
      }
      guard !asJSON else {
        return CommandOutcome(json: Answer(closing: line, files: files, waiting: issued.prints.map(\.name)))
      }
      let waiting = issued.prints.map { "waits  \($0.name)\($0.failure.map { "  \($0)" } ?? "")" }
      return CommandOutcome(text: ([line.text] + files.map { "file   \($0)" } + waiting).joined(separator: "\n"))
    }
  }

  /// A form of an issued report, to the byte.
  package static func closingForm(
    configuration path: String, unit: String, number: String, form: String
  ) async -> CommandOutcome {
    await withClosing(path, unit, number) { centre, issued in
      let desk = ReportDesk(store: centre.store, clock: centre.clock, rules: centre.settings.rules)
      let closings = ClosingDesk(store: centre.store, desk: desk, clock: centre.clock)
      guard let file = try await closings.file(form, of: issued) else {
        return badInput(
          "closing-form-unknown", "The report has no such form.", hint: "evaluationd closing show tells which it has.")
      }
      let closing = issued.closing
      // What cannot be recorded is not shown.
      let reading = FiguresReading(
        report: "closing", unit: closing.unit, clerk: closing.clerk, period: closing.period.period.days, format: form)
      try await centre.store.record(reading.event(by: centre.actor, at: centre.clock.now()))
      return CommandOutcome(output: Data(file.bytes))
    }
  }

  /// Issues a month, a quarter or a year that is over.
  package static func issueClosing(
    configuration path: String, unit: String, clerk: String?, period: String, account: String,
    structureOn: String? = nil
  ) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    guard let period = ClosingPeriod(period) else { return malformed("period", "period like 2026-11, 2026-Q4 or 2026") }
    guard let account = AccountName(account) else { return malformed("account", "account name") }
    guard let basis = structure(on: structureOn) else { return malformed("structure-on", "day like 2026-11-21") }
    let named = clerk.map { ClerkID($0) }
    if let named, named == nil { return malformed("clerk", "clerk like H56.14/CB017") }
    return await with(configuration: path) { centre in
      guard period.isOver(on: centre.clock.today) else {
        return badInput("period-open", "The period is not over.", hint: "Issue it from the day after its last one on.")
      }
      let desk = ReportDesk(store: centre.store, clock: centre.clock, rules: centre.settings.rules)
      let closings = ClosingDesk(store: centre.store, desk: desk, clock: centre.clock)
      let asked = ClosingDesk.Asked(unit: unit, clerk: named.flatMap(\.self), period: period, by: basis)
      guard let reading = try await closings.read(asked) else {
        return badInput(
          "unit-unknown", "The registry does not know the unit in that period, or the clerk in the unit.",
          hint: "Check the codes for typing errors.")
      }
      switch try await closings.issue(reading, asked, as: account, by: centre.actor) {
      case .success(let closing):
        let spelling = Spelling(language: .english, zone: centre.settings.zone)
        return CommandOutcome(text: ClosingLine(closing, spelling).text)
      case .failure(let refusal):
        return badInput(refusal.code, "The report was not issued.", hint: refusal.hint)
      }
    }
  }

  private static func withClosing(
    _ path: String, _ unit: String, _ number: String,
    _ body: @escaping @Sendable (Centre, IssuedClosing) async throws -> CommandOutcome
  ) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    guard let number = ClosingNumber(number) else { return malformed("number", "number like 3/2026") }
    return await with(configuration: path) { centre in
      guard let issued = try await centre.store.closing(number, of: unit) else {
        return badInput(
          "closing-unknown", "There is no such report.", hint: "evaluationd closing list tells which there are.")
      }
      return try await body(centre, issued)
    }
  }
}

/// An issued report, as it is printed.
private struct ClosingLine: Encodable {
  let number: String
  let unit: UnitCode
  let clerk: String?
  let period: String
  let corrects: String?
  let issuedAt: String
  let issuedBy: String
  let hash: String

  init(_ closing: Closing, _ spelling: Spelling) {
    (number, unit, period) = ("\(closing.number)", closing.unit, "\(closing.period)")
    (clerk, corrects) = (closing.clerk.map { "\($0)" }, closing.corrects.map { "\($0)" })
    (issuedAt, issuedBy, hash) = (spelling.isoText(closing.issuedAt), closing.issuedBy.text, closing.hash)
  }

  var text: String {
    let about = [number, unit.text, clerk ?? "-", period, corrects.map { "corrects \($0)" }]
    return (about.compactMap(\.self) + [issuedAt, issuedBy, hash]).joined(separator: "  ")
  }
}
