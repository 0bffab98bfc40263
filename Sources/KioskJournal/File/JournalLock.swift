import Glibc

/// Keeps a second kiosk away from the journal: an advisory lock on a file beside it, gone with the process that holds it.
/// Readers such as `kioskctl verify` need none.
final class JournalLock {
  private let descriptor: Int32

  init(path: String) throws(JournalFailure) {
    descriptor = Glibc.open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EROFS: throw .readOnly(.open)
      case ENOSPC, EDQUOT: throw .full(.open)
      default: throw .cannotOpen(errorNumber: Int(errno))
      }
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(descriptor)
      throw reason == EWOULDBLOCK ? .inUse(.open) : .cannotOpen(errorNumber: Int(reason))
    }
  }

  deinit {
    // Let go by name: a child that is just being started may hold a copy of the descriptor for a moment.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
