import Foundation
import SimulatedDisk
import TestSupport

/// The disk of one machine, on which power may go and writes may fail between any two effects. See `simulated_disk.h`.
final class FaultyDisk {
  enum Fault: CaseIterable {
    case full, unreadable, readOnly

    fileprivate var code: simulated_fault {
      switch self {
      case .full: SIMULATED_FULL
      case .unreadable: SIMULATED_UNREADABLE
      case .readOnly: SIMULATED_READ_ONLY
      }
    }
  }

  private let folder: ScratchFolder
  private let disk: OpaquePointer

  init(_ purpose: String) throws {
    folder = try ScratchFolder(purpose)
    guard let disk = simulated_disk_mount(folder.path) else { throw CocoaError(.featureUnsupported) }
    self.disk = disk
  }

  deinit { simulated_disk_unmount(disk) }

  var path: String { folder.path }
  func file(_ name: String) -> String { folder.file(name).path }
  var effects: Int64 { simulated_disk_effects(disk) }
  var isCut: Bool { simulated_disk_is_cut(disk) }

  func cut(after effects: Int64) { simulated_disk_cut_after(disk, effects) }
  func fail(after effects: Int64, count: Int64, _ fault: Fault) {
    simulated_disk_fail(disk, effects, count, fault.code)
  }

  /// - Parameter seed: What of the unsynced is kept; 0: all of it.
  func restore(seed: UInt64) { simulated_disk_restore(disk, seed) }
}
