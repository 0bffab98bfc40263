import Foundation
import TestSupport
import Testing

/// What `kioskctl verify --json` says of a journal.
struct VerifiedJournal: Decodable {
  struct Finding: Decodable {
    let code: String
    let text: String
  }

  /// The newest receipt that the journal keeps.
  struct Receipt: Decodable, Equatable {
    let entry: Int64
    let state: String
  }

  let sound: Bool
  let entries: Int64
  let countersigned: Int64
  let receipt: Receipt?
  let centreKey: String?
  let sessions: Int
  let sessionsWithoutOutcome: Int
  let outcomes: [String: Int]
  let ratings: Int
  let corrections: Int
  let presses: Int
  let waiting: Int
  let findings: [Finding]

  /// Asks the real kioskctl. A kiosk may be running on the journal.
  ///
  /// - Parameter centreKey: `nil` for the key that is pinned beside the journal, if there is one.
  init(_ path: String, centreKey: String? = nil) async throws {
    let key = centreKey.map { ["--centre-key", $0] } ?? []
    let kioskctl = try ProcessUnderTest("kioskctl", ["verify", "--json", path] + key)
    let status = await kioskctl.wait()
    let line = try await kioskctl.output.first(containing: "sound")
    self = try JSONDecoder().decode(VerifiedJournal.self, from: Data(line.utf8))
    #expect(status == (sound ? 0 : 1))
  }

  /// The same, expecting that nothing is found.
  static func expectSound(_ path: String) async throws -> VerifiedJournal {
    let verified = try await VerifiedJournal(path)
    #expect(verified.findings.map { "\($0.code): \($0.text)" } == [])
    #expect(verified.sound)
    return verified
  }

  /// What it tells people about the centre's signature.
  static func countersignature(of path: String, centreKey: String? = nil) async throws -> String {
    let key = centreKey.map { ["--centre-key", $0] } ?? []
    let kioskctl = try ProcessUnderTest("kioskctl", ["verify", path] + key)
    await kioskctl.wait()
    return try await kioskctl.output.first { $0.hasPrefix("countersigned ") }
  }
}
