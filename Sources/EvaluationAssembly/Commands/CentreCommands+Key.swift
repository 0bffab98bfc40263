import EvaluationHTTP
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Tells which key the store is signed with, and which one is here.
  package static func key(configuration path: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      let (known, here) = (try await centre.centreKey(), try centre.fileOfKey.read()?.fingerprint)
      struct Answer: Encodable {
        let store: String?
        let here: String?
        let fits: Bool
      }
      guard !asJSON else {
        return CommandOutcome(json: Answer(store: known, here: here, fits: known == nil || known == here))
      }
      return CommandOutcome(
        text: "store  \(known ?? "none yet")\nhere   \(here ?? "none")",
        notes: known == nil || known == here ? "" : "They differ: evaluationd serve would be refused.")
    }
  }

  /// Makes the key that is here, or a new one where there is none, the centre's in place of another.
  package static func replaceKey(configuration path: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      let key = try centre.fileOfKey.key()
      try await centre.store.replaceCentreKey(with: key.fingerprint, at: centre.clock.now())
      struct Answer: Encodable {
        let fingerprint: String
        let status = "replaced"
      }
      guard !asJSON else { return CommandOutcome(json: Answer(fingerprint: key.fingerprint)) }
      return CommandOutcome(
        text: "The centre's key is now \(key.fingerprint).",
        notes: """
          Copy \(centre.settings.keyPath) to every machine that shares the store, and start evaluationd there. Kiosks believe \
          the former key: enrol every kiosk again.
          """)
    }
  }
}
