import Foundation
import KioskJournal

/// Where the journal lies, and what lies beside it.
struct JournalPlace: Sendable {
  let path: String

  var folder: String { URL(filePath: path).deletingLastPathComponent().path }
  var setAside: SetAsideJournals { SetAsideJournals(journal: path) }
  var witness: WitnessFile { WitnessFile(besideJournal: path) }
}
