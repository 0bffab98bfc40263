/// What operators and programs are told of a failure. Holds no personal data and no level.
extension JournalFailure {
  /// Stable, for programs.
  package var code: String {
    switch self {
    case .full: "journal-full"
    case .readOnly: "journal-read-only"
    case .inputOutput: "journal-input-output"
    case .corrupt: "journal-corrupt"
    case .notAJournal: "journal-not-a-journal"
    case .newerSchema: "journal-newer-schema"
    case .inUse: "journal-in-use"
    case .cannotOpen: "journal-cannot-open"
    case .scaleChanged: "journal-scale-changed"
    case .caseKeyUnusable: "journal-case-key-unusable"
    case .diverged: "journal-diverged"
    case .inconsistent: "journal-inconsistent"
    case .unexpected: "journal-unexpected"
    }
  }

  package var operation: JournalOperation {
    switch self {
    case .full(let operation), .readOnly(let operation), .inUse(let operation): operation
    case .inputOutput(let operation, _), .corrupt(let operation, _), .unexpected(let operation, _): operation
    case .inconsistent(let operation, _): operation
    case .notAJournal, .newerSchema, .cannotOpen, .scaleChanged, .caseKeyUnusable: .open
    case .diverged: .append
    }
  }

  package var message: String {
    switch self {
    case .full: "No space is left for the journal."
    case .readOnly: "The journal cannot be written: its file or file system is read-only."
    case .inputOutput(_, let code): "The disk failed under the journal (SQLite \(code))."
    case .corrupt(_, let code): "The journal's file is damaged (SQLite \(code))."
    case .notAJournal: "The file at the journal's path is no journal."
    case .newerSchema(let found, let known): "The journal has schema \(found); this program knows schema \(known)."
    case .inUse: "Another process has the journal open."
    case .cannotOpen(let number): "The journal cannot be opened or made (error \(number))."
    case .scaleChanged(let id, let version): "The scale \(id), version \(version), was used with another definition."
    case .caseKeyUnusable: "The case handlers' public key is not an X25519 key."
    case .diverged: "The disk holds an entry whose writing had been reported as failed."
    case .inconsistent(_, let reason): "A record does not fit the journal (\(reason.rawValue))."
    case .unexpected(_, let code): "SQLite refused (\(code))."
    }
  }

  package var hint: String {
    switch self {
    case .full: "Free space on the journal's disk; the kiosk goes on by itself."
    case .readOnly: "Look whether the disk was remounted read-only after a fault, and who owns the file."
    case .inputOutput: "Look into the kernel's log for the disk; replace it if errors repeat. Keep the old one."
    case .corrupt:
      "Run `kioskctl verify` on a copy. To go on, move the file aside and keep it; a new journal starts by itself."
    case .notAJournal: "Set another journal path, or move the file aside."
    case .newerSchema: "Install the version that wrote the journal, or a newer one."
    case .inUse: "Only one kioskd may run on a journal; stop the other one."
    case .cannotOpen: "Look whether the folder exists and belongs to the kiosk's user."
    case .scaleChanged: "Give the changed scale a new version number in the configuration."
    case .caseKeyUnusable: "Set the 32-byte X25519 public key of the case handlers, or none."
    case .diverged: "The kiosk starts again from what the disk holds; nothing that was thanked for is lost."
    case .inconsistent: "Run `kioskctl verify`, and report what it says."
    case .unexpected: "Run `kioskctl verify`, and report the number."
    }
  }

  /// Whether the same may succeed later, without anyone changing the configuration.
  package var retry: Bool {
    switch self {
    case .full, .readOnly, .inputOutput, .inUse, .cannotOpen, .diverged, .inconsistent, .unexpected: true
    case .corrupt, .notAJournal, .newerSchema, .scaleChanged, .caseKeyUnusable: false
    }
  }
}
