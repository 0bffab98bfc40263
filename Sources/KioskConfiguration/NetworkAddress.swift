import Foundation
import Glibc

/// A numeric IPv4 or IPv6 address. Names are not resolved: what a name means tomorrow is not for a configuration to say.
struct NetworkAddress {
  /// Whether only this machine can reach it: 127.0.0.0/8, `::1`.
  let isLoopback: Bool

  /// `nil` for anything but a numeric address.
  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      isLoopback = UInt32(bigEndian: four.s_addr) >> 24 == 127
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      // Other spellings of it are rare enough to be taken for what they may be meant to hide.
      isLoopback = text == "::1"
    } else {
      return nil
    }
  }

  /// Whether a URL's host can only mean this machine.
  static func isLoopback(host: String) -> Bool {
    let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    return bare == "localhost" || NetworkAddress(bare)?.isLoopback == true
  }
}
