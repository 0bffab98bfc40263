import Crypto
import EvaluationAccess
import EvaluationStore
import ForwardingContract
import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting
import Logging
import RatingModel
import Synchronization
import Testing

@testable import EvaluationHTTP

/// A centre over a store in a scratch folder, with a clock that stands until it is moved.
final class CentreFixture: Sendable {
  static let password = "một mật khẩu rất dài"

  /// scrypt is slow on purpose: made once.
  private static let hash = Task { await PasswordWork(rounds: 16).hash(password) }

  let folder: URL
  let store: SQLiteEvaluationStore
  let key = CentreKey()
  private let time = Mutex(WallTime(milliseconds: 1_795_223_100_000))

  private let open: PublicSettings

  private init(open: PublicSettings = PublicSettings()) throws {
    self.open = open
    folder = FileManager.default.temporaryDirectory.appending(path: "centre-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
  }

  /// Runs a test on a centre that is removed afterwards. The registry holds two offices of a province.
  /// - Parameter open: whose issued figures everybody may read.
  static func with(
    open: PublicSettings = PublicSettings(), _ body: (CentreFixture) async throws -> Void
  ) async throws {
    let fixture = try CentreFixture(open: open)
    defer { try? FileManager.default.removeItem(at: fixture.folder) }
    try await fixture.importRegistry()
    try await body(fixture)
  }

  /// As ``with(_:)``, before anybody told of an office.
  static func withEmptyRegistry(_ body: (CentreFixture) async throws -> Void) async throws {
    let fixture = try CentreFixture()
    defer { try? FileManager.default.removeItem(at: fixture.folder) }
    try await body(fixture)
  }

  private func importRegistry() async throws {
    let (province, first, second) = (try unit("H56"), try unit("H56.14"), try unit("H56.15"))
    let counter = try #require(CounterCode("Q01"))
    let clerk = try #require(ClerkID("H56.14/CB01"))
    let change = RegistryImport(
      units: [
        UnitRecord(code: province, name: "Tỉnh Bình Minh", parent: nil, validity: .always),
        UnitRecord(code: first, name: "Bộ phận Một cửa xã Tân Hà", parent: province, validity: .always),
        UnitRecord(code: second, name: "Bộ phận Một cửa xã Tân Lập", parent: province, validity: .always),
      ],
      counters: [first, second].map { CounterRecord(unit: $0, code: counter, name: "Quầy 1", validity: .always) },
      clerks: [ClerkRecord(clerk: clerk, name: "Nguyễn Thị Hà", title: "", validity: .always)])
    _ = try await store.importRegistry(change, at: now).get()
  }

  func unit(_ text: String) throws -> UnitCode { try #require(UnitCode(text)) }

  var now: WallTime { time.withLock { $0 } }

  func advance(seconds: Int64) {
    time.withLock { $0 = WallTime(milliseconds: $0.milliseconds + seconds * 1000) }
  }

  private func listener(_ bounds: CentreBounds = CentreBounds()) throws -> CentreListener {
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return CentreListener(
      store: store, access: EvaluationAccess(accounts: store, registry: store), key: key,
      clock: CentreClock(zone: zone) { [self] in now },
      relay: RelayDesk { [self] in Instant(milliseconds: now.milliseconds) }, bounds: bounds, open: open,
      software: "1.0.0", logger: logger)
  }

  /// Asks the listener of pages, without a network.
  func pages(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    let address = ListenerAddress(host: "127.0.0.1", port: 0, tls: nil)
    try await listener().pages(at: address, listening: { _ in }).test(.router, body)
  }

  /// Asks the listener of pages over TLS on a free port.
  func pagesOverTLS(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    let address = ListenerAddress(host: "127.0.0.1", port: 0, tls: try TestCertificate.files(in: folder))
    try await listener().pages(at: address, listening: { _ in }).test(.ahc(.https), body)
  }

  /// Serves the listener of pages on a free port, whose number it tells.
  func listening(_ bounds: CentreBounds, _ body: @Sendable (Int) async throws -> Void) async throws {
    let address = ListenerAddress(host: "127.0.0.1", port: 0, tls: nil)
    try await listener(bounds).pages(at: address, listening: { _ in }).test(.live) { client in
      try await body(try #require(client.port))
    }
  }

  /// A token of the session API for a unit's subtree.
  func issueToken(_ name: String = "mot-cua", unit: String = "H56") async throws -> String {
    let token = CallerToken.random(for: try #require(CallerName(name)))
    let grant = CallerGrant(
      name: token.name, secretHash: token.secretHash, scopes: [.sessions], unit: try self.unit(unit), counters: [],
      issuedAt: now)
    #expect(try await store.issue(grant) == nil)
    return token.text
  }

  /// Asks both listeners of one centre.
  func pagesAndHealth(
    _ body: @Sendable (_ pages: any TestClientProtocol, _ health: any TestClientProtocol) async throws -> Void
  ) async throws {
    let listener = try listener()
    let address = ListenerAddress(host: "127.0.0.1", port: 0, tls: nil)
    let health = try listener.health(at: address, listening: { _ in })
    try await listener.pages(at: address, listening: { _ in }).test(.router) { pages in
      try await health.test(.router) { health in try await body(pages, health) }
    }
  }

  func addManager(_ name: String, of unit: String) async throws {
    let made = await PasswordWork().account(
      named: try #require(AccountName(name)), password: Self.password, role: .head, roots: [try self.unit(unit)],
      at: now)
    let account = try made.get()
    #expect(try await store.add(account) == nil)
  }

  /// An account of any role.
  /// - Parameter clerk: for the role `clerk`.
  func add(_ name: String, _ role: AccountRole, of units: [String], clerk: String = "H56.14/CB01") async throws {
    let rights = AccountRights(
      role: role, roots: Set(try units.map(unit)), clerk: role == .clerk ? ClerkID(clerk) : nil)
    let account = Account(
      name: try #require(AccountName(name)), password: try #require(await Self.hash.value), role: role,
      roots: rights.roots, clerk: rights.clerk, disabled: false, createdAt: now)
    #expect(try await store.add(account) == nil)
  }

  /// From now on the data base takes no event of the audit.
  func refuseEvents() throws {
    let file = try DatabaseQueue(path: folder.appending(path: "centre.sqlite").path)
    try file.write {
      try $0.execute(
        sql: "CREATE TRIGGER no_event BEFORE INSERT ON access_event BEGIN SELECT RAISE (ABORT, 'no event'); END")
    }
    try file.close()
  }

  func pagesRouter() throws -> Router<CentreRequestContext> { try listener().pagesRouter(secure: false) }

  /// A one-time code's secret for counter Q01 of a unit.
  func issueCode(unit: String = "H56.14") async throws -> String {
    let secret = EnrolmentSecret.random()
    let offer = EnrolmentOffer(
      secretHash: EnrolmentSecret.hash(secret), unit: try self.unit(unit), counter: try #require(CounterCode("Q01")),
      day: try #require(CivilDate("2026-11-21")), issuedAt: now,
      expiresAt: WallTime(milliseconds: now.milliseconds + 3_600_000))
    #expect(try await store.issueEnrolment(offer) == nil)
    return secret
  }
}
