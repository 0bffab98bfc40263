import ForwardingContract
import Foundation
import KioskJournal
import RatingModel
import TestSupport

/// One place where somebody can read something about a kiosk.
struct PrivacySource: Sendable {
  let name: String
  /// What stands there at the moment.
  let read: @Sendable (RunningKiosk, ScreenWatch) async throws -> String

  /// Everything of a kiosk that is not the journal's own file. What the centre shows joins here, a line for each place.
  static let all = [
    PrivacySource(name: "state") { kiosk, _ in try await kiosk.caller.state().text },
    PrivacySource(name: "repeated invite") { kiosk, _ in try await kiosk.caller.invite("A").text },
    PrivacySource(name: "health") { kiosk, _ in
      // What the loop says is missing where it was too busy.
      while try await kiosk.openTail() == nil {}
      return try await Caller.get(kiosk.health + "/health").text
    },
    PrivacySource(name: "metrics") { kiosk, _ in try await HealthAnswer.metrics(of: kiosk) },
    PrivacySource(name: "page") { kiosk, _ in try await Caller.get(kiosk.screen + "/").text },
    PrivacySource(name: "screen events") { _, watch in
      watch.events.all.filter { $0 != "alive" }.withoutWaitingForTheDisk
    },
    PrivacySource(name: "log") { kiosk, _ in kiosk.log.joined(separator: "\n") },
    PrivacySource(name: "verification") { kiosk, _ in try await verification(kiosk.journal) },
    PrivacySource(name: "explanation") { kiosk, _ in try await explanation(of: "A", in: kiosk.journal) },
    PrivacySource(name: "batch") { kiosk, _ in try batch(of: kiosk) },
  ]

  /// The page that a clerk looks at, where there is one.
  static func clerkPage(staff: String, pin: String) -> PrivacySource {
    PrivacySource(name: "clerk's page") { kiosk, _ in
      let clerk = try await ClerkBrowser.signedIn(staff, pin, at: kiosk)
      return try await clerk.get("/").text + clerk.get("/state").text
    }
  }

  private static func verification(_ path: String) async throws -> String {
    let kioskctl = try ProcessUnderTest("kioskctl", ["verify", "--json", path])
    await kioskctl.wait()
    while await kioskctl.output.next() != nil {}
    return kioskctl.output.all.joined(separator: "\n").replacing(path, with: "")
  }

  /// What anybody who may read the journal's file is told of the session, in both languages.
  private static func explanation(of session: String, in path: String) async throws -> String {
    var texts: [String] = []
    for language in ["vi", "en"] {
      let kioskctl = try ProcessUnderTest(
        "kioskctl", ["explain", session, "--journal", path, "--language", language])
      await kioskctl.wait()
      while await kioskctl.output.next() != nil {}
      texts += kioskctl.output.all
    }
    return texts.joined(separator: "\n")
  }

  /// Head and tallies as they would leave at this moment, made by the journal itself from a copy of its file.
  private static func batch(of kiosk: RunningKiosk) throws -> String {
    let folder = try ScratchFolder("batch")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: kiosk.journal + suffix, toPath: folder.file("journal.sqlite").path + suffix)
    }
    let stored = try StoredEntries(kiosk.journal)
    let journal = try Journal.open(
      path: folder.file("journal.sqlite").path, boot: try unwrap(stored.entries.last?.boot),
      startedAt: try unwrap(stored.entries.last?.mono), software: "test",
      configuration: try unwrap(stored.configuration))
    let batch = try unwrap(try journal.batch(kiosk: try unwrap(KioskID("kiosk-q03")), epoch: "epoch-1"))
    return String(decoding: try CanonicalJSON.data(batch), as: UTF8.self)
  }

  private static func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.coderValueNotFound) }
    return value
  }
}

extension [String] {
  /// Views without those of a slow disk: the moment that it takes, and the same view anew after it. They come with the load of
  /// the machine, in one run and not in the next, whatever is pressed; that they tell no level either, `LevelSecrecyTests`
  /// holds for every view.
  fileprivate var withoutWaitingForTheDisk: String {
    let views = filter { !$0.contains("\"one-moment\"") }
    return zip(views, [""] + views.dropLast()).filter { $0 != $1 }.map(\.0).joined(separator: "\n")
  }
}

extension String {
  /// Without what is chance and tells nothing: hashes, signatures, ids of 128 bits; in logs the system's time and ports; what
  /// others leave free on the disk.
  var withoutChance: String {
    replacing(/[0-9a-f]{32,}/, with: "#").replacing(
      /"freeMebibytes" ?: ?[0-9]+|kiosk_disk_free_bytes [0-9]+/, with: "#"
    )
    .replacing(/127\.0\.0\.1:[0-9]+/, with: "#")
    .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+\-][0-9]{4}/, with: "#")
  }
}
