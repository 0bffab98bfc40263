/// Why the store could not do what it was asked. Nothing was changed; never a reason that lies in the request.
package enum StoreFailure: Error, Hashable, Sendable {
  /// Another process held the data base for more than five seconds, or all of its connections were taken for so long.
  case busy(operation: String)
  /// No room on the disk.
  case full(operation: String)
  /// The file or its file system does not permit writing.
  case readOnly(operation: String)
  /// The file's content is not what this program wrote.
  case damaged(operation: String, detail: String)
  /// The file belongs to another program.
  case foreignFile(path: String)
  /// The file was written by a newer version of this program.
  case newerSchema(path: String, found: Int, known: Int)
  /// The file cannot be opened or read.
  case unreachable(path: String, detail: String)
  /// The server of the data base does not answer, or went away in the middle: whether a change was kept is not known.
  case disconnected(operation: String, detail: String)
  /// The caller was cancelled before the operation began to write.
  case cancelled(operation: String)
  /// Anything else that the data base reports; `detail` is its result code.
  case failed(operation: String, detail: String)

  /// Stable, for programs.
  package var code: String {
    switch self {
    case .busy: "store-busy"
    case .full: "store-full"
    case .readOnly: "store-read-only"
    case .damaged: "store-damaged"
    case .foreignFile: "store-foreign-file"
    case .newerSchema: "store-newer-schema"
    case .unreachable: "store-unreachable"
    case .disconnected: "store-disconnected"
    case .cancelled: "store-cancelled"
    case .failed: "store-failed"
    }
  }

  /// What was being done: `take batch`, `open`.
  package var operation: String {
    switch self {
    case .busy(let operation), .full(let operation), .readOnly(let operation), .cancelled(let operation): operation
    case .damaged(let operation, _), .failed(let operation, _), .disconnected(let operation, _): operation
    case .foreignFile, .newerSchema, .unreachable: "open"
    }
  }

  /// What it was done to, and what the data base said. Holds no personal data and no count.
  package var subject: String {
    switch self {
    case .busy, .full, .readOnly, .cancelled: "data base"
    case .damaged(_, let detail), .failed(_, let detail): "data base: \(detail)"
    case .foreignFile(let path): path
    case .newerSchema(let path, let found, let known): "\(path): schema \(found), known up to \(known)"
    case .unreachable(let path, let detail): "\(path): \(detail)"
    case .disconnected(_, let detail): detail
    }
  }

  package var hint: String {
    switch self {
    case .busy: "Stop the other program that has the data base open, or wait until it is done."
    case .full: "Free some room on the disk; nothing else is needed."
    case .readOnly:
      "Check the permissions of the file and its folder, and whether the file system is mounted read-only."
    case .damaged: "Stop the service, keep a copy of the file for examination, and restore the newest backup."
    case .foreignFile: "Check which data base the configuration names; this one was not touched."
    case .newerSchema: "Install the version that wrote it, or a newer one; it was not touched."
    case .unreachable(let path, _) where path.hasPrefix("postgresql:"):
      "Check data base, user and password in the configuration, and what the server's pg_hba.conf permits."
    case .unreachable: "Check that the folder exists and that the service's user may write to it."
    case .disconnected: "Check that the server of the data base runs and can be reached; nothing else is needed."
    case .cancelled: "Nothing is needed."
    case .failed: "Look into the system's log for errors of the disk; report this if there are none."
    }
  }

  /// Whether the same call may succeed later without anybody's doing.
  package var retry: Bool {
    switch self {
    case .busy, .full, .readOnly, .disconnected, .cancelled: true
    case .damaged, .foreignFile, .newerSchema, .unreachable, .failed: false
    }
  }
}
