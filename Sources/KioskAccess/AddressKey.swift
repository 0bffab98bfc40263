import Glibc

/// Under what a browser's address is limited: an IPv4 address by itself, an IPv6 address by its first 64 bits, because one
/// subscriber has all addresses of such a network.
package enum AddressKey {
  package static func text(_ address: String) -> String {
    var six = in6_addr()
    guard inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &six) == 1 else {
      return String(address.prefix(64))
    }
    let bytes = withUnsafeBytes(of: six, Array.init)
    // An IPv4 address on a socket for both, ::ffff:10.0.0.7.
    if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
      return bytes.suffix(4).map { String($0) }.joined(separator: ".")
    }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
  }
}
