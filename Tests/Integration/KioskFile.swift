import Foundation
import KioskSession
import RatingModel
import TestSupport

/// The configuration of one invented counter, written into a folder of its own with the token that callers show.
struct KioskFile: Sendable {
  /// Best first; all but the last count as satisfied.
  var levels = ["very-satisfied", "satisfied", "dissatisfied"]
  var roster = ["H56.14/CB017", "H56.14/CB018"]
  var defaultClerk: String? = "H56.14/CB017"
  var shifts: [Shift] = []
  var week: [Weekday: [DayStretch]] = [:]
  var exceptions: [OpeningHours.Exception] = []
  var promptSeconds = 30
  var correctionSeconds = 5
  var burstRatings = 1000
  var burstMinutes = 10
  var logLevel = "info"
  /// `nil`: beside the configuration.
  var journalFolder: URL?
  /// Names of the panels with a key for each level and one that declines; a panel is matched by its name.
  var panels: [String] = []
  /// The centre's address and a one-time code of its; without them the kiosk stands alone.
  var centre: (url: String, code: String)?

  static let token = String(repeating: "4f", count: 32)

  /// Writes the files and answers the configuration's path.
  func write(to folder: ScratchFolder) throws -> String {
    try Self.token.write(to: folder.file("sessions.token"), atomically: true, encoding: .utf8)
    try centre?.code.write(to: folder.file("centre.code"), atomically: true, encoding: .utf8)
    let file = folder.file("kioskd.toml")
    try text(in: folder).write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// The journal's path.
  func journal(in folder: ScratchFolder) -> String {
    (journalFolder ?? folder.url).appending(path: "journal.sqlite").path
  }

  func text(in folder: ScratchFolder) -> String {
    """
    [kiosk]
    unit = "H56.14"
    unit_name = { vi = "Trung tâm Phục vụ hành chính công xã Mẫu Sơn", en = "Public Service Centre of Mẫu Sơn" }
    counter = "Q03"
    counter_label = { vi = "Quầy 3", en = "Counter 3" }

    [scale]
    id = "scenario"
    version = 1
    \(levels.enumerated().map(level).joined(separator: "\n"))

    [roster]
    \(defaultClerk.map { "default = \"\($0)\"" } ?? "")
    \(roster.map(clerk).joined(separator: "\n"))
    \(shifts.map(shift).joined(separator: "\n"))
    \(week.isEmpty ? "" : "[hours.week]")
    \(week.map { "\($0.key) = \(list($0.value.map(\.description)))" }.joined(separator: "\n"))
    \(exceptions.map(exception).joined(separator: "\n"))

    [journal]
    path = "\(journal(in: folder))"

    [session]
    prompt_timeout_seconds = \(promptSeconds)
    correction_window_seconds = \(correctionSeconds)
    burst_ratings = \(burstRatings)
    burst_minutes = \(burstMinutes)

    [listeners.sessions]
    port = 0
    token_file = "\(folder.file("sessions.token").path)"
    [listeners.screen]
    port = 0
    [listeners.health]
    port = 0

    [log]
    level = "\(logLevel)"

    \(centre.map { centreSection($0.url, in: folder) } ?? "")
    \(panels.map(panel).joined(separator: "\n"))
    """
  }

  /// A panel as the device testbed makes it: `KEY_1` is the best level, `KEY_0` declines.
  static func mockDevice(_ name: String) -> MockDevice {
    MockDevice(id: name, name: name, keys: ["KEY_1", "KEY_2", "KEY_3", "KEY_0"])
  }

  private func level(_ position: Int, _ name: String) -> String {
    """
    [[scale.levels]]
    name = "\(name)"
    vi = "Mức \(position + 1)"
    en = "Level \(position + 1)"
    satisfied = \(position < levels.count - 1)
    """
  }

  private func clerk(_ id: String) -> String {
    let parts = id.split(separator: "/")
    return """
      [[roster.clerks]]
      unit = "\(parts[0])"
      staff = "\(parts[1])"
      name = "Nguyễn Thị Minh Hạnh"
      title = "Công chức Tư pháp – Hộ tịch"
      """
  }

  private func shift(_ shift: Shift) -> String {
    """
    [[roster.shifts]]
    clerk = "\(shift.clerk)"
    weekdays = \(list(shift.weekdays.map(\.rawValue)))
    times = \(list(shift.times.map(\.description)))
    \(dates(shift.dates))
    """
  }

  private func exception(_ exception: OpeningHours.Exception) -> String {
    """
    [[hours.exceptions]]
    times = \(list(exception.times.map(\.description)))
    \(dates(exception.dates))
    """
  }

  private func dates(_ dates: DateSpan) -> String {
    let from = dates.from.map { "from = \"\($0)\"\n" } ?? ""
    return from + (dates.through.map { "through = \"\($0)\"" } ?? "")
  }

  private func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

  private func centreSection(_ url: String, in folder: ScratchFolder) -> String {
    """
    [centre]
    url = "\(url)"
    credential_file = "\(folder.file("centre.code").path)"
    interval_seconds = 1
    """
  }

  private func panel(_ name: String) -> String {
    let keys = levels.enumerated().map { "\($0.element) = [\"KEY_\($0.offset + 1)\"]" }
    return """
      [[input.devices]]
      name = "\(name)"
      match = { name = "\(name)" }
      keys = { \(keys.joined(separator: ", ")) }
      decline = ["KEY_0"]
      """
  }
}
