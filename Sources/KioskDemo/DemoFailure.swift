/// Why the demo ended early. Texts are for the person who started it.
package enum DemoFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case programMissing(String)
  case programFailed(String, code: Int32, output: String)
  case daemonSilent(String)
  case refused(operation: String, status: Int, body: String)
  case channelClosed(String)
  case zoneMissing(String)

  package var description: String {
    switch self {
    case .programMissing(let name):
      "\(name) does not lie beside kioskctl. Build it first: swift build --product \(name)"
    case .programFailed(let name, let code, let output): "\(name) ended with \(code): \(output)"
    case .daemonSilent(let name): "\(name) started and did not say where it listens."
    case .refused(let operation, let status, let body): "\(operation) was refused with \(status): \(body)"
    case .channelClosed(let name): "\(name) closed the demo's channel."
    case .zoneMissing(let name): "The zone data base has no \(name). Install tzdata."
    }
  }
}
