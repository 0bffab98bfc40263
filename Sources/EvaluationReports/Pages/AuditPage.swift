import EvaluationStore
import RatingModel

/// The audit, filtered by person, kind and days, a page at a time.
package enum AuditPage {
  /// Entries of one page.
  package static let rows = 100

  /// What was asked for, as it was typed.
  package struct Filter: Hashable, Sendable {
    package var person: String
    package var kind: String
    package var from: String
    package var through: String

    package init(person: String = "", kind: String = "", from: String = "", through: String = "") {
      self.person = person
      self.kind = kind
      self.from = from
      self.through = through
    }

    /// The next page of the same.
    func link(_ language: Language, before id: Int64? = nil) -> String {
      let fields = [("person", person), ("kind", kind), ("from", from), ("through", through)].filter { !$0.1.isEmpty }
      let query = fields.map { "\($0.0)=\($0.1.queryEscaped)&" }.joined()
      return "\(PagePath.audit.rawValue)?\(query)\(id.map { "before=\($0)&" } ?? "")lang=\(language.rawValue)"
    }
  }

  /// - Parameters:
  ///   - entries: newest first; one more than ``rows`` where there are older ones.
  ///   - isMalformed: whether the filter was not understood.
  package static func html(
    frame: PageFrame, filter: Filter, entries: [AuditEntry], zone: Zone, isMalformed: Bool = false
  ) -> String {
    let language = frame.language
    func text(_ word: PeopleWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: zone)
    let shown = entries.prefix(rows)
    return PageTemplates.render(
      "audit",
      Model(
        frame: frame.model(title: text(.audit), kind: "wide"), heading: text(.audit), lead: text(.auditLead),
        problem: isMalformed ? text(.auditMalformed) : nil, action: PagePath.audit.rawValue,
        personLabel: text(.auditPerson), person: filter.person,
        kind: SelectField(name: "kind", label: text(.auditKind), options: kinds(filter.kind, language)),
        fromLabel: PageWord.from.text(language), from: filter.from,
        throughLabel: PageWord.through.text(language), through: filter.through, submit: PageWord.show.text(language),
        empty: text(.auditEmpty), hasRows: !shown.isEmpty,
        heads: [
          text(.auditTime), text(.auditKind), text(.auditWho), text(.auditAbout), text(.auditPeriod),
          text(.auditAddress), text(.auditNumber),
        ], rows: shown.map { row($0, spelling) },
        older: entries.count > rows
          ? shown.last.map { PageLink(link: filter.link(language, before: $0.id), label: text(.auditOlder)) } : nil))
  }

  /// Where the same filter is in the other language.
  package static func link(_ filter: Filter, _ language: Language) -> String { filter.link(language) }

  private static func kinds(_ selected: String, _ language: Language) -> [SelectOption] {
    [SelectOption(code: "", selected: selected.isEmpty, label: PeopleWord.auditEveryKind.text(language))]
      + AccessEvent.Kind.allCases.map {
        SelectOption(code: $0.rawValue, selected: $0.rawValue == selected, label: $0.text(language))
      }
  }

  private static func row(_ entry: AuditEntry, _ spelling: Spelling) -> Model.Row {
    let (event, language) = (entry.event, spelling.language)
    let claim = event.claimedBy.map { "\($0) (\(PeopleWord.auditClaimed.text(language)))" }
    let who = event.account?.text ?? event.caller?.text ?? claim ?? "–"
    let about = [event.clerk?.description ?? event.unit?.text, event.subject].compactMap(\.self)
    let days = event.period.flatMap { period in
      period.first.flatMap { first in period.last.map { "\(spelling.text(first)) – \(spelling.text($0))" } }
    }
    return Model.Row(
      time: spelling.text(event.time), what: event.kind.text(language), who: who,
      about: about.joined(separator: " · "), period: days ?? "",
      address: event.address == AuditActor.commandLineAddress
        ? PeopleWord.auditCommandLine.text(language) : event.address,
      number: entry.number.map(String.init) ?? "")
  }

  private struct Model {
    struct Row {
      let time: String
      let what: String
      let who: String
      let about: String
      let period: String
      let address: String
      let number: String
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let problem: String?
    let action: String
    let personLabel: String
    let person: String
    let kind: SelectField
    let fromLabel: String
    let from: String
    let throughLabel: String
    let through: String
    let submit: String
    let empty: String
    let hasRows: Bool
    let heads: [String]
    let rows: [Row]
    let older: PageLink?
  }
}
