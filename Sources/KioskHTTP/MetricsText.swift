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
    return text
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
