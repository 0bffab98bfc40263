import GRDB

extension StoreFailure {
  /// The failure that an error of the data base amounts to.
  init(_ error: any Error, during operation: String, path: String) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let damage as Damage: self = .damaged(operation: operation, detail: damage.what)
    case let error as DatabaseError: self.init(error, during: operation, path: path)
    case is CancellationError: self = .cancelled(operation: operation)
    default: self = .failed(operation: operation, detail: String(describing: type(of: error)))
    }
  }

  // Messages of SQLite may quote values; result codes never do.
  private init(_ error: DatabaseError, during operation: String, path: String) {
    let detail = error.extendedResultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(operation: operation)
    case .SQLITE_FULL: self = .full(operation: operation)
    case .SQLITE_READONLY: self = .readOnly(operation: operation)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(operation: operation, detail: detail)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .unreachable(path: path, detail: detail)
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .cancelled(operation: operation)
    default: self = .failed(operation: operation, detail: detail)
    }
  }
}
