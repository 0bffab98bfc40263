import Foundation
import RatingModel

/// Where the ``JournalWitness`` lies: beside the kiosk's key.
package struct WitnessFile: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// `witness.json` in the journal's folder, where key and enrolment are.
  package init(besideJournal path: String) {
    self.init(path: URL(filePath: path).deletingLastPathComponent().appending(path: "witness.json").path)
  }

  /// `nil` when there is none, or none that can be read: then the journal's file stands for itself.
  package func read() -> JournalWitness? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(JournalWitness.self, from: $0) }?
      .known
  }

  /// Durable when this returns; two syncs.
  package func write(_ witness: JournalWitness) throws(JournalFailure) {
    guard let bytes = try? CanonicalJSON.data(witness) else { preconditionFailure("a witness has a JSON form") }
    try DurableFile.put(bytes, at: path, .witness)
  }
}
