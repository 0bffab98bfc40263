import Crypto
import EvaluationHTTP
import Foundation
import RatingModel
import Testing

@testable import EvaluationAssembly
@testable import KioskJournal

struct SealStartTests {
  private static let key = Data((0..<32).map { UInt8($0) })

  private static func sealed(to centre: CentreKey) throws -> String {
    let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: centre.sealKeyBytes)
    var sender = try HPKE.Sender(
      recipientKey: recipient, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data("kiosk seal start 1".utf8))
    let ciphertext = try sender.seal(key)
    return Hexadecimal.text(sender.encapsulatedKey + ciphertext)
  }

  /// As `kioskctl verify --json` answers.
  private static func verification(_ start: String, recipient: String) -> String {
    """
    {"entries": 9, "sealed": {"state": "unchecked", "entries": 8, "through": 9, "starts": [
      {"entry": 1, "start": "\(start)", "recipient": "\(recipient)", "commitment": "00", "known": false}]}}
    """
  }

  @Test func startsOfAVerificationAreOpenedAsKioskctlReadsThem() async throws {
    try await ScratchFolder.with { folder in
      let centre = try CentreKeyFile(path: folder.path("centre.key")).key()
      let start = try Self.sealed(to: centre)
      let file = try folder.write(
        Self.verification(start, recipient: Hexadecimal.text(centre.sealKeyBytes)), to: "verification.json")
      let configuration = try folder.configuration()
      for (starts, file) in [([], file), ([start], nil)] as [([String], String?)] {
        let outcome = await CentreCommands.openSealStarts(configuration: configuration, starts: starts, file: file)
        #expect(outcome.exit == .done)
        #expect(outcome.output == Data((Hexadecimal.text(Self.key) + "\n").utf8))
      }
    }
  }

  /// The two sides share no code here: what the kiosk's journal encrypts the centre opens, and what it prints kioskctl reads.
  @Test func whatTheKiosksJournalEncryptsComesBackAsKioskctlReadsIt() async throws {
    try await ScratchFolder.with { folder in
      let centre = try CentreKeyFile(path: folder.path("centre.key")).key()
      let start = try RecipientCipher(publicKey: centre.sealKeyBytes, for: .sealStart).seal(Self.key)
      let outcome = await CentreCommands.openSealStarts(
        configuration: try folder.configuration(), starts: [Hexadecimal.text(start)], file: nil)
      let line = String(decoding: outcome.output, as: UTF8.self).trimmingCharacters(in: .newlines)
      #expect(SealStartText.bytes(line) == Self.key)
    }
  }

  @Test func whatAnotherCentresKeyIsNeededForIsSaidSo() async throws {
    try await ScratchFolder.with { folder in
      let (configuration, other) = (try folder.configuration(), CentreKey())
      let start = try Self.sealed(to: other)
      let file = try folder.write(
        Self.verification(start, recipient: Hexadecimal.text(other.sealKeyBytes)), to: "verification.json")
      let outcome = await CentreCommands.openSealStarts(configuration: configuration, starts: [], file: file)
      #expect(outcome.exit == .badInput && outcome.output.isEmpty)
      #expect(outcome.notes.hasPrefix("seal-start-unopened: A start was encrypted to another centre's key."))
    }
  }

  @Test(arguments: [
    ("{\"entries\": 3}", "seal-start-missing"), ("[]", "verification-malformed"),
    ("{\"entries\": 3, \"sealed\": {\"starts\": [{\"start\": \"00\"}]}}", "seal-start-malformed"),
  ])
  func aFileThatHoldsNoStartsIsNamed(text: String, code: String) async throws {
    try await ScratchFolder.with { folder in
      let file = try folder.write(text, to: "verification.json")
      let outcome = await CentreCommands.openSealStarts(
        configuration: try folder.configuration(), starts: [], file: file)
      #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("\(code): "))
    }
  }
}
