import Foundation
import Glibc

/// A file without a name: a program reads and writes it as fast as it likes, and it is gone with its last holder.
struct TransientFile {
  let descriptor: Int32

  init?(_ content: [UInt8], in folder: String) {
    let path = "\(folder)/\(UUID().uuidString)"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    guard (try? handle.write(contentsOf: content)) != nil, lseek(descriptor, 0, SEEK_SET) == 0 else {
      close()
      return nil
    }
  }

  func content(upTo most: Int) -> [UInt8] {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return [] }
    return Array((try? handle.read(upToCount: most)) ?? Data())
  }

  func close() { _ = Glibc.close(descriptor) }

  private var handle: FileHandle { FileHandle(fileDescriptor: descriptor, closeOnDealloc: false) }
}
