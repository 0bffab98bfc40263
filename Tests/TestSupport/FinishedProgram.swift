import Foundation

/// A program that was run to its end while the caller waited.
///
/// Foundation's own `Process` reads past the end of its list of open descriptors when they are many.
package struct FinishedProgram: Sendable {
  /// The exit status, or 128 and the number of the signal that ended it.
  package let status: Int32
  package let output: Data
  package let errors: String

  /// - Parameters:
  ///   - path: The program's file.
  ///   - environment: The whole of it; `nil`: that of the tests.
  package init(_ path: String, _ arguments: [String], environment: [String: String]? = nil) throws {
    let texts = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
    let started = try Started(path, [path] + arguments, environment: texts, input: .pipe)
    close(started.input)
    let complaints = Reader(started.errors)
    output = Self.everything(from: started.output)
    errors = String(decoding: complaints.wait(), as: UTF8.self)
    status = started.reap()
  }

  private static func everything(from descriptor: Int32) -> Data {
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? file.readToEnd()) ?? Data()
  }

  /// Reads to the end beside the caller, so that neither stream waits for the other.
  private final class Reader: @unchecked Sendable {
    private let isDone = DispatchSemaphore(value: 0)
    private var read = Data()

    init(_ descriptor: Int32) {
      Thread.detachNewThread { [self] in
        read = FinishedProgram.everything(from: descriptor)
        isDone.signal()
      }
    }

    func wait() -> Data {
      isDone.wait()
      return read
    }
  }
}
