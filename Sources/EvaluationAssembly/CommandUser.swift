import EvaluationStore
import Foundation
import Glibc

/// Who is at the command line, as far as the system tells: a claim, because whoever may write the centre's files may say anything.
enum CommandUser {
  /// `SUDO_USER`, else the name with which the terminal was logged in to, else the process's own user; at most 64 characters that show.
  /// `nil` where nothing is told.
  static func name(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    [environment["SUDO_USER"], login, FolderOwner.name(of: getuid())].lazy.compactMap(\.self).map(shown)
      .first { !$0.isEmpty }
  }

  private static var login: String? {
    var buffer = [CChar](repeating: 0, count: 256)
    guard getlogin_r(&buffer, buffer.count) == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.isASCII && (33...126).contains($0.value) }.prefix(64)))
  }
}

extension Centre {
  /// Who does what a subcommand does.
  var actor: AuditActor { .commandLine(claimedBy: CommandUser.name()) }
}
