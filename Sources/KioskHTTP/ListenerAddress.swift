/// Where a listener binds: a numeric address or `localhost`, and a port. Port 0 lets the system choose.
package struct ListenerAddress: Hashable, Sendable, CustomStringConvertible {
  package let host: String
  package let port: Int

  /// - Throws: ``ListenerError/addressMalformed(_:)``.
  package init(host: String, port: Int) throws(ListenerError) {
    let permitted = host.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."F").contains($0) || ("0"..."9").contains($0) || $0 == "." || $0 == ":"
    }
    guard !host.isEmpty, host.utf8.count <= 45, permitted, host == "localhost" || !host.contains(where: { $0 > "f" }),
      (0...65_535).contains(port)
    else { throw .addressMalformed("\(host):\(port)") }
    self.host = host
    self.port = port
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool { Self.isLoopback(host) }

  package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  static func isLoopback(_ host: some StringProtocol) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && parts.first == .some(127) && !parts.contains(nil)
  }
}
