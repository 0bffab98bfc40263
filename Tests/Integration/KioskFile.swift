import Foundation
import KioskAccess
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
  var questions: [Question] = []
  var asksForContact = false
  var stepSeconds = 20
  var usualSource: SessionSource?
  var logLevel = "info"
  /// `nil`: beside the configuration.
  var journalFolder: URL?
  /// `nil`: the standard.
  var monthsKept: Int?
  /// `nil`: beside the configuration.
  var controlFolder: String?
  /// Names of the panels with a key for each level and one that declines; a panel is matched by its name.
  var panels: [String] = []
  /// Of the panels; `nil`: the standard.
  var repeatMilliseconds: Int?
  /// Whether each panel has a lamp.
  var hasLamps = false
  /// PINs of clerks of the roster. With any, the clerks' page is served over TLS, by the certificate of
  /// ``TestCertificates``.
  var pins: [String: String] = [:]
  /// Where the clerks' page is served.
  var clerkAddress = "127.0.0.1"
  /// 0: the system's choice.
  var screenPort = 0
  /// How many listeners there are from the start: sessions, screen, health, and the clerks' page on an address that is there.
  var listenersAtOnce: Int { pins.isEmpty || clerkAddress != "127.0.0.1" ? 3 : 4 }
  /// Devices of other kinds.
  var others: [OtherDevice] = []
  /// Devices that are plugged in and of which the configuration knows nothing.
  var strangers: [MockDevice] = []
  /// The centre's address and a one-time code of its; without them the kiosk stands alone.
  var centre: (url: String, code: String)?
  /// Whether sessions come from the centre too.
  var sessionFeed = false

  /// X25519's base point: a key to which something can be encrypted.
  private static let casePublicKey = "09" + String(repeating: "0", count: 62)

  static let token = String(repeating: "4f", count: 32)

  /// Writes the files and answers the configuration's path.
  func write(to folder: ScratchFolder) throws -> String {
    try Self.token.write(to: folder.file("sessions.token"), atomically: true, encoding: .utf8)
    try centre?.code.write(to: folder.file("centre.code"), atomically: true, encoding: .utf8)
    try TestCertificates.server.write(to: folder.file("clerk.crt"), atomically: true, encoding: .utf8)
    try TestCertificates.serverKey.write(to: folder.file("clerk.key"), atomically: true, encoding: .utf8)
    try TestCertificates.authority.write(to: folder.file("authority.pem"), atomically: true, encoding: .utf8)
    try Self.casePublicKey.write(to: folder.file("case.key"), atomically: true, encoding: .utf8)
    let file = folder.file("kioskd.toml")
    try text(in: folder).write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// The journal's path.
  func journal(in folder: ScratchFolder) -> String {
    (journalFolder ?? folder.url).appending(path: "journal.sqlite").path
  }

  /// The path of the control socket.
  func control(in folder: ScratchFolder) -> String { (controlFolder ?? folder.path) + "/control.sock" }

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
    \(monthsKept.map { "months_kept = \($0)" } ?? "")
    \(asksForContact ? "case_public_key_file = \"\(folder.file("case.key").path)\"" : "")

    [session]
    prompt_timeout_seconds = \(promptSeconds)
    correction_window_seconds = \(correctionSeconds)
    burst_ratings = \(burstRatings)
    burst_minutes = \(burstMinutes)

    \(usualSource.map { "usual_source = \"\($0.rawValue)\"" } ?? "")
    \(questions.isEmpty && !asksForContact ? "" : secondStep)

    [listeners.sessions]
    port = 0
    token_file = "\(folder.file("sessions.token").path)"
    [listeners.screen]
    port = \(screenPort)
    [listeners.health]
    port = 0
    [listeners.control]
    socket = "\(control(in: folder))"
    \(pins.isEmpty ? "" : clerkSection(in: folder))

    [log]
    level = "\(logLevel)"

    \(centre.map { centreSection($0.url, in: folder) } ?? "")
    \(panels.map(panel).joined(separator: "\n"))
    \(others.map(\.text).joined(separator: "\n"))
    """
  }

  /// Every device of it, as the device testbed makes them.
  var mockDevices: [MockDevice] { panels.map(mockPanel) + others.map(\.mock) + strangers }

  private func mockPanel(_ name: String) -> MockDevice {
    var panel = Self.mockDevice(name)
    if hasLamps { panel.lamps = ["LED_NUML", "LED_SCROLLL"] }
    return panel
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

  private var secondStep: String {
    """
    [second_step]
    timeout_seconds = \(stepSeconds)
    contact = \(asksForContact)
    \(questions.map(question).joined(separator: "\n"))
    """
  }

  private func question(_ question: Question) -> String {
    let answers = question.answers.map { answer in
      "{ name = \"\(answer.name)\", vi = \"\(answer.name)\", en = \"\(answer.name)\" }"
    }
    return """
      [[second_step.questions]]
      id = "\(question.id)"
      version = \(question.version)
      kind = "\(question.kind.rawValue)"
      vi = "\(question.id)"
      en = "\(question.id)"
      answers = [\(answers.joined(separator: ", "))]
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
      \(pins[id].flatMap { SecretHash(of: $0, logarithm: 10) }.map { "pin_hash = \"\($0.text)\"" } ?? "")
      """
  }

  private func clerkSection(in folder: ScratchFolder) -> String {
    """
    [listeners.clerk]
    address = "\(clerkAddress)"
    port = 0
    tls_certificate_file = "\(folder.file("clerk.crt").path)"
    tls_key_file = "\(folder.file("clerk.key").path)"
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

  private func dates(_ dates: Validity) -> String {
    let from = dates.first.map { "from = \"\($0)\"\n" } ?? ""
    return from + (dates.last.map { "through = \"\($0)\"" } ?? "")
  }

  private func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

  private func centreSection(_ url: String, in folder: ScratchFolder) -> String {
    """
    [centre]
    url = "\(url)"
    credential_file = "\(folder.file("centre.code").path)"
    interval_seconds = 1
    session_feed = \(sessionFeed)
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
      \(hasLamps ? "lamp = \"LED_SCROLLL\"" : "")
      \(repeatMilliseconds.map { "repeat_milliseconds = \($0)" } ?? "")
      """
  }
}
