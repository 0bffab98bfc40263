import EvaluationHTTP
import EvaluationStore
import Foundation
import RatingModel

/// The centre opened: its settings, its store and its clock. Serving and the subcommands are extensions beside this
/// file.
package struct Centre: Sendable {
  let settings: CentreSettings
  let store: SQLiteEvaluationStore
  let clock: CentreClock

  /// Opens the store, making its file where there is none. Root is refused in another user's folder.
  package init(_ settings: CentreSettings) throws(CentreFailure) {
    self.settings = settings
    for path in [settings.storePath, settings.keyPath] { try FolderOwner.check(path) }
    do { store = try SQLiteEvaluationStore.open(path: settings.storePath) } catch { throw .store(error) }
    clock = CentreClock(zone: settings.zone) { .ofThisMachine }
  }

  /// Lets go of the store. A log that could not be written back is written back at the next opening.
  package func close() { try? store.close() }

  /// The centre's key, made where there is none.
  func key() throws(CentreFailure) -> CentreKey { try CentreKeyFile(path: settings.keyPath).key() }
}

extension WallTime {
  /// The machine's clock, which the centre trusts: it is to be kept by NTP.
  static var ofThisMachine: WallTime { WallTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
