import Glibc

/// Keeps root from making files in another user's folder: the service, which runs as that user, could not open them.
enum FolderOwner {
  /// Refuses where the folder of `path` is not root's and the process runs as root.
  /// - Parameter user: who would write.
  static func check(_ path: String, for user: uid_t = geteuid()) throws(CentreFailure) {
    let folder = folder(of: path)
    var status = stat()
    // A folder that is not there is told of by whoever opens the file.
    guard user == 0, stat(folder, &status) == 0, status.st_uid != 0 else { return }
    throw .foreignFolder(path: folder, owner: name(of: status.st_uid))
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// The name, or the number where the user has none.
  static func name(of user: uid_t) -> String {
    var (entry, found) = (passwd(), UnsafeMutablePointer<passwd>?.none)
    var buffer = [CChar](repeating: 0, count: 16 * 1024)
    guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
      return String(user)
    }
    return String(cString: name)
  }
}
