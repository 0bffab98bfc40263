// NetworkAddresses: as whom a network address counts, where addresses are limited.
//
// What comes in: an address as the transport wrote it, or whatever stands in its place. What goes out: a key of at most 64
// characters. Promised: all addresses that one subscriber may take have one key.

import Glibc

/// Under what a network address is limited: an IPv4 address by itself, an IPv6 address by its first 64 bits, because one
/// subscriber has all addresses of such a network.
package enum AddressKey {
  /// - Parameter address: as the transport wrote it; what is no address is its own key.
  package static func text(_ address: String) -> String {
    let bare = String(address.prefix { $0 != "%" })
    guard let bytes = bytes(of: bare) else { return String(address.prefix(64)) }
    // An IPv4 address on a socket for both, ::ffff:10.0.0.7.
    if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
      return bytes.suffix(4).map(String.init).joined(separator: ".")
    }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
  }

  /// The 16 bytes of an IPv6 address; `nil` for every other text.
  private static func bytes(of text: String) -> [UInt8]? {
    var address = in6_addr()
    guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    return withUnsafeBytes(of: address, Array.init)
  }
}
