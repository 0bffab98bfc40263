/// Why a backup was not made, not put back, or a store was not moved. What was there before is as it was.
package enum BackupFailure: Error, Hashable, Sendable {
  /// Something has the name already.
  case exists(path: String)
  case unwritable(path: String, reason: String)
  case unreadable(path: String, reason: String)
  /// The file is no backup of a centre.
  case foreign(path: String)
  /// The file is a backup of the other engine.
  case otherEngine(path: String, found: BackupFormat)
  /// A newer version of this program wrote it.
  case newer(path: String, found: Int, known: Int)
  case damaged(path: String, detail: String)
  /// A log lies beside the file: what is in it is not in the file.
  case logBeside(path: String)
  /// Some evaluationd has the store open.
  case inUse(store: String)
  /// Something is kept there.
  case notEmpty(store: String)
  /// A program of PostgreSQL's is not installed.
  case programMissing(name: String)
  /// A program of PostgreSQL's has failed; its own words.
  case programFailed(name: String, detail: String)
  /// What was written is not what was read.
  case differs(table: String)

  package var code: String {
    switch self {
    case .exists: "backup-exists"
    case .unwritable: "backup-unwritable"
    case .unreadable: "backup-unreadable"
    case .foreign: "backup-foreign"
    case .otherEngine: "backup-other-engine"
    case .newer: "backup-newer"
    case .damaged: "backup-damaged"
    case .logBeside: "backup-incomplete"
    case .inUse: "store-in-use"
    case .notEmpty: "store-not-empty"
    case .programMissing: "program-missing"
    case .programFailed: "program-failed"
    case .differs: "move-differs"
    }
  }

  package var subject: String {
    switch self {
    case .exists(let path), .foreign(let path), .logBeside(let path): path
    case .unwritable(let path, let reason), .unreadable(let path, let reason): "\(path): \(reason)"
    case .otherEngine(let path, let found): "\(path) is of \(found.name)"
    case .newer(let path, let found, let known): "\(path): schema \(found), known up to \(known)"
    case .damaged(let path, let detail): "\(path): \(detail)"
    case .inUse(let store), .notEmpty(let store): store
    case .programMissing(let name): name
    case .programFailed(let name, let detail): "\(name): \(detail)"
    case .differs(let table): "table \(table)"
    }
  }

  package var hint: String {
    switch self {
    case .exists: "Choose another name: a backup is never written over."
    case .unwritable: "Check that the folder exists, has room, and that the service's user may write to it."
    case .unreadable: "Check that the file exists and that the service's user may read it."
    case .foreign: "Give a file that evaluationd backup has made; nothing was touched."
    case .otherEngine(_, .sqlite): "With PostgreSQL configured: evaluationd move puts a file into an empty data base."
    case .otherEngine(_, .postgres): "Configure the data base of PostgreSQL in which it is to be restored."
    case .newer: "Install the version that wrote it, or a newer one; nothing was touched."
    case .damaged: "Take an older backup, and keep this one for examination; nothing was touched."
    case .logBeside: "It is a copy of a file in use. Open it once with sqlite3 and end that, which writes the log back."
    case .inUse: "Stop every evaluationd that uses it: systemctl stop evaluationd, on each machine."
    case .notEmpty: "To put something in its place give --replace: what is there is set aside, not deleted."
    case .programMissing: "Install PostgreSQL's own programs: apt-get install postgresql-client"
    case .programFailed: "Put right what it says; nothing was changed."
    case .differs: "Nothing was kept in the target. Report this."
    }
  }

  /// Whether the input, and not something around it, must be another one.
  package var isBadInput: Bool {
    switch self {
    case .exists, .unreadable, .foreign, .otherEngine, .newer, .damaged, .logBeside, .notEmpty: true
    case .unwritable, .inUse, .programMissing, .programFailed, .differs: false
    }
  }

  /// For a terminal.
  package var text: String { "\(code): \(subject). Hint: \(hint)" }
}
