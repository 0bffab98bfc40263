import ConfigurationText
import Foundation

/// The invented office: its registry, and what each counter's kiosk is configured with. Everything as files, as at a real one.
struct DemoOffice {
  struct Counter {
    let code: String
    let label: String
    let clerk: (staff: String, name: String, title: String)
  }

  static let unit = "H99.14"
  static let province = "H99"
  static let zone = "Asia/Ho_Chi_Minh"
  static let manager = "quanly"
  static let levels = [
    (name: "rat-hai-long", vi: "Rất hài lòng", en: "Very satisfied", satisfied: true),
    (name: "hai-long", vi: "Hài lòng", en: "Satisfied", satisfied: true),
    (name: "khong-hai-long", vi: "Không hài lòng", en: "Not satisfied", satisfied: false),
  ]

  static let counters = [
    Counter(code: "Q01", label: "Quầy 1", clerk: ("CB001", "Nguyễn Thị Minh Hạnh", "Công chức Tư pháp – Hộ tịch")),
    Counter(code: "Q02", label: "Quầy 2", clerk: ("CB002", "Trần Văn Đức", "Công chức Địa chính – Xây dựng")),
    Counter(code: "Q03", label: "Quầy 3", clerk: ("CB003", "Lê Thị Ngọc Ánh", "Công chức Văn hóa – Xã hội")),
  ]

  let folder: URL
  let password: String

  /// Writes the centre's files. Secrets are made anew each time and readable by the owner only.
  init(folder: URL) throws {
    self.folder = folder
    password = Self.secret(bytes: 9)
    try write("units.csv", Self.unitsCSV)
    try write("counters.csv", Self.countersCSV)
    try write("clerks.csv", Self.clerksCSV)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The centre's configuration; a port of 0 lets the system choose one.
  func writeCentreConfiguration(port: Int) throws {
    try write(
      "evaluationd.toml",
      """
      [server]
      address = "127.0.0.1"
      port = \(port)

      [health]
      port = 0

      [store]
      path = \(Self.literal(path("centre.sqlite")))

      """)
  }

  /// A kiosk's configuration, its token and its one-time code.
  func writeKiosk(_ counter: Counter, centreURL: String, code: String, device: String?) throws {
    let folder = folder.appending(path: counter.code)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("\(counter.code)/sessions.token", Self.secret(bytes: 32) + "\n")
    try write("\(counter.code)/centre.code", code + "\n")
    try write(
      "\(counter.code)/kioskd.toml",
      Self.kioskTOML(counter, folder: folder.path, centreURL: centreURL) + (device ?? ""))
  }

  func token(of counter: Counter) throws -> String {
    try String(contentsOfFile: path("\(counter.code)/sessions.token"), encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What citizens answer: the scale of the sample configuration.
  static let scaleTOML = """
    [scale]
    id = "hai-long-3"
    version = 1
    \(levels.map { level in
      """
      [[scale.levels]]
      name = "\(level.name)"
      vi = "\(level.vi)"
      en = "\(level.en)"
      satisfied = \(level.satisfied)
      """
    }.joined(separator: "\n"))
    """

  static func kioskTOML(_ counter: Counter, folder: String, centreURL: String) -> String {
    let clerkTables = counters.map { other in
      """
      [[roster.clerks]]
      staff = "\(other.clerk.staff)"
      name = "\(other.clerk.name)"
      title = "\(other.clerk.title)"
      """
    }
    return """
      [kiosk]
      unit = "\(unit)"
      unit_name = { vi = "Trung tâm Phục vụ hành chính công xã Mẫu Sơn", en = "Public Service Centre of Mẫu Sơn commune" }
      counter = "\(counter.code)"
      counter_label = { vi = "\(counter.label)", en = "Counter \(counter.code.dropFirst(2))" }
      zone = "\(zone)"

      \(scaleTOML)

      [roster]
      default = "\(counter.clerk.staff)"
      \(clerkTables.joined(separator: "\n"))

      [journal]
      path = \(literal("\(folder)/journal.sqlite"))

      [listeners.sessions]
      port = 0
      token_file = \(literal("\(folder)/sessions.token"))
      [listeners.screen]
      port = 0
      [listeners.health]
      port = 0

      [centre]
      url = "\(centreURL)"
      credential_file = \(literal("\(folder)/centre.code"))
      interval_seconds = 1

      """
  }

  /// The keys 1, 2, 3 of the device that `match` fits.
  static func deviceTOML(match: String) -> String {
    let keys = levels.enumerated().map { "\($0.element.name) = [\"KEY_\($0.offset + 1)\"]" }
    return """

      [[input.devices]]
      name = "panel"
      match = { \(match) }
      keys = { \(keys.joined(separator: ", ")) }
      decline = ["KEY_0"]

      """
  }

  private static func literal(_ text: String) -> String { ConfigurationText.literal(of: text) }

  private static let unitsCSV = """
    code,name,parent,valid_from,valid_to
    \(province),Tỉnh Mẫu,,2025-07-01,
    \(unit),Trung tâm Phục vụ hành chính công xã Mẫu Sơn,\(province),2025-07-01,

    """

  private static let countersCSV =
    "unit,code,name,valid_from,valid_to\n"
    + counters.map { "\(unit),\($0.code),\($0.label),2025-07-01,\n" }.joined()

  private static let clerksCSV =
    "unit,staff,name,title,valid_from,valid_to\n"
    + counters.map { "\(unit),\($0.clerk.staff),\($0.clerk.name),\($0.clerk.title),2025-07-01,\n" }.joined()

  private func write(_ name: String, _ text: String) throws {
    let url = folder.appending(path: name)
    guard
      FileManager.default.createFile(
        atPath: url.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
  }

  private static func secret(bytes count: Int) -> String {
    (0..<count).map { _ in
      let byte = String(UInt8.random(in: .min ... .max), radix: 16)
      return byte.count == 1 ? "0" + byte : byte
    }.joined()
  }
}
