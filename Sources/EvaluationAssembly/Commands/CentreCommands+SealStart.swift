import EvaluationHTTP
import ForwardingContract
import Foundation
import RatingModel

extension CentreCommands {
  /// The longest answer of `kioskctl verify --json` that is read, in bytes.
  private static let longestVerification = 16 * 1024 * 1024

  /// Opens start keys of seals and prints them as `kioskctl verify --seal-starts` reads them: each on a line, 64 hexadecimal digits.
  /// - Parameters:
  ///   - starts: as they stand in the journal, 160 hexadecimal digits each.
  ///   - file: the answer of `kioskctl verify --json`, whose starts are opened too.
  package static func openSealStarts(
    configuration path: String, starts: [String], file: String?
  ) async -> CommandOutcome {
    await with(configuration: path) { centre in
      // A former key of the centre opens what was sealed to it.
      let former = try centre.fileOfKey.read()
      let key = if let former { former } else { try await centre.key() }
      var wanted = starts.map { VerifiedStart(start: $0, recipient: nil) }
      if let file {
        guard let found = try verification(file) else {
          return badInput(
            "verification-malformed", "\(file) is no answer of kioskctl verify --json.",
            hint: "Give the file that kioskctl verify --json wrote, or single starts with --start.")
        }
        wanted += found.sealed?.starts ?? []
      }
      guard !wanted.isEmpty else {
        return badInput("seal-start-missing", "The journal has no seals.", hint: "There is nothing to open.")
      }
      var lines: [String] = []
      for start in wanted {
        switch open(start, key) {
        case .success(let line): lines.append(line)
        case .failure(let outcome): return outcome.outcome
        }
      }
      try await centre.store.record(
        centre.actor.event(.sealsOpened, subject: "\(lines.count)", at: centre.clock.now()))
      return CommandOutcome(
        text: lines.joined(separator: "\n"),
        notes:
          "With these keys seals can be made: keep them from whoever holds the journal, and remove the file afterwards."
      )
    }
  }

  private static func open(_ start: VerifiedStart, _ key: CentreKey) -> Result<String, Refused> {
    guard let sealed = SealedStart(start.start) else {
      return .failure(
        Refused(
          badInput(
            "seal-start-malformed", "A start is not \(2 * SealedStart.byteCount) hexadecimal digits.",
            hint: "Copy it whole from the answer of kioskctl verify --json.")))
    }
    guard let bytes = key.open(sealed) else {
      let own = Hexadecimal.text(key.sealKeyBytes)
      let isForeign = start.recipient.map { $0.lowercased() != own } ?? false
      return .failure(
        Refused(
          badInput(
            "seal-start-unopened",
            isForeign
              ? "A start was encrypted to another centre's key."
              : "A start was not encrypted to this centre's key, or was changed.",
            hint: "Use the key file that the centre had when sealing began; its seal key would be \(own).")))
    }
    return .success(Hexadecimal.text(bytes))
  }

  private static func verification(_ file: String) throws(CentreFailure) -> Verification? {
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: longestVerification + 1) ?? Data()
    else { throw .inputUnreadable(path: file) }
    guard data.count <= longestVerification else { return nil }
    return try? JSONDecoder().decode(Verification.self, from: data)
  }

  private struct Refused: Error {
    let outcome: CommandOutcome
    init(_ outcome: CommandOutcome) { self.outcome = outcome }
  }

  /// What is read of the answer of `kioskctl verify --json`.
  private struct Verification: Decodable {
    struct Sealed: Decodable {
      let starts: [VerifiedStart]
    }
    /// Tells the answer from any other JSON.
    let entries: Int64
    let sealed: Sealed?
  }

  private struct VerifiedStart: Decodable {
    let start: String
    /// Public key that it is encrypted to, in hexadecimal.
    let recipient: String?
  }
}
