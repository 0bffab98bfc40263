/// Why a journal that can be opened is not gone on with.
package enum JournalDamage: String, Hashable, Sendable, CaseIterable {
  /// The file is gone, or was emptied.
  case missing
  /// It is another journal.
  case swapped
  /// It does not hold what the centre had countersigned of it: an older copy, or one that went on otherwise.
  case rolledBack = "rolled-back"
  /// A verification found damage.
  case found = "damaged"
  /// The centre takes nothing of it any more.
  case abandoned

  var message: String {
    switch self {
    case .missing: "The journal's file is gone."
    case .swapped: "The file at the journal's path is another journal."
    case .rolledBack: "The journal does not hold what the centre had countersigned of it."
    case .found: "A verification found the journal damaged."
    case .abandoned: "The centre takes nothing of this journal any more."
    }
  }
}
