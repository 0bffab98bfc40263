import ForwardingContract
import Foundation
import RatingModel
import SeededRandom
import Synchronization

@testable import KioskForwarding

/// The line between one kiosk and the centre: what is sent may be lost, doubled, late, or torn, and so may its answer.
final class SimulatedLine: CentreTransport, @unchecked Sendable {
  /// How bad the line is.
  enum Weather { case fair, foul, cut }

  private let centre: SimulatedCentre
  private var generator: SeededGenerator
  /// Messages that are under way long after their sender has given them up.
  private var late: [(message: String, path: String)] = []
  var weather = Weather.fair
  /// Called between the centre's answer and the kiosk's having it.
  var whileAnswerIsUnderWay: () -> Void = {}
  private(set) var sent = 0

  init(to centre: SimulatedCentre, seed: UInt64) {
    self.centre = centre
    generator = SeededGenerator(seed: seed)
  }

  func post(_ message: String, to path: String) async throws(ForwardingError) -> String {
    sent += 1
    switch weather {
    case .cut: throw .centreUnreachable
    case .fair:
      let answer = try await centre.answer(message, to: path)
      whileAnswerIsUnderWay()
      return answer
    case .foul: return try await stumble(message, path)
    }
  }

  private func stumble(_ message: String, _ path: String) async throws(ForwardingError) -> String {
    await deliverLate()
    switch generator.below(10) {
    case 0: throw .centreUnreachable
    case 1:
      late.append((message, path))
      throw .centreSlow
    case 2:
      _ = try? await centre.answer(message, to: path)
      throw .centreSlow
    case 3: throw .answerUnreadable(status: 502, retryAfterSeconds: nil)
    case 4: _ = try? await centre.answer(message, to: path)
    case 5:
      late.append((message, path))
    default: break
    }
    let answer = try await centre.answer(message, to: path)
    whileAnswerIsUnderWay()
    return generator.below(20) == 0 ? String(answer.dropLast(3)) : answer
  }

  /// Whatever is still under way arrives, in any order; nobody waits for its answer.
  func deliverLate(all: Bool = false) async {
    while !late.isEmpty, all || generator.below(3) == 0 {
      let (message, path) = late.remove(at: generator.below(late.count))
      _ = try? await centre.answer(message, to: path)
    }
  }
}
