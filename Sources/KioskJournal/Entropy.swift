import Glibc

/// Where random bytes come from: the kernel's generator, or a test's known sequence.
package struct Entropy: Sendable {
  private let source: @Sendable (Int) -> [UInt8]

  package init(_ source: @escaping @Sendable (Int) -> [UInt8]) { self.source = source }

  /// One call of the kernel for all of them; at most 256 bytes.
  package static let system = Entropy { count in
    var bytes = [UInt8](repeating: 0, count: count)
    precondition(getentropy(&bytes, count) == 0, "the kernel gives no random bytes")
    return bytes
  }

  func bytes(_ count: Int) -> [UInt8] {
    let bytes = source(count)
    precondition(bytes.count == count, "a source of random bytes gave another number of them than asked for")
    return bytes
  }
}
