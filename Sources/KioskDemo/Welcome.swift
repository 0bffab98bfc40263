import RatingModel

/// What a person who tries the demo finds where, and what there is to try.
@MainActor
struct Welcome {
  let office: DemoOffice
  let day: CivilDate
  /// The counter whose sessions open by themselves.
  let pressed: DemoKiosk
  /// The counter that its clerk runs.
  let staffed: DemoKiosk
  let centre: DemoCentre
  /// For software that runs the second counter's sessions through the centre.
  let token: String
  /// What ends the demo.
  let endsWith: String
  /// Whether the screen's page takes clicks for touches at the first counter too.
  let takesClicks: Bool

  var text: String {
    let keys = DemoOffice.levels.enumerated().map { "\($0.offset + 1) \($0.element.vi) (\($0.element.en))" }
    return """

      \(pressed.counter.label) (Counter \(pressed.counter.number)): sessions open and ask for a rating by themselves.
      The screen at the counter   \(page("screen", of: pressed))
      Press
        \(keys.joined(separator: "\n  "))
        0 to decline, \(endsWith) to end.\(takesClicks ? " Or click on the screen's page, as a finger would touch it." : "")
      Further questions follow, whatever was pressed: 1 and 2 choose an answer, 3 goes on.

      \(staffed.counter.label) (Counter \(staffed.counter.number)): you are the clerk. Its screen takes clicks.
      The screen at the counter   \(page("screen", of: staffed))
      The clerk's page            \(page("clerk", of: staffed))
      The same, from the centre   \(centre.clerkPage(counter: staffed.counter.code))
      \(signIns)
      Open a session, with a dossier such as \(office.place.dossierPrefix)-\(digits)-0042; invite; then click on the screen as a citizen.
      Software of the province opens and invites through the centre:
        curl -X PUT \(session) -H "Authorization: Bearer \(token)" -d '{"dossiers":[]}'
        curl -X POST \(session)/invite -H "Authorization: Bearer \(token)"

      \(managers)
      Levels and answers reach the report in lots of five, so that nobody can tell who pressed what.

      """
  }

  /// What managers look at.
  private var managers: String {
    if let year = office.year {
      return YearWelcome(year: year, accounts: office.accounts, url: centre.url, days: DemoDays(on: day)).text
    }
    return """
      The manager's report        \(centre.url)/reports/clerks?unit=\(office.place.unit)&from=\(day)&through=\(day)
        sign in as \(DemoOffice.manager) with the password \(office.password)
      """
  }

  private var signIns: String {
    [staffed.counter.clerk, DemoOffice.substitute].map { clerk in
      "  mã cán bộ (staff code) \(clerk.staff), PIN \(office.pins[clerk.staff] ?? "")   \(clerk.name)"
    }.joined(separator: "\n")
  }

  private var session: String {
    "\(centre.url)/v1/units/\(office.place.unit)/counters/\(staffed.counter.code)/sessions/thu-1"
  }

  private var digits: String { String("\(day)".filter(\.isNumber).dropFirst(2)) }

  private func page(_ name: String, of kiosk: DemoKiosk) -> String { "http://\(kiosk.addresses[name] ?? "")/" }
}
