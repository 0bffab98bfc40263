import EvaluationHTTP
import Foundation
import Testing

@testable import EvaluationAssembly

struct ConfigurationReaderTests {
  private func settings(_ text: String) throws -> CentreSettings {
    try ConfigurationReader.parse(Data(text.utf8)).get()
  }

  private func diagnostics(_ text: String) -> [ConfigurationDiagnostic] {
    switch ConfigurationReader.parse(Data(text.utf8)) {
    case .success: []
    case .failure(let refusal): refusal.diagnostics
    }
  }

  @Test func anEmptyFileGivesTheStandardValuesOfTheTable() throws {
    let settings = try settings("")
    #expect(settings.storePath == "/var/lib/evaluationd/evaluation.sqlite")
    #expect(settings.keyPath == "/var/lib/evaluationd/centre.key")
    #expect(settings.store == .file(path: settings.storePath))
    #expect(settings.pages == ListenerAddress(host: "127.0.0.1", port: 8440, tls: nil))
    #expect(settings.health == ListenerAddress(host: "127.0.0.1", port: 8441, tls: nil))
    #expect(settings.zone.identifier == "Asia/Ho_Chi_Minh")
    #expect(settings.logLevel == "info")
  }

  @Test func theTableWrittenOutMeansTheSameAsAnEmptyFile() throws {
    let sections = Dictionary(grouping: ConfigurationKey.allCases.filter { $0.standard.literal != nil }, by: \.section)
    let text = sections.map { section, keys in
      "[\(section)]\n" + keys.map { "\($0.name) = \($0.standard.literal ?? "")\n" }.joined()
    }
    #expect(try settings(text.joined(separator: "\n")) == settings(""))
  }

  @Test func everyKeyIsReadFromTheFile() throws {
    let settings = try settings(
      """
      [store]
      path = "/srv/a/centre.sqlite"
      key_file = "/srv/b/key"
      [server]
      address = "0.0.0.0"
      port = 443
      tls_certificate_file = "/srv/c.pem"
      tls_key_file = "/srv/k.pem"
      [health]
      port = 9000
      [centre]
      zone = "UTC"
      [public]
      units = ["H56.14", "H56.201"]
      contact = "Bà Hà"
      [log]
      level = "warning"
      """)
    #expect(settings.open.units.map(\.text).sorted() == ["H56.14", "H56.201"] && settings.open.contact == "Bà Hà")
    let tls = TLSFiles(certificatePath: "/srv/c.pem", keyPath: "/srv/k.pem")
    #expect(settings.storePath == "/srv/a/centre.sqlite" && settings.keyPath == "/srv/b/key")
    #expect(settings.pages == ListenerAddress(host: "0.0.0.0", port: 443, tls: tls))
    #expect(settings.health.port == 9000 && settings.zone.identifier == "UTC" && settings.logLevel == "warning")
  }

  @Test func aHostMakesTheDataBaseOfPostgresTheStore() throws {
    let standard = try settings("[store]\npostgres_host = \"/var/run/postgresql\"")
    let server = ServerSettings(
      host: "/var/run/postgresql", port: 5432, database: "evaluation", user: "evaluationd", passwordFile: nil,
      authorityFile: nil, connections: 8)
    #expect(standard.store == .server(server) && standard.keyPath == "/var/lib/evaluationd/centre.key")

    let settings = try settings(
      """
      [store]
      postgres_host = "db.tinh.gov.vn"
      postgres_port = 5433
      postgres_database = "e"
      postgres_user = "u"
      postgres_password_file = "/srv/password"
      postgres_authority_file = "/srv/ca.pem"
      postgres_connections = 64
      """)
    #expect(
      settings.store
        == .server(
          ServerSettings(
            host: "db.tinh.gov.vn", port: 5433, database: "e", user: "u", passwordFile: "/srv/password",
            authorityFile: "/srv/ca.pem", connections: 64)))
  }

  /// One bad file for each rule about the text.
  private static let badFiles: [(String, ConfigurationDiagnostic.Code, Int)] = [
    ("[server]\nport = = 1", .syntax, 2),
    ("[=\n", .syntax, 1),
    ("[server]\na = [}", .syntax, 2),
    ("\na = 1979-05-27 1", .syntax, 2),
    ("[server]\naddress = \"\\u0000\"", .nulCharacter, 2),
    ("[store]\n\n[servr]\nport = 1", .unknownKey, 3),
    ("[server]\n# a comment\nprot = 1", .unknownKey, 3),
    ("server = 1", .wrongType, 1),
    ("[server]\nport = \"8440\"", .wrongType, 2),
    ("[store]\npath = 1", .wrongType, 2),
    ("[server]\nport = 65536", .outOfRange, 2),
    ("[log]\nlevel = \"loud\"", .notAChoice, 2),
    ("[store]\npath = \"centre.sqlite\"", .pathNotAbsolute, 2),
    ("[centre]\nzone = \"Mars/Olympus\"", .zoneUnknown, 2),
    ("[server]\naddress = \"localhost\"", .addressMalformed, 2),
    ("[server]\nport = 9000\n[health]\nport = 9000", .portConflict, 4),
    ("[server]\naddress = \"0.0.0.0\"", .tlsMissing, 2),
    ("[server]\naddress = \"::\"", .tlsMissing, 2),
    ("[server]\ntls_certificate_file = \"/a.pem\"", .tlsIncomplete, 2),
    ("[server]\ntls_key_file = \"/a.pem\"", .tlsIncomplete, 2),
    ("[store]\npostgres_host = \"\"", .hostMalformed, 2),
    ("[store]\npostgres_host = \"a b\"", .hostMalformed, 2),
    ("[store]\npostgres_host = \"/run host=x\"", .hostMalformed, 2),
    ("[store]\npostgres_host = \"db.tinh.gov.vn\"", .authorityMissing, 2),
    ("[store]\npostgres_host = \"10.0.0.7\"", .authorityMissing, 2),
    ("[store]\npostgres_password_file = \"/p\"", .hostMissing, 2),
    ("[store]\npostgres_authority_file = \"/p\"", .hostMissing, 2),
    ("[store]\npostgres_connections = 65", .outOfRange, 2),
    ("[store]\npostgres_host = \"localhost\"\npostgres_password_file = \"p\"", .pathNotAbsolute, 3),
    ("[public]\nunits = \"H56.14\"", .wrongType, 2),
    ("[public]\nunits = [14]", .wrongType, 2),
    ("[public]\nunits = [\n  \"H56.14\",\n  \"H56 15\",\n]", .unitMalformed, 4),
    ("[public]\nunits = [\(Array(repeating: "\"H56\"", count: 4097).joined(separator: ","))]", .unitsTooMany, 2),
    ("[public]\ncontact = \"\"", .lineMalformed, 2),
    ("[public]\ncontact = \"a\\nb\"", .lineMalformed, 2),
    ("[public]\ncontact = \"\(String(repeating: "x", count: 201))\"", .lineMalformed, 2),
  ]

  @Test(arguments: badFiles)
  func aBadFileIsToldByRuleLineAndHint(text: String, code: ConfigurationDiagnostic.Code, line: Int) {
    let found = diagnostics(text)
    #expect(found.map(\.code) == [code])
    #expect(found.map(\.line) == [line])
    #expect(found.allSatisfy { !$0.hint.isEmpty })
  }

  @Test func everyRuleHasABadFile() {
    let ofText = Set(Self.badFiles.map(\.1))
    let ofBytes: Set<ConfigurationDiagnostic.Code> = [.fileUnreadable, .fileTooLarge, .notUTF8]
    #expect(ofText.union(ofBytes) == Set(ConfigurationDiagnostic.Code.allCases))
  }

  @Test func bytesThatAreNoTextAreToldSo() {
    let long = Data(repeating: 0x23, count: ConfigurationReader.largestFile + 1)
    for (bytes, code) in [(Data([0xFF, 0xFE]), ConfigurationDiagnostic.Code.notUTF8), (long, .fileTooLarge)] {
      guard case .failure(let refusal) = ConfigurationReader.parse(bytes) else {
        Issue.record("\(code) was not refused")
        continue
      }
      #expect(refusal.diagnostics.map(\.code) == [code])
    }
  }

  @Test func aFileThatIsNotThereIsToldSo() {
    guard case .failure(let refusal) = ConfigurationReader.read(path: "/nowhere/evaluationd.toml") else {
      Issue.record("there is no such file")
      return
    }
    #expect(refusal.diagnostics.map(\.code) == [.fileUnreadable])
  }

  @Test func allErrorsAreToldAtOnceInTheOrderOfTheirLines() {
    let found = diagnostics("[server]\nport = \"x\"\naddress = \"0.0.0.0\"\nprot = 1\n[store]\npath = \"a\"\n")
    #expect(found.map(\.code) == [.wrongType, .tlsMissing, .unknownKey, .pathNotAbsolute])
    #expect(found.map(\.line) == [2, 3, 4, 6])
    #expect(found[2].text(file: "c.toml").hasPrefix("c.toml:4: unknown-key: server.prot: "))
  }

  @Test func twoFreePortsAreNoConflict() throws {
    let settings = try settings("[server]\nport = 0\n[health]\nport = 0\n")
    #expect(settings.pages.port == 0 && settings.health.port == 0)
  }

  @Test(arguments: [
    ("[server]\nport = -1", 2), ("server.port = -1", 1), ("\n[ server ] # here\n \"port\" = -1", 3),
    ("server = { port = -1 }", 1), ("[store]\nkey_file = \"\"\"\n[server]\nport = 1\"\"\"\n[server]\nport = -1", 6),
    ("[log]\n[server]\naddress = '::1' # port = 1\n\nport = -1", 5),
  ])
  func aFaultIsToldInTheLineOfItsKey(text: String, line: Int) throws {
    let fault = try #require(diagnostics(text).first { $0.code == .outOfRange })
    #expect(fault.line == line && fault.key == "server.port")
  }

  @Test(arguments: [("[server]\nport = 8441\n[health]\n", 3), ("[server]\nport = 8441\n", 1)])
  func aFaultOfAKeyThatIsNotThereIsToldWhereItsTableBegins(text: String, line: Int) {
    #expect(diagnostics(text).map(\.code) == [.portConflict])
    #expect(diagnostics(text).map(\.line) == [line])
  }

  @Test(arguments: [("[server]\nprot = 1", "port"), ("[sever]\n", "server")])
  func anUnknownNameIsToldWithTheOneThatWasProbablyMeant(text: String, nearest: String) {
    #expect(diagnostics(text).first?.hint.hasSuffix("Did you mean “\(nearest)”?") == true)
  }
}
