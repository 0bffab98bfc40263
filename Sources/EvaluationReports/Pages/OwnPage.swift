import RatingModel

/// A clerk's own figures. Nobody else's stand beside them.
package enum OwnPage {
  /// Whose figures these are, of which quarter.
  package struct Subject: Sendable {
    package let clerk: ClerkID
    /// `nil` when the registry does not know the clerk.
    package let name: String?
    package let period: ReportPeriod

    package init(clerk: ClerkID, name: String?, period: ReportPeriod) {
      self.clerk = clerk
      self.name = name
      self.period = period
    }
  }

  package enum Quarter: String, Sendable, CaseIterable {
    case this, last

    var word: PeopleWord { self == .this ? .ownThisQuarter : .ownLastQuarter }

    package func link(_ language: Language) -> String {
      "\(PagePath.own.rawValue)?quarter=\(rawValue)&lang=\(language.rawValue)"
    }
  }

  /// - Parameter figures: `nil` for an account that names no clerk.
  package static func html(frame: PageFrame, subject: Subject?, figures: OwnFigures?) -> String {
    let language = frame.language
    func text(_ word: PeopleWord) -> String { word.text(language) }
    let spelling = subject.map { Spelling(language: language, zone: $0.period.zone) }
    let rows =
      spelling.flatMap { spelling in figures?.stretches.map { row($0, figures?.scales ?? [], spelling) } } ?? []
    return PageTemplates.render(
      "own",
      Model(
        frame: frame.model(title: text(.ownHeading), kind: "medium"), heading: text(.ownHeading),
        clerk: subject.flatMap { subject in
          spelling.map {
            Model.Clerk(
              name: subject.name ?? subject.clerk.staff.text, code: subject.clerk.description,
              period: $0.text(subject.period))
          }
        }, lead: text(.ownLead), problem: subject == nil ? text(.ownNobody) : nil,
        quarters: subject == nil
          ? [] : Quarter.allCases.map { PageLink(link: $0.link(language), label: $0.word.text(language)) },
        empty: subject != nil && rows.isEmpty ? text(.ownEmpty) : nil, hasRows: !rows.isEmpty,
        heads: [text(.ownDays), text(.ownSessions), text(.ownRated), text(.ownLevels)], rows: rows,
        held: figures.flatMap { $0.held > 0 ? Model.Held(label: text(.ownHeld), count: $0.held) : nil }))
  }

  private static func row(_ stretch: OwnFigures.Stretch, _ scales: [Scale], _ spelling: Spelling) -> Model.Row {
    let days =
      stretch.first == stretch.last
      ? spelling.text(stretch.first) : "\(spelling.text(stretch.first)) – \(spelling.text(stretch.last))"
    let levels = scales.flatMap { scale in
      let counts = stretch.figures.ratings[ScaleReference(id: scale.id, version: scale.version)]
      return counts == nil
        ? [] : scale.levels.map { "\($0.label(spelling.language)): \(counts?[$0.name] ?? 0)" }
    }
    return Model.Row(
      days: days, sessions: stretch.figures.sessions.sessions, rated: stretch.figures.sessions[.rated],
      levels: levels.isEmpty ? "–" : levels.joined(separator: " · "))
  }

  private struct Model {
    struct Clerk {
      let name: String
      let code: String
      let period: String
    }
    struct Row {
      let days: String
      let sessions: Int
      let rated: Int
      let levels: String
    }
    struct Held {
      let label: String
      let count: Int
    }
    let frame: FrameModel
    let heading: String
    let clerk: Clerk?
    let lead: String
    let problem: String?
    let quarters: [PageLink]
    let empty: String?
    let hasRows: Bool
    let heads: [String]
    let rows: [Row]
    let held: Held?
  }
}
