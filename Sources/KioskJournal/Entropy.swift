import Foundation

/// Where random bytes come from: the system's generator, or a test's known sequence.
package struct Entropy: Sendable {
  private let source: @Sendable (Int) -> Data

  package init(_ source: @escaping @Sendable (Int) -> Data) { self.source = source }

  package static let system = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    var bytes = Data(capacity: count)
    // Eight at a time: each number is a call of the kernel.
    while bytes.count < count {
      withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0.prefix(count - bytes.count)) }
    }
    return bytes
  }

  func bytes(_ count: Int) -> Data {
    let bytes = source(count)
    precondition(bytes.count == count, "a source of random bytes gave another number of them than asked for")
    return bytes
  }
}
