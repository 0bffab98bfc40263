import EvaluationHTTP
import EvaluationStore
import EvaluationStorePostgres
import Foundation
import RatingModel

/// The centre opened: its settings, its store and its clock. Serving and the subcommands are extensions beside this
/// file.
package struct Centre: Sendable {
  let settings: CentreSettings
  let store: any EvaluationStore
  let clock: CentreClock
  private let closing: @Sendable () async -> Void

  /// Opens the store, making its file or its tables where there are none. Root is refused in another user's folder.
  package init(_ settings: CentreSettings) async throws(CentreFailure) {
    self.settings = settings
    try Self.checkFolders(of: settings)
    clock = CentreClock(zone: settings.zone) { .ofThisMachine }
    do {
      switch settings.store {
      case .file(let path):
        let file = try SQLiteEvaluationStore.open(path: path)
        // A log that could not be written back is written back at the next opening.
        (store, closing) = (file, { try? file.close() })
      case .server(let server):
        let base = try await PostgresEvaluationStore.open(try server.address())
        (store, closing) = (base, { await base.close() })
      }
    } catch let failure as CentreFailure {
      throw failure
    } catch let failure as StoreFailure {
      throw .store(failure)
    } catch {
      throw .store(.failed(operation: "open", detail: String(describing: type(of: error))))
    }
  }

  /// What root makes in another user's folder the service could not open.
  static func checkFolders(of settings: CentreSettings) throws(CentreFailure) {
    if case .file(let path) = settings.store { try FolderOwner.check(path) }
    try FolderOwner.check(settings.keyPath)
  }

  /// Lets go of the store.
  package func close() async { await closing() }

  /// The centre's key, made where neither the store has one nor its file is there. Whoever holds another one than the
  /// store's is refused: kiosks would not believe what it signs.
  func key() async throws(CentreFailure) -> CentreKey {
    let (file, known) = (fileOfKey, try await centreKey())
    guard let known else { return try await claim(try file.key()) }
    guard let key = try file.read() else { throw .keyMissing(path: file.path, expected: known) }
    return try check(key, against: known)
  }

  var fileOfKey: CentreKeyFile { CentreKeyFile(path: settings.keyPath) }

  /// Fingerprint of the key that the store is signed for, if it is for one.
  func centreKey() async throws(CentreFailure) -> String? {
    do { return try await store.centreKey() } catch { throw .store(error) }
  }

  private func claim(_ key: CentreKey) async throws(CentreFailure) -> CentreKey {
    let holder: String
    do { holder = try await store.claimCentreKey(key.fingerprint, at: clock.now()) } catch { throw .store(error) }
    return try check(key, against: holder)
  }

  private func check(_ key: CentreKey, against known: String) throws(CentreFailure) -> CentreKey {
    guard key.fingerprint == known else {
      throw .keyDiffers(path: settings.keyPath, expected: known, found: key.fingerprint)
    }
    return key
  }
}

extension WallTime {
  /// The machine's clock, which the centre trusts: it is to be kept by NTP.
  static var ofThisMachine: WallTime { WallTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
