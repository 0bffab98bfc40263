import Foundation

/// Where the centre is. HTTPS, or plain HTTP to this machine.
package struct CentreAddress: Hashable, Sendable {
  /// Without a trailing slash: `https://evaluation.example.gov.vn`.
  package let base: String

  /// - Throws: ``ForwardingError/addressMalformed``, ``ForwardingError/addressNotEncrypted``.
  package init(_ text: String) throws(ForwardingError) {
    guard text.utf8.count <= 512, let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
    else { throw .addressMalformed }
    switch parts.scheme {
    case "https": break
    case "http": guard Self.isLoopback(host) else { throw .addressNotEncrypted }
    default: throw .addressMalformed
    }
    base = String(text.reversed().drop { $0 == "/" }.reversed())
  }

  func url(_ path: String) -> String { base + path }

  private static func isLoopback(_ host: String) -> Bool {
    if ["localhost", "::1", "[::1]"].contains(host) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && parts.first == .some(127) && !parts.contains(nil)
  }
}
