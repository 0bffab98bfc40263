import EvaluationStore
import ForwardingContract
import Foundation
import GRDB
import RatingModel
import SeededRandom
import Synchronization
import Testing

@testable import EvaluationHTTP
@testable import KioskForwarding

/// The centre: its real intake and store on a faulty disk, without a network.
final class SimulatedCentre {
  let disk: FaultyDisk
  let key = EvaluationHTTP.CentreKey()
  private(set) var crashes = 0
  private(set) var restorations = 0
  private let time = WorldTime()
  /// `nil` while it is down.
  private var running: (store: SQLiteEvaluationStore, batches: BatchIntake, enrolments: EnrolmentIntake)?
  private let zone: Zone

  /// What the centre's clock says; right, as an administrator is to see to.
  final class WorldTime: Sendable {
    private let wall = Mutex(SimulationSeeds.beginning)
    var now: WallTime { wall.withLock { $0 } }
    func move(to time: WallTime) { wall.withLock { $0 = max($0, time) } }
  }

  init() async throws {
    disk = try FaultyDisk("simulated-centre")
    zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    try start()
    try await importRegistry()
  }

  var path: String { disk.file("evaluation.sqlite") }
  func move(to wall: WallTime) { time.move(to: wall) }

  private func start() throws {
    let store = try SQLiteEvaluationStore.open(path: path)
    let clock = CentreClock(zone: zone) { [time] in time.now }
    running = (
      store, BatchIntake(store: store, key: key, clock: clock), EnrolmentIntake(store: store, key: key, clock: clock)
    )
  }

  private func importRegistry() async throws {
    let words = try OfficeFixture.words()
    let change = RegistryImport(
      units: [UnitRecord(code: words.unit, name: "Bộ phận Một cửa xã Tân Hà", parent: nil, validity: .always)],
      counters: try (1...9).map {
        CounterRecord(
          unit: words.unit, code: try #require(CounterCode("Q0\($0)")), name: "Quầy \($0)", validity: .always)
      },
      clerks: words.clerks.map { ClerkRecord(clerk: $0, name: "Nguyễn Thị Hà", title: "", validity: .always) })
    _ = try await store().importRegistry(change, at: time.now).get()
  }

  func store() throws -> SQLiteEvaluationStore { try #require(running?.store) }

  /// As it does in its spare time.
  func recountNext() async throws {
    guard let running else { return }
    do {
      while try await running.store.recountNext(at: time.now) {}
    } catch {
      // The disk may fail.
    }
  }

  /// A one-time code, as `evaluationd enrol` prints it.
  func code(for counter: CounterCode) async throws -> String {
    let words = try OfficeFixture.words()
    let secret = EnrolmentSecret.random()
    let local = try #require(zone.local(time.now))
    let refusal = try await store().issueEnrolment(
      EnrolmentOffer(
        secretHash: EnrolmentSecret.hash(secret), unit: words.unit, counter: counter, day: local.date,
        issuedAt: time.now,
        expiresAt: WallTime(milliseconds: time.now.milliseconds + 259_200_000)))
    #expect(refusal == nil)
    return EnrolmentCode(secret: secret, centreFingerprint: key.fingerprint).text
  }

  /// As the routes do.
  func answer(_ message: String, to path: String) async throws(ForwardingError) -> String {
    guard let running else { throw .centreUnreachable }
    do {
      let answer =
        path == "/v1/batches"
        ? try await running.batches.answer(message) : try await running.enrolments.answer(message, from: "192.0.2.1")
      switch answer {
      case .signed(let text): return text
      case .refused(let refusal, _): throw ForwardingError.refused(refusal, retryAfterSeconds: nil)
      }
    } catch let error as ForwardingError {
      throw error
    } catch let failure as StoreFailure {
      throw .refused(failure.refusal, retryAfterSeconds: nil)
    } catch {
      Issue.record(error, "the intake failed of something that it does not name")
      throw .centreUnreachable
    }
  }

  // MARK: Ends

  /// The power goes and comes back.
  func crash(seed: UInt64) throws {
    crashes += 1
    disk.cut(after: 0)
    running = nil
    disk.restore(seed: seed)
    try start()
  }

  /// All that it has, as an administrator saves it at night.
  func backup() throws -> Data {
    stop()
    defer { #expect(throws: Never.self) { try start() } }
    return try Data(contentsOf: URL(filePath: path))
  }

  /// An administrator puts a backup back.
  func restore(_ backup: Data) throws {
    restorations += 1
    stop()
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.removeItem(atPath: path + suffix)
    }
    try backup.write(to: URL(filePath: path))
    disk.restore(seed: 0)
    try start()
  }

  /// An administrator writes into the data base, past the program.
  func alter(_ body: (Database) throws -> Void) throws {
    stop()
    let database = try DatabaseQueue(path: path)
    try database.write(body)
    try database.close()
    disk.restore(seed: 0)
    try start()
  }

  /// Cleanly.
  func stop() {
    try? running?.store.close()
    running = nil
  }
}
