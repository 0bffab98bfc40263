import ClerkPage
import ConfigurationText
import Crypto
import Foundation
import KioskAccess

/// The invented office: its registry, and what each counter's kiosk is configured with. Everything as files, as at a real one.
struct DemoOffice {
  struct Counter {
    let code: String
    let label: String
    let clerk: (staff: String, name: String, title: String)
    /// Whether citizens are asked more after the level.
    var asksMore = true

    /// `1` of Q01.
    var number: String { String(code.dropFirst().drop { $0 == "0" }) }
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
    Counter(
      code: "Q03", label: "Quầy 3", clerk: ("CB003", "Lê Thị Ngọc Ánh", "Công chức Văn hóa – Xã hội"), asksMore: false),
  ]
  /// Sits at the first counter while its clerk is called away.
  static let substitute = (staff: "CB004", name: "Phạm Thu Hà", title: "Công chức Văn phòng – Thống kê")
  static let clerks = counters.map(\.clerk) + [substitute]

  let folder: URL
  /// Where the counters stand.
  let place: DemoPlace
  /// What lies behind them; `nil` for an office that has just opened.
  let year: DemoYear?
  /// Of the year, one of each role.
  let accounts: [DemoAccount]
  let password: String
  /// With which clerks sign in on a counter's page, by staff code.
  let pins: [String: String]

  /// Writes the centre's files. Secrets are made anew each time and readable by the owner only.
  init(folder: URL, year: DemoYear? = nil) throws {
    self.folder = folder
    self.year = year
    place = year.map { DemoPlace($0) } ?? .invented
    accounts = year.map { DemoAccount.all(in: $0) { Self.secret(bytes: 9) } } ?? []
    password = Self.secret(bytes: 9)
    pins = Dictionary(uniqueKeysWithValues: Self.clerks.map { ($0.staff, Self.pin()) })
    try writeRegistry()
    for (clerk, ground) in zip(Self.clerks, DemoPhoto.grounds) {
      try write("\(clerk.staff).png", DemoPhoto(ground: ground).png)
    }
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

      \(publicUnits)
      \(printing)
      """)
  }

  /// What makes the year's issued reports PDF, where it is installed.
  private static let weasyprint = "/usr/bin/weasyprint"

  private var printing: String {
    guard year != nil, FileManager.default.isExecutableFile(atPath: Self.weasyprint) else { return "" }
    return "[reports]\nweasyprint = \"\(Self.weasyprint)\"\n"
  }

  /// Whose issued figures everybody may read: of the year, the counters' own unit.
  private var publicUnits: String { year == nil ? "" : "[public]\nunits = [\"\(place.unit)\"]\n" }

  private func writeRegistry() throws {
    guard let year else {
      try write("units.csv", Self.unitsCSV)
      try write("counters.csv", "unit,code,name,valid_from,valid_to\n" + Self.text(place.counterRows))
      return try write("clerks.csv", "unit,staff,name,title,valid_from,valid_to\n" + Self.text(place.clerkRows))
    }
    try write("counters.csv", year.list("counters.csv", adding: place.counterRows))
    try write("clerks.csv", year.list("clerks.csv", adding: place.clerkRows))
  }

  private static func text(_ rows: [String]) -> String { rows.map { $0 + "\n" }.joined() }

  /// What the centre is told of its offices, beside what it knows already.
  var lists: [String] {
    (year == nil ? ["--units", path("units.csv")] : [])
      + ["--counters", path("counters.csv"), "--clerks", path("clerks.csv")]
  }

  /// Puts a copy of the year where the centre's store belongs: whoever tries the demo changes no more than that.
  func copyYear() throws {
    guard let year else { return }
    try FileManager.default.copyItem(
      at: year.folder.appending(path: DemoYear.storeName), to: folder.appending(path: DemoYear.storeName))
  }

  /// A kiosk's configuration, its token, its one-time code and the key that dossier codes are kept under: nobody has its other
  /// half.
  ///
  /// - Parameter hasClerkPage: Whether clerks run sessions on a page of the kiosk's own, and software runs them through the
  ///   centre.
  func writeKiosk(
    _ counter: Counter, centreURL: String, code: String, device: String?, hasClerkPage: Bool = false
  ) throws {
    let folder = folder.appending(path: counter.code)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("\(counter.code)/sessions.token", Self.secret(bytes: 32) + "\n")
    try write("\(counter.code)/centre.code", code + "\n")
    let key = Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation
    try write("\(counter.code)/case.pub", Self.hexadecimal(key) + "\n")
    let file = KioskFile(
      counter: counter, place: place, folder: folder.path, centreURL: centreURL, photos: self.folder.path,
      pinHashes: hasClerkPage ? try pinHashes(at: counter) : [:])
    try write("\(counter.code)/kioskd.toml", file.toml + (device ?? ""))
  }

  private func pinHashes(at counter: Counter) throws -> [String: String] {
    var hashes: [String: String] = [:]
    for staff in [counter.clerk.staff, Self.substitute.staff] {
      guard let hash = pins[staff].flatMap({ SecretHash(of: $0) }) else { throw DemoFailure.memoryShort }
      hashes[staff] = hash.text
    }
    return hashes
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

  static func literal(_ text: String) -> String { ConfigurationText.literal(of: text) }

  private static let unitsCSV = """
    code,name,parent,valid_from,valid_to
    \(province),Tỉnh Mẫu,,2025-07-01,
    \(unit),Trung tâm Phục vụ hành chính công xã Mẫu Sơn,\(province),2025-07-01,

    """

  private func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  private func write(_ name: String, _ content: Data) throws {
    let url = folder.appending(path: name)
    guard FileManager.default.createFile(atPath: url.path, contents: content, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
  }

  private static func secret(bytes count: Int) -> String {
    hexadecimal((0..<count).map { _ in UInt8.random(in: .min ... .max) })
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Six digits that a kiosk takes.
  private static func pin() -> String {
    while true {
      let pin = String(Int.random(in: 100_000...999_999))
      if SecretRules.refusal(ofPIN: pin) == nil { return pin }
    }
  }
}
