import EvaluationStore

/// Why the centre cannot run or a subcommand cannot do its work.
package enum CentreFailure: Error, Hashable, Sendable {
  case store(StoreFailure)
  /// Root would make files that the folder's owner, as whom the service runs, cannot open.
  case foreignFolder(path: String, owner: String)
  /// Others than its owner may read the centre's key.
  case keyExposed(path: String)
  /// The file is no key of ours.
  case keyUnreadable(path: String)
  case keyUnwritable(path: String, reason: String)
  /// The store belongs to a centre whose key is not here.
  case keyMissing(path: String, expected: String)
  /// The store belongs to a centre with another key: fingerprints of both.
  case keyDiffers(path: String, expected: String, found: String)
  /// Others than its owner may read the password of the data base's user.
  case passwordExposed(path: String)
  case passwordUnreadable(path: String, reason: String)
  case certificateUnreadable(path: String)
  /// A listener could not be opened, or broke.
  case listener(address: String, reason: String)
  case inputUnreadable(path: String)
  /// A workbook, or what a spreadsheet wrote, that holds no list as it is wanted.
  case sheetUnfit(path: String, code: String, reason: String, hint: String)

  package var code: String {
    switch self {
    case .store(let failure): failure.code
    case .foreignFolder: "folder-of-another-user"
    case .keyExposed: "key-exposed"
    case .keyUnreadable: "key-unreadable"
    case .keyUnwritable: "key-unwritable"
    case .keyMissing: "key-missing"
    case .keyDiffers: "key-differs"
    case .passwordExposed: "password-exposed"
    case .passwordUnreadable: "password-unreadable"
    case .certificateUnreadable: "certificate-unreadable"
    case .listener: "listener-failed"
    case .inputUnreadable: "input-unreadable"
    case .sheetUnfit(_, let code, _, _): code
    }
  }

  package var operation: String {
    switch self {
    case .store(let failure): failure.operation
    case .foreignFolder: "open the centre"
    case .keyExposed, .keyUnreadable: "read the centre's key"
    case .keyMissing, .keyDiffers: "sign for the centre"
    case .passwordExposed, .passwordUnreadable: "read the data base's password"
    case .keyUnwritable: "make the centre's key"
    case .certificateUnreadable: "read the certificate"
    case .listener: "listen"
    case .inputUnreadable, .sheetUnfit: "read input"
    }
  }

  package var subject: String {
    switch self {
    case .store(let failure): failure.subject
    case .keyExposed(let path), .keyUnreadable(let path), .certificateUnreadable(let path), .inputUnreadable(let path),
      .passwordExposed(let path):
      path
    case .sheetUnfit(let path, _, let reason, _): "\(path): \(reason)"
    case .foreignFolder(let path, let owner): "\(path) belongs to \(owner), and root runs this"
    case .keyUnwritable(let path, let reason), .passwordUnreadable(let path, let reason): "\(path): \(reason)"
    case .keyMissing(let path, let expected): "\(path) is not there, and the store is that of the key \(expected)"
    case .keyDiffers(let path, let expected, let found):
      "\(path) is the key \(found), and the store is that of the key \(expected)"
    case .listener(let address, let reason): "\(address): \(reason)"
    }
  }

  package var hint: String {
    switch self {
    case .store(let failure): failure.hint
    case .foreignFolder(_, let owner): "Run it as that user: runuser -u \(owner) -- evaluationd …"
    case .keyExposed: "Let only the service's user read it (chmod 600), and think of who may have read it."
    case .keyUnreadable: "Restore the file from a backup: with another key every kiosk must be enrolled again."
    case .keyMissing:
      "Copy the centre's key here from the other machine or from its backup; if it is lost, see evaluationd key --help."
    case .keyDiffers:
      "All who use one store share one key: copy the right one here. To change the key for good, see evaluationd key --help."
    case .passwordExposed: "Let only the service's user read it (chmod 400), and think of who may have read it."
    case .passwordUnreadable: "Write the password into the file as one line and give the file to the service's user."
    case .keyUnwritable: "Check that the folder exists and that the service's user may write to it."
    case .certificateUnreadable:
      "Check that both files are PEM, belong together and are readable by the service's user."
    case .listener: "Check that no other program has the port and that the address is this machine's."
    case .inputUnreadable: "Check that the file exists and that you may read it."
    case .sheetUnfit(_, _, _, let hint): hint
    }
  }

  package var retry: Bool {
    switch self {
    case .store(let failure): failure.retry
    case .listener: true
    default: false
    }
  }

  package var exit: ExitKind {
    switch self {
    case .inputUnreadable, .sheetUnfit: .badInput
    case .foreignFolder: .usage
    case .keyExposed, .certificateUnreadable, .keyMissing, .keyDiffers, .passwordExposed, .passwordUnreadable:
      .badConfiguration
    default: .unavailable
    }
  }

  /// For a terminal and a log.
  package var text: String { "\(code): cannot \(operation): \(subject). Hint: \(hint)" }
}

/// With what evaluationd ends (sysexits.h).
package enum ExitKind: Int32, Hashable, Sendable, CaseIterable {
  case done = 0
  case usage = 64
  /// The input was understood and is not right.
  case badInput = 65
  /// Something that is needed is not there; later it may be.
  case unavailable = 69
  case badConfiguration = 78
}
