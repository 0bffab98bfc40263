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
    case .notADatabase: "journal-not-a-database"
    case .damaged(let damage): "journal-\(damage.rawValue)"
    case .newerSchema: "journal-newer-schema"
    case .inUse: "journal-in-use"
    case .cannotOpen: "journal-cannot-open"
    case .scaleChanged: "journal-scale-changed"
    case .questionChanged: "journal-question-changed"
    case .caseKeyUnusable: "journal-case-key-unusable"
    case .sealRecipientUnusable: "journal-seal-recipient-unusable"
    case .tooManySetAside: "journal-too-many-set-aside"
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
    case .notAJournal, .notADatabase, .damaged, .newerSchema, .cannotOpen, .scaleChanged, .questionChanged,
      .caseKeyUnusable:
      .open
    case .sealRecipientUnusable: .seal
    case .tooManySetAside: .setAside
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
    case .notADatabase: "The file at the journal's path is no data base."
    case .damaged(let damage): damage.message
    case .newerSchema(let found, let known): "The journal has schema \(found); this program knows schema \(known)."
    case .inUse: "Another process has the journal open."
    case .cannotOpen(let number): "The journal cannot be opened or made (error \(number))."
    case .questionChanged(let id, let version):
      "The question \(id), version \(version), was used with another definition."
    case .scaleChanged(let id, let version): "The scale \(id), version \(version), was used with another definition."
    case .caseKeyUnusable: "The case handlers' public key is not an X25519 key."
    case .sealRecipientUnusable: "The centre's public key for seals is not an X25519 key."
    case .tooManySetAside: "One journal after the other was damaged; the newest is left where it is."
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
      "The kiosk sets the file aside and goes on under a new journal by itself. Keep the folder set-aside beside it."
    case .notAJournal: "Set another journal path, or move the file aside."
    case .notADatabase:
      "Look what the file is. If it was the journal, move it aside and keep it; a new one starts by itself."
    case .damaged:
      "The kiosk goes on under a new journal by itself. Keep the folder set-aside beside it, and tell who runs the centre."
    case .newerSchema: "Install the version that wrote the journal, or a newer one."
    case .inUse: "Only one kioskd may run on a journal; stop the other one."
    case .cannotOpen: "Look whether the folder exists and belongs to the kiosk's user."
    case .scaleChanged: "Give the changed scale a new version number in the configuration."
    case .questionChanged: "Give the changed question a new version number in the configuration."
    case .caseKeyUnusable: "Set the 32-byte X25519 public key of the case handlers, or none."
    case .sealRecipientUnusable: "Enrol the kiosk anew; until then its entries go without new seals."
    case .tooManySetAside:
      "Replace the disk, then move the folder set-aside away and keep it: it holds what was not sent."
    case .diverged: "The kiosk starts again from what the disk holds; nothing that was thanked for is lost."
    case .inconsistent: "Run `kioskctl verify`, and report what it says."
    case .unexpected: "Run `kioskctl verify`, and report the number."
    }
  }

  /// Whether the same may succeed later, without anyone changing the configuration.
  package var retry: Bool {
    switch self {
    case .full, .readOnly, .inputOutput, .inUse, .cannotOpen, .diverged, .inconsistent, .unexpected: true
    case .damaged: true
    case .corrupt, .notAJournal, .notADatabase, .newerSchema, .scaleChanged, .questionChanged, .caseKeyUnusable,
      .sealRecipientUnusable, .tooManySetAside:
      false
    }
  }
}
