import Hummingbird

/// Against DNS rebinding: a page from elsewhere may make its own name point to 127.0.0.1, but cannot hide that name.
enum LoopbackHost {
  static func check(_ request: Request) throws(TransportRefusal) {
    guard let authority = request.head.authority, isLoopback(authority) else { throw .hostForeign }
  }

  static func isLoopback(_ authority: String) -> Bool {
    guard let match = authority.wholeMatch(of: /(\[[0-9a-fA-F:]+\]|[^:\[\]]+)(?::[0-9]{1,5})?/) else { return false }
    let host = match.1.trimmingPrefix("[")
    return ListenerAddress.isLoopback((host.hasSuffix("]") ? host.dropLast() : host).lowercased())
  }
}
