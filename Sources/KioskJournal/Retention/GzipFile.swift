import CZlib
import Foundation

/// A file that any gzip can read, line by line.
enum GzipFile {
  /// The file is no whole gzip file, or a line of it is longer than any entry.
  struct Damaged: Error {}

  final class Writer {
    private let file: gzFile

    /// Takes over the descriptor.
    init?(descriptor: Int32) {
      guard let file = gzdopen(descriptor, "wb9") else { return nil }
      self.file = file
    }

    func write(_ bytes: Data) -> Bool {
      bytes.withUnsafeBytes { Int(gzwrite(file, $0.baseAddress, UInt32($0.count))) == $0.count }
    }

    /// `false` when not everything reached the descriptor. It is closed then.
    func close() -> Bool { gzclose_w(file) == Z_OK }
  }

  final class Reader {
    /// An entry is far shorter; a cut of a counter with many waiting ratings is the longest.
    private static let longestLine = 16 * 1024 * 1024

    private let file: gzFile
    private var chunk = [UInt8](repeating: 0, count: 65_536)

    init?(path: String) {
      guard let file = gzopen(path, "rb") else { return nil }
      self.file = file
    }

    deinit { gzclose_r(file) }

    /// The next line without its line feed; `nil` at the end of a whole file.
    func line() throws -> Data? {
      var line = Data()
      while line.count <= Self.longestLine {
        let read = chunk.withUnsafeMutableBufferPointer { buffer in
          buffer.withMemoryRebound(to: CChar.self) { gzgets(file, $0.baseAddress, Int32($0.count)) != nil }
        }
        guard read else {
          var code: Int32 = Z_OK
          gzerror(file, &code)
          guard code == Z_OK, line.isEmpty, gzeof(file) == 1 else { throw Damaged() }
          return nil
        }
        let count = chunk.firstIndex(of: 0) ?? chunk.count
        line.append(contentsOf: chunk[..<count])
        if line.last == UInt8(ascii: "\n") { return line.dropLast() }
      }
      throw Damaged()
    }
  }
}
