import KioskJournal
import Synchronization

extension Entropy {
  /// 0, 1, 2, … 255, 0, …
  static func counting() -> Entropy {
    let next = Mutex<UInt8>(0)
    return Entropy { count in
      (0..<count).map { _ in
        next.withLock { byte in
          defer { byte &+= 1 }
          return byte
        }
      }
    }
  }
}
