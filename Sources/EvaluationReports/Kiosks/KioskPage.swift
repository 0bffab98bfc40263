import EvaluationStore
import ForwardingContract
import RatingModel

/// One kiosk: what it said of itself, its journals, what contradicts.
package enum KioskPage {
  /// What became of a form.
  package enum Outcome: Hashable, Sendable { case revoked, unsure }

  package static func html(
    frame: PageFrame, kiosk: KioskDetail, place: KioskPlace, unitName: String?, zone: Zone, mayIssue: Bool,
    outcome: Outcome? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: KioskWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: zone)
    let status = kiosk.status
    let tables = [history(kiosk, spelling), journals(status, spelling), events(status, spelling)]
    return PageTemplates.render(
      "kiosk",
      Model(
        frame: frame.model(title: "\(place.unit)/\(place.counter)", kind: "wide"), heading: text(.kiosks),
        name: "\(place.unit)/\(place.counter)", unitName: unitName, done: outcome == .revoked ? text(.revokeDone) : nil,
        problem: outcome == .unsure ? text(.revokeUnsure) : nil, facts: facts(kiosk, spelling), tables: tables,
        codesNote: text(.codesNote), issue: mayIssue ? issue(place, frame) : nil,
        revoke: mayIssue && status.standing != .revoked ? revoke(status.kiosk, frame) : nil,
        backLink: PagePath.kiosks.link(language), back: text(.backToKiosks)))
  }

  private static func facts(_ kiosk: KioskDetail, _ spelling: Spelling) -> [Model.Fact] {
    let (status, language) = (kiosk.status, spelling.language)
    func fact(_ word: KioskWord, _ text: String?) -> Model.Fact? {
      text.map { .init(label: word.text(language), text: $0) }
    }
    let standing: KioskWord? =
      switch status.standing {
      case .enrolled: nil
      case .replaced: .replaced
      case .revoked: .revoked
      }
    return [
      fact(.kiosk, status.kiosk.text), fact(.state, standing?.text(language)), fact(.software, status.software),
      fact(.enrolled, spelling.text(status.enrolledAt)),
      fact(.heard, status.journals.first.map { spelling.text($0.lastHeardAt) } ?? KioskWord.never.text(language)),
      fact(.running, kiosk.conditions.first.map { spelling.text($0.startedAt) }),
    ].compactMap(\.self)
  }

  private static func history(_ kiosk: KioskDetail, _ spelling: Spelling) -> Model.Table {
    let language = spelling.language
    return Model.Table(
      "history", .history, note: .historyNote, empty: .historyEmpty, [.since, .last, .state, .said, .queue, .disk],
      kiosk.conditions.map { said in
        let bad = said.parts.filter { $0.state != .ok }.map { $0.text(language) }
        return [
          spelling.text(said.since), spelling.text(said.last), said.state.word.text(language),
          bad.isEmpty ? KioskWord.partFine.text(language) : bad.joined(separator: "; "),
          said.backlog > 0
            ? KioskWord.queueTallies.text(Int64(said.backlog), language) : KioskWord.queueNone.text(language),
          said.disk.map { disk in
            "\(disk.used) / \(disk.budget) MiB, \(KioskWord.diskFree.text(Int64(disk.free), language))"
          } ?? "–",
        ]
      }, language)
  }

  private static func journals(_ status: KioskStatus, _ spelling: Spelling) -> Model.Table {
    let language = spelling.language
    return Model.Table(
      "journals", .journals, empty: .neverHeard, [.journal, .heard, .head, .headAt, .openTail, .integrity],
      status.journals.map { journal in
        let digest: KioskWord =
          switch journal.digest {
          case .matches: .digestMatches
          case .pending: .digestPending
          case .differs: .digestDiffers
          }
        let doubt: [KioskWord?] = [
          journal.abandoned == nil ? nil : .abandoned, journal.unproven == nil ? nil : .unproven, digest,
        ]
        return [
          journal.journal.description, spelling.text(journal.lastHeardAt),
          "\(journal.head.sequence) · \(journal.head.hash.prefix(16))…", spelling.text(journal.headAt),
          "\(journal.newlyCovered)", doubt.compactMap { $0?.text(language) }.joined(separator: "; "),
        ]
      }, language)
  }

  private static func events(_ status: KioskStatus, _ spelling: Spelling) -> Model.Table {
    let language = spelling.language
    return Model.Table(
      "events", .events, empty: .eventsEmpty, [.eventNumber, .eventKind, .since, .last, .eventTimes, .eventState],
      status.events.map { event in
        let state: KioskWord =
          switch event.state {
          case .open: .eventOpen
          case .settled: .eventSettled
          case .closed: .eventClosed
          }
        return [
          "\(event.id)", event.kind.text(language), spelling.text(event.firstAt), spelling.text(event.lastAt),
          "\(event.times)", state.text(language),
        ]
      }, language)
  }

  private static func issue(_ place: KioskPlace, _ frame: PageFrame) -> Model.Form {
    Model.Form(
      action: PagePath.kioskCodes.rawValue, token: frame.account?.formToken ?? "", language: frame.language.rawValue,
      value: "\(place.unit)/\(place.counter)", heading: KioskWord.codes.text(frame.language), note: nil, sure: nil,
      submit: KioskWord.issueHere.text(frame.language))
  }

  private static func revoke(_ kiosk: KioskID, _ frame: PageFrame) -> Model.Form {
    let language = frame.language
    return Model.Form(
      action: PagePath.kiosk.rawValue, token: frame.account?.formToken ?? "", language: language.rawValue,
      value: kiosk.text, heading: KioskWord.revokeHeading.text(language), note: KioskWord.revokeNote.text(language),
      sure: KioskWord.revokeSure.text(language), submit: KioskWord.revoke.text(language))
  }

  private struct Model {
    struct Fact {
      let label: String
      let text: String
    }
    struct Cells {
      let first: String
      let rest: [String]

      init(_ texts: [String]) {
        first = texts.first ?? ""
        rest = Array(texts.dropFirst())
      }
    }
    struct Table {
      let identifier: String
      let heading: String
      let note: String?
      let empty: String
      let hasRows: Bool
      let heads: [String]
      let rows: [Cells]

      init(
        _ identifier: String, _ heading: KioskWord, note: KioskWord? = nil, empty: KioskWord, _ heads: [KioskWord],
        _ rows: [[String]], _ language: Language
      ) {
        self.identifier = identifier
        self.heading = heading.text(language)
        self.note = note?.text(language)
        self.empty = empty.text(language)
        hasRows = !rows.isEmpty
        self.heads = heads.map { $0.text(language) }
        self.rows = rows.map(Cells.init)
      }
    }
    struct Form {
      let action: String
      let token: String
      let language: String
      let value: String
      let heading: String
      let note: String?
      let sure: String?
      let submit: String
    }
    let frame: FrameModel
    let heading: String
    let name: String
    let unitName: String?
    let done: String?
    let problem: String?
    let facts: [Fact]
    let tables: [Table]
    let codesNote: String
    let issue: Form?
    let revoke: Form?
    let backLink: String
    let back: String
  }
}

extension KioskCondition.State {
  var word: KioskWord {
    switch self {
    case .ok: .fine
    case .degraded: .degraded
    case .failing: .failing
    }
  }
}
