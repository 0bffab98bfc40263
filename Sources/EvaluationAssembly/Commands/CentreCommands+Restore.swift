import EvaluationStore
import EvaluationStorePostgres
import RatingModel

extension CentreCommands {
  /// Puts a backup in the place of the store, and has every kiosk send everything again.
  /// - Parameter replacing: permits that something stands there, which is set aside.
  package static func restore(
    configuration path: String, file: String, replacing: Bool, asJSON: Bool
  ) async -> CommandOutcome {
    await withSettings(configuration: path) { settings in
      try Centre.checkFolders(of: settings)
      let aside: String?
      switch settings.store {
      case .file(let store):
        aside = try await offQueue { try SQLiteRestore(file, to: store).run(replacing: replacing, stamp: stamp()) }
      case .server(let server):
        aside = try await PostgresRestore(file, to: try server.address()).run(replacing: replacing, stamp: stamp())
      }
      return try await with(settings) { centre in
        try await centre.store.renewEpoch(at: centre.clock.now())
        return outcome(
          aside: aside, epoch: centre.store.epoch, key: try await standing(of: centre), settings, asJSON)
      }
    }
  }

  /// How the key that is here stands to the one that the restored store was signed with.
  private enum KeyStanding: String, Encodable {
    case fits, missing, differs, unknown
  }

  private static func standing(of centre: Centre) async throws -> KeyStanding {
    guard let known = try await centre.centreKey() else { return .unknown }
    guard let key = try centre.fileOfKey.read() else { return .missing }
    return key.fingerprint == known ? .fits : .differs
  }

  private static func outcome(
    aside: String?, epoch: String, key: KeyStanding, _ settings: CentreSettings, _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      let epoch: String
      let setAside: String?
      let key: KeyStanding
      let status = "restored"
    }
    guard !asJSON else { return CommandOutcome(json: Answer(epoch: epoch, setAside: aside, key: key)) }
    var notes = [
      "Start evaluationd. Every kiosk then sends everything again; evaluationd integrity names what was lost, and that ends by "
        + "itself once kiosk and centre agree.",
      "What people did after the backup is undone: revoke kiosks and tokens, disable accounts and take PINs away again, and "
        + "enrol anew the kiosks that were enrolled since.",
    ]
    if let aside { notes.append("What was there before is \(aside). Remove it once nobody needs it any more.") }
    switch key {
    case .fits, .unknown: break
    case .missing: notes.append("The centre's key is not here: put its copy at \(settings.keyPath) before the start.")
    case .differs:
      notes.append("\(settings.keyPath) is another centre's key: put the right one there before the start.")
    }
    return CommandOutcome(text: "The backup is in place.", notes: notes.joined(separator: "\n"))
  }

  /// Long work that waits for a disk, away from those who wait for nothing.
  static func offQueue<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await Task.detached { try body() }.value
  }
}
