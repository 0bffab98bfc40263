import EvaluationAccess
import EvaluationStore
import Foundation
import RatingModel
import Testing

/// A store with a small tree of units and one manager, and the access in front of it.
struct AccessDesk {
  static let password = "một câu dễ nhớ"
  static let morning = WallTime(milliseconds: 1_793_325_600_000)
  /// scrypt is slow on purpose: all desks share one worker, at which as many may wait as there are tests, and one hash.
  static let work = PasswordWork(rounds: 16, mostWaiting: 1000)
  private static let hash = Task { await work.hash(password) }

  let store: any EvaluationStore
  let access: EvaluationAccess

  static func run(
    limits: SignInLimits = .standard, role: AccountRole = .head, roots: [String] = ["H56"],
    passwords: PasswordWork = work, _ body: (AccessDesk) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evaluation-access-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
    _ = try await store.importRegistry(RegistryImport(units: try units()), at: morning).get()
    let hash = try #require(await hash.value)
    let account = Account(
      name: try name("ha.nguyen"), password: hash, role: role, roots: Set(try roots.map(unit)), disabled: false,
      createdAt: morning)
    #expect(try await store.add(account) == nil)
    let access = EvaluationAccess(accounts: store, registry: store, limits: limits, passwords: passwords)
    try await body(AccessDesk(store: store, access: access))
  }

  /// H56 with H56.14, which goes over to H57 on 1 July 2026.
  private static func units() throws -> [UnitRecord] {
    func record(_ code: String, _ parent: String?, _ first: String?, _ last: String?) throws -> UnitRecord {
      let (first, last) = (try first.map(day), try last.map(day))
      let validity = try #require(Validity(first: first, last: last))
      return UnitRecord(code: try unit(code), name: code, parent: try parent.map(unit), validity: validity)
    }
    return [
      try record("H56", nil, nil, nil), try record("H57", nil, nil, nil),
      try record("H56.14", "H56", nil, "2026-06-30"), try record("H56.14", "H57", "2026-07-01", nil),
    ]
  }

  static func unit(_ text: String) throws -> UnitCode { try #require(UnitCode(text)) }
  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
  static func name(_ text: String) throws -> AccountName { try #require(AccountName(text)) }
  static func minutes(_ number: Int) -> WallTime {
    WallTime(milliseconds: morning.milliseconds + Int64(number) * 60_000)
  }

  func signIn(
    _ name: String = "ha.nguyen", _ password: String = AccessDesk.password, from address: String = "10.0.0.7",
    at time: WallTime = AccessDesk.morning
  ) async throws -> Result<SignedIn, SignInRefusal> {
    try await access.signIn(name: name, password: password, from: address, at: time)
  }

  func reader(_ signedIn: SignedIn, at time: WallTime = AccessDesk.morning) async throws -> Reader? {
    try await access.reader(token: signedIn.token.text, at: time)
  }

  /// What the audit holds since the desk was set up.
  func trail() async throws -> [AccessEvent.Kind] {
    try await store.accessEvents(limit: 100).map(\.kind).filter {
      ![.registryImported, .accountAdded, .accountShutOut].contains($0)
    }
    .reversed()
  }
}
