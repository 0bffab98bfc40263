import Glibc

/// A port of the loopback at which a program can listen again after it was away: none that the kernel gives to others meanwhile,
/// who ask for any port or go out from one.
package enum KeptPort {
  private static let places = 15_000..<30_000  // below net.ipv4.ip_local_port_range

  package struct NoneIsFree: Error {}

  package static func find() throws -> Int {
    for _ in 0..<1000 {
      let port = Int.random(in: places)
      if isFree(port) { return port }
    }
    throw NoneIsFree()
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
