import Glibc

/// A port of the loopback at which a program can listen again after it was away.
///
/// The tests hold it bound until they end, so that the kernel gives it to nobody who asks for any port or goes out from one. A
/// program that sets SO_REUSEADDR, as ours do, listens there all the same: what holds it does not listen.
package enum KeptPort {
  package struct CannotKeep: Error {
    let number: Int32
  }

  package static func find() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw CannotKeep(number: errno) }
    var isReused: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isBound else { throw CannotKeep(number: errno) }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
