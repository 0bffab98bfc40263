/// Why the demo ended early. Texts are for the person who started it.
package enum DemoFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case programMissing(String)
  case programFailed(String, code: Int32, output: String)
  case daemonSilent(String)
  case refused(operation: String, status: Int, body: String)
  /// No answer came, again and again.
  case unanswered(operation: String)
  case channelClosed(String)
  case zoneMissing(String)
  case memoryShort
  /// The folder holds no year that this program reads.
  case yearUnreadable(path: String)
  /// By the signal of this number; everything has been stopped and removed.
  case interrupted(signal: Int32)

  package var description: String {
    switch self {
    case .programMissing(let name):
      "\(name) does not lie beside kioskctl. Build it first: swift build --product \(name)"
    case .programFailed(let name, let code, let output): "\(name) ended with \(code): \(output)"
    case .daemonSilent(let name):
      "\(name) started and ended without saying where it listens. Its log tells why: keep it with --keep."
    case .refused(let operation, let status, let body): "\(operation) was refused with \(status): \(body)"
    case .unanswered(let operation): "\(operation) was not answered."
    case .channelClosed(let name): "\(name) closed the demo's channel."
    case .zoneMissing(let name): "The zone data base has no \(name). Install tzdata."
    case .yearUnreadable(let path):
      "\(path) holds no year of a province. Make it: nation year \(path), or leave out --year."
    case .memoryShort: "A PIN takes 8 MiB of memory to keep; close other programs."
    case .interrupted(let signal): "ended by signal \(signal)"
    }
  }

  /// The other side was down or went down, which is no word of its own.
  var isWithoutAnswer: Bool { if case .unanswered = self { true } else { false } }
}
