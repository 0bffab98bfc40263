extension DemoOffice {
  /// The configuration of one counter's kiosk.
  struct KioskFile {
    let counter: Counter
    var place = DemoPlace.invented
    /// Where the kiosk's own files lie.
    let folder: String
    let centreURL: String
    /// Where the clerks' photos lie.
    let photos: String
    /// Of those who may sign in on the kiosk's page, by staff code. Without any there is no such page, and
    /// no session from the centre either.
    var pinHashes: [String: String] = [:]

    var toml: String {
      """
      [kiosk]
      unit = "\(place.unit)"
      unit_name = { vi = "\(place.unitName.vi)", en = "\(place.unitName.en)" }
      counter = "\(counter.code)"
      counter_label = { vi = "\(counter.label)", en = "Counter \(counter.number)" }
      zone = "\(zone)"

      \(scaleTOML)

      \(Self.hours)

      \(roster)

      [journal]
      path = \(literal("\(folder)/journal.sqlite"))
      case_public_key_file = \(literal("\(folder)/case.pub"))

      \(counter.asksMore ? Self.secondStep : "")

      \(pinHashes.isEmpty ? "" : "[session]\nusual_source = \"clerkPage\"")

      [listeners.sessions]
      port = 0
      token_file = \(literal("\(folder)/sessions.token"))
      [listeners.screen]
      port = 0
      [listeners.health]
      port = 0
      \(pinHashes.isEmpty ? "" : Self.clerkPage)

      [centre]
      url = "\(centreURL)"
      credential_file = \(literal("\(folder)/centre.code"))
      interval_seconds = 1
      session_feed = \(!pinHashes.isEmpty)

      """
    }

    private static let hours =
      "[hours.week]\n"
      + ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
      .map { "\($0) = [\"\(WorkingDay.hours)\"]" }.joined(separator: "\n")

    private var roster: String {
      let clerks = clerks.map { clerk in
        """
        [[roster.clerks]]
        staff = "\(clerk.staff)"
        name = "\(clerk.name)"
        title = "\(clerk.title)"
        photo = \(literal("\(photos)/\(clerk.staff).png"))
        \(pinHashes[clerk.staff].map { "pin_hash = \"\($0)\"" } ?? "")
        """
      }
      // The last shift that holds counts: the substitute stands after the counter's own clerk.
      let shifts = [
        "[[roster.shifts]]\nclerk = \"\(counter.clerk.staff)\"\ntimes = [\"\(WorkingDay.hours)\"]",
        counter.code == place.counters[0].code
          ? "[[roster.shifts]]\nclerk = \"\(substitute.staff)\"\ntimes = [\"\(WorkingDay.substitution)\"]" : "",
      ]
      return "[roster]\ndefault = \"\(counter.clerk.staff)\"\n" + (clerks + shifts).joined(separator: "\n")
    }

    private static let secondStep =
      "[second_step]\ncontact = true\n" + DemoQuestion.all.map(\.toml).joined(separator: "\n")

    /// Without encryption: on loopback nobody listens in.
    private static let clerkPage = """
      [listeners.clerk]
      address = "127.0.0.1"
      port = 0
      """
  }
}
