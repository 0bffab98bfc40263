import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// Prints every head that the centre countersigned of a kiosk's journals, or of one journal, so that a journal can be held against them.
  /// As JSON one object for each line: `journal`, `sequence`, `hash`, `tallies`, `digest`, `firstAt`, and `matchedAt` if its tallies
  /// were found equal.
  package static func heads(
    configuration path: String, kiosk: String?, journal: String?, asJSON: Bool
  ) async -> CommandOutcome {
    let scope: HeadScope
    if let journal {
      guard let journal = JournalID(journal) else { return malformed("journal", "journal id") }
      scope = .journal(journal)
    } else {
      guard let kiosk = kiosk.flatMap(KioskID.init) else { return malformed("kiosk", KioskRule.noun) }
      scope = .kiosk(kiosk)
    }
    return await with(configuration: path) { centre in
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let lines = try await centre.store.heads(of: scope).map { HeadLine($0, spelling) }
      guard !lines.isEmpty else {
        return badInput(
          "heads-unknown", "Nothing of it was ever countersigned here.",
          hint: "Look the id up in the report of its unit.")
      }
      let texts = try lines.map { asJSON ? String(decoding: try CanonicalJSON.data($0), as: UTF8.self) : $0.text }
      return CommandOutcome(text: texts.joined(separator: "\n"))
    }
  }
}

/// One head, as it is printed.
private struct HeadLine: Encodable {
  let journal: String
  let sequence: Int64
  let hash: String
  let tallies: String
  let digest: String
  let firstAt: String
  let matchedAt: String?

  init(_ head: CountersignedHead, _ spelling: Spelling) {
    journal = head.journal.description
    sequence = head.head.sequence
    hash = head.head.hash
    tallies = head.head.tallies
    digest = head.digest.rawValue
    firstAt = spelling.isoText(head.firstAt)
    matchedAt = head.matchedAt.map(spelling.isoText)
  }

  var text: String { "\(journal)  \(sequence)  \(hash)  \(digest)  \(firstAt)" }
}
