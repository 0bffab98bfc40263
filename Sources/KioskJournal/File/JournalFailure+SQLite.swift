import GRDB
import Glibc

extension JournalFailure {
  /// What an error of the data base means.
  init(_ error: any Error, _ operation: JournalOperation, path: String) {
    switch error {
    case let failure as JournalFailure: self = failure
    case let failure as DatabaseError: self = Self.meaning(of: failure, operation, path: path)
    // Everything else that can be thrown below is a value in the file that does not read as what it should be.
    default: self = .corrupt(operation, sqliteCode: Int(ResultCode.SQLITE_MISMATCH.rawValue))
    }
  }

  private static func meaning(
    of error: DatabaseError, _ operation: JournalOperation, path: String
  ) -> JournalFailure {
    let code = Int(error.extendedResultCode.rawValue)
    switch error.resultCode {
    case .SQLITE_FULL: return .full(operation)
    case .SQLITE_READONLY: return .readOnly(operation)
    case .SQLITE_NOTADB: return .notADatabase
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_FORMAT:
      return .corrupt(operation, sqliteCode: code)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .inUse(operation)
    case .SQLITE_IOERR:
      return disk(at: path, operation) ?? .inputOutput(operation, sqliteCode: code)
    case .SQLITE_CANTOPEN:
      // What can be read and still not be opened lies in a folder where the log cannot be made.
      return disk(at: path, operation)
        ?? .cannotOpen(errorNumber: Int(access(path, R_OK | W_OK) == 0 ? EACCES : errno))
    default: return .unexpected(operation, sqliteCode: code)
    }
  }

  /// SQLite says "input/output error" for some writes that fail because the file system is full or read-only: it is asked.
  private static func disk(at path: String, _ operation: JournalOperation) -> JournalFailure? {
    var system = statvfs()
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? "."
    guard statvfs(folder, &system) == 0 else { return nil }
    if system.f_flag & UInt(ST_RDONLY) != 0 { return .readOnly(operation) }
    return system.f_bavail == 0 ? .full(operation) : nil
  }
}
