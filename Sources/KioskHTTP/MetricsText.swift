/// ``KioskHealth`` in Prometheus' text format 0.0.4.
///
/// Only what stands in health: no size or count that would differ by level after one press.
enum MetricsText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  static func text(of health: KioskHealth) -> String {
    var text = ""
    metric(&text, "kiosk_build_info", "The kiosk's software.", [(["version": health.version], 1)])
    metric(&text, "kiosk_uptime_seconds", "Seconds since the program started.", [([:], health.uptimeSeconds)])
    metric(
      &text, "kiosk_status", "How the kiosk is: 0 ok, 1 degraded, 2 failing.", [([:], number(health.status))])
    metric(
      &text, "kiosk_part_status", "How each part is: 0 ok, 1 degraded, 2 failing.",
      health.parts.map { (["part": $0.name], number($0.state)) })
    known(
      &text, "kiosk_open_tail_entries", "Entries since the newest head that the centre countersigned.",
      health.openTail.entries)
    known(
      &text, "kiosk_open_tail_age_seconds", "Age of the oldest of those entries in seconds.",
      health.openTail.ageSeconds)
    known(
      &text, "kiosk_ratings_waiting_in_lots", "Ratings of whatever level that wait for their lot.",
      health.waitingInLots.map(Int64.init))
    known(
      &text, "kiosk_presses_not_taken", "Presses since the start that the journal could not take.",
      health.pressesNotTaken)
    if let journal = health.journal { add(journal, to: &text) }
    if let feed = health.feed { add(feed, to: &text) }
    return text
  }

  private static func add(_ journal: KioskHealth.Journal, to text: inout String) {
    known(
      &text, "kiosk_journal_sealed", "Whether entries of the journal are sealed.", journal.sealed.map { $0 ? 1 : 0 })
    known(
      &text, "kiosk_journal_checked_seconds", "Seconds since the journal was checked and nothing wrong with it.",
      journal.checkedSecondsAgo)
    metric(
      &text, "kiosk_journal_findings", "What checks found and is only said, by code.",
      journal.findings.map { (["code": $0], 1) })
    metric(
      &text, "kiosk_journals_set_aside", "Damaged journals in the folder set-aside.", [([:], Int64(journal.setAside))])
    let mebibyte: Int64 = 1_048_576
    known(
      &text, "kiosk_disk_used_bytes", "Of journal, archives and set-aside journals, in whole MiB, measured daily.",
      journal.usedMebibytes.map { Int64($0) * mebibyte })
    known(
      &text, "kiosk_disk_free_bytes", "Of the journal's disk, in whole MiB, measured daily.",
      journal.freeMebibytes.map { Int64($0) * mebibyte })
    metric(
      &text, "kiosk_disk_budget_bytes", "What those may take before health asks for help.",
      [([:], Int64(journal.budgetMebibytes) * mebibyte)])
  }

  private static func add(_ feed: KioskHealth.Feed, to text: inout String) {
    metric(
      &text, "kiosk_feed_connected", "Whether sessions can come from the centre.",
      [([:], feed.connectedSeconds == nil ? 0 : 1)])
    known(
      &text, "kiosk_feed_connected_seconds", "Seconds since the session feed is connected.", feed.connectedSeconds)
    metric(&text, "kiosk_feed_commands", "Commands of the session feed since the start.", [([:], feed.commands)])
  }

  /// What nobody can say at the moment is left out.
  private static func known(_ text: inout String, _ name: String, _ help: String, _ value: Int64?) {
    if let value { metric(&text, name, help, [([:], value)]) }
  }

  private static func metric(
    _ text: inout String, _ name: String, _ help: String, _ samples: [([String: String], Int64)]
  ) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for (labels, value) in samples {
      let written = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escaped($0.value))\"" }
      text += name + (written.isEmpty ? "" : "{\(written.joined(separator: ","))}") + " \(value)\n"
    }
  }

  private static func number(_ status: KioskHealth.Status) -> Int64 {
    switch status {
    case .ok: 0
    case .degraded: 1
    case .failing: 2
    }
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
