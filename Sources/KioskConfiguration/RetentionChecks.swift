import Foundation
import Glibc

/// What of `[journal]` depends on this machine's disk.
struct RetentionChecks {
  let journal: JournalSettings

  var diagnostics: [ConfigurationDiagnostic] { [foreignFolder, budgetOverDisk].compactMap(\.self) }

  /// An archive folder that is there already and is not the kiosk's to write into.
  private var foreignFolder: ConfigurationDiagnostic? {
    guard let folder = Self.status(journal.archiveFolder), let home = Self.status(journalFolder) else { return nil }
    let message: String
    if folder.st_mode & S_IFMT != S_IFDIR {
      message = "\(journal.archiveFolder) is no folder."
    } else if folder.st_uid != home.st_uid {
      message = "\(journal.archiveFolder) belongs to another user than the journal's folder."
    } else {
      return nil
    }
    return refused(
      .archiveFolderForeign, .archiveFolder, message,
      hint: "Let the kiosk make it, or: chown kioskd:kioskd \(journal.archiveFolder)")
  }

  /// More than the journal's file system has, whoever uses it.
  private var budgetOverDisk: ConfigurationDiagnostic? {
    var system = statvfs()
    guard statvfs(journalFolder, &system) == 0 else { return nil }
    let mebibytes = UInt64(system.f_blocks) * UInt64(system.f_frsize) / 1_048_576
    guard UInt64(journal.diskBudgetMebibytes) > mebibytes else { return nil }
    return refused(
      .budgetOverDisk, .diskBudget,
      "\(journal.diskBudgetMebibytes) MiB are more than the journal's disk has (\(mebibytes) MiB).",
      hint: "Leave room for the system: half of the disk at most. Health then says in time that it gets full.")
  }

  private var journalFolder: String {
    let folder = URL(filePath: journal.path).deletingLastPathComponent().path
    return folder.isEmpty ? "/" : folder
  }

  private static func status(_ path: String) -> stat? {
    var status = Glibc.stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private func refused(
    _ code: ConfigurationDiagnostic.Code, _ key: ConfigurationKey, _ message: String, hint: String
  ) -> ConfigurationDiagnostic {
    let position = key == .diskBudget ? journal.budgetPosition : journal.archivePosition
    return ConfigurationDiagnostic(
      code: code, line: position.line, column: position.column, key: key.path, message: message, hint: hint)
  }
}
