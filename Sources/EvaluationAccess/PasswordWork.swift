import Crypto
import CryptoExtras
import Dispatch
import EvaluationStore
import Foundation

/// Makes and compares password hashes: scrypt (RFC 7914), N = 2^15, r = 8, p = 1, which takes 32 MiB and about a tenth of
/// a second.
///
/// One at a time, on a thread of its own: a crowd at the door neither exhausts the memory nor holds up the reports.
package actor PasswordWork {
  package static let rounds = 1 << 15
  package static let blockSize = 8
  package static let parallelism = 1

  private let queue = DispatchQueue(label: "evaluation-access.password")
  private let stranger: PasswordHash
  private let rounds: Int
  private let mostWaiting: Int
  private var waiting = 0

  /// - Parameters:
  ///   - rounds: scrypt's N for new hashes, a power of two; fewer than today's only where a test must be quick.
  ///   - mostWaiting: passwords that are worked on or wait at the same time; one more is refused.
  package init(rounds: Int = PasswordWork.rounds, mostWaiting: Int = 16) {
    self.rounds = rounds
    self.mostWaiting = mostWaiting
    // What an unknown name is compared with: as much work as any other, and nothing matches it.
    stranger = PasswordHash(
      salt: randomBytes(16), rounds: rounds, blockSize: Self.blockSize, parallelism: Self.parallelism,
      key: randomBytes(32))
  }

  /// A hash with a fresh salt; `nil` when too many are waiting or memory is short.
  package func hash(_ password: String) async -> PasswordHash? {
    let salt = randomBytes(16)
    let (rounds, blockSize, parallelism) = (rounds, Self.blockSize, Self.parallelism)
    return await work {
      derive(password, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism).map {
        PasswordHash(
          salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism,
          key: $0.withUnsafeBytes(Array.init))
      }
    }
  }

  /// Whether the password is the one of `hash`, with as much work and `false` when there is no hash; `nil` when too many
  /// are waiting.
  package func matches(_ password: String, _ hash: PasswordHash?) async -> Bool? {
    let against = hash ?? stranger
    let isKnown = hash != nil
    return await work {
      let key = derive(
        password, salt: against.salt, rounds: against.rounds, blockSize: against.blockSize,
        parallelism: against.parallelism)
      // SymmetricKey compares in constant time.
      return (key == SymmetricKey(data: against.key)) && isKnown
    }
  }

  private func work<Value: Sendable>(_ body: @escaping @Sendable () -> Value?) async -> Value? {
    guard waiting < mostWaiting else { return nil }
    waiting += 1
    defer { waiting -= 1 }
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }
}

/// `nil` for parameters that scrypt does not permit. The same text in another Unicode form is the same password.
private func derive(
  _ password: String, salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int
) -> SymmetricKey? {
  // Never more work than four times today's parameters, whatever the data base says.
  guard rounds > 1, rounds <= 4 * PasswordWork.rounds, blockSize == PasswordWork.blockSize, parallelism == 1 else {
    return nil
  }
  let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8.prefix(PasswordRules.mostBytes))
  return try? KDF.Scrypt.deriveKey(
    from: bytes, salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
}

private func randomBytes(_ count: Int) -> [UInt8] {
  SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes(Array.init)
}
