import Foundation
import Subprocess

/// Programs that end with this one, however it ends: the kernel kills them when the thread that started them is gone, and
/// Subprocess starts every program from one thread, which stays as long as the process.
///
/// The kernel is told by setpriv(1) of util-linux. Where there is none, programs end with this one only if it can still say
/// so. They begin without blocked or ignored signals, with no open files but their standard streams, and as groups of their own:
/// Ctrl-C is for this program, which then ends them one after the other. Whoever's task is cancelled has them killed.
enum Leash {
  private static let setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// How to start a program.
  static func configuration(_ program: URL, _ arguments: [String]) -> Configuration {
    var options = PlatformOptions()
    options.processGroupID = 0
    guard let setpriv else {
      return Configuration(
        executable: .path(.init(program.path)), arguments: .init(arguments), platformOptions: options)
    }
    return Configuration(
      executable: .path(.init(setpriv)), arguments: .init(["--pdeathsig", "KILL", "--", program.path] + arguments),
      platformOptions: options)
  }
}

extension TerminationStatus {
  /// The exit status, or 128 and the number of the signal that ended it.
  var code: Int32 {
    switch self {
    case .exited(let status): status
    case .signaled(let number): 128 + number
    }
  }
}
