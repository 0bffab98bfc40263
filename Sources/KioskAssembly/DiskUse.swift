import Foundation
import Glibc
import KioskJournal

/// How much room the journal and what lies beside it take, in whole MiB: rounded up, so that no single press shows in it.
struct DiskUse: Hashable, Sendable {
  static let mebibyte = 1_048_576

  let journal: Int
  let archives: Int
  let setAside: Int
  /// Of the journal's file system, for its ordinary users.
  let free: Int

  var used: Int { journal + archives + setAside }

  init(journal: Int, archives: Int, setAside: Int, free: Int) {
    (self.journal, self.archives, self.setAside, self.free) = (journal, archives, setAside, free)
  }

  /// Looks; `nil` when the folder cannot be looked at.
  init?(_ place: JournalPlace, archives folder: String) {
    var system = statvfs()
    guard statvfs(place.folder, &system) == 0 else { return nil }
    let files = [place.path, place.path + "-wal"].map { Self.bytes($0) }
    self.init(
      journal: Self.mebibytes(files.reduce(0, +)),
      archives: Self.mebibytes(Self.bytes(in: folder)),
      setAside: Self.mebibytes(place.setAside.folders.map(Self.bytes(in:)).reduce(0, +)),
      free: Int(system.f_bavail) * Int(system.f_frsize) / Self.mebibyte)
  }

  private static func mebibytes(_ bytes: Int) -> Int { (bytes + mebibyte - 1) / mebibyte }

  private static func bytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_blocks) * 512 : 0
  }

  private static func bytes(in folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.map { bytes(folder + "/" + $0) }.reduce(0, +)
  }
}
