import ConfigurationText
import Foundation
import Glibc

/// A file that the configuration names.
struct NamedFile: Hashable, Sendable {
  let key: ConfigurationKey
  let path: String
  let role: ConfigurationKey.FileRole
  /// Where it is named; where its section stands when it is there by its standard value.
  let position: SourcePosition
}

extension KioskSettings {
  /// Looks at every file that the settings name: there, regular, not empty, secrets closed to others, token and case handlers'
  /// key usable, the journal's folder there. What a certificate or its key holds is for those who use it.
  ///
  /// Apart from reading the configuration, because the answer depends on this machine and on who asks.
  package func checkFiles() -> [ConfigurationDiagnostic] {
    namedFiles.sorted { $0.position < $1.position }.compactMap { $0.diagnostic() }
  }
}

extension NamedFile {
  /// The first thing that is wrong with the file; `nil` when nothing is.
  fileprivate func diagnostic() -> ConfigurationDiagnostic? {
    role == .made ? folderDiagnostic() : fileDiagnostic()
  }

  private func folderDiagnostic() -> ConfigurationDiagnostic? {
    let folder = path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    var status = Glibc.stat()
    guard stat(folder.isEmpty ? "/" : folder, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return nil }
    return refused(
      .directoryMissing, "The folder \(folder) is not there.",
      hint: "Create it for the user kioskd; on an installed kiosk: systemd-tmpfiles --create kioskd.conf.")
  }

  private func fileDiagnostic() -> ConfigurationDiagnostic? {
    var status = Glibc.stat()
    guard stat(path, &status) == 0 else {
      return refused(
        .fileMissing, "\(path) cannot be reached: \(String(cString: strerror(errno))).",
        hint: "Put the file there, or correct the path.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return refused(.fileNotRegular, "\(path) is not a regular file.", hint: "Name the file itself, not its folder.")
    }
    guard status.st_size > 0 else {
      return refused(.fileEmpty, "\(path) is empty.", hint: "Fill it; the technician's guide says with what.")
    }
    guard !isSecret || status.st_mode & 0o006 == 0 else {
      return refused(
        .secretExposed, "Every user of this machine may read or change \(path).",
        hint: "chown root:kioskd \(path) && chmod 0640 \(path)")
    }
    return contentDiagnostic()
  }

  private var isSecret: Bool { role == .secret || role == .token }

  private func contentDiagnostic() -> ConfigurationDiagnostic? {
    switch role {
    case .token: tokenDiagnostic()
    case .casePublicKey: casePublicKeyDiagnostic()
    case .open, .secret, .made: nil
    }
  }

  private var beginning: Data {
    let handle = FileHandle(forReadingAtPath: path)
    defer { try? handle?.close() }
    return (try? handle?.read(upToCount: 1024)) ?? Data()
  }

  private func casePublicKeyDiagnostic() -> ConfigurationDiagnostic? {
    guard CasePublicKey(beginning) == nil else { return nil }
    return refused(
      .casePublicKeyUnusable, "\(path) holds no public key, or you may not read it.", hint: CasePublicKey.hint)
  }

  /// Lengths that the listener takes. 32 hexadecimal digits are 128 bits: nobody guesses them.
  private static let tokenLengths = 32...256

  private func tokenDiagnostic() -> ConfigurationDiagnostic? {
    let words = beginning.split { $0 <= 0x20 }
    if words.count == 1, Self.tokenLengths.contains(words[0].count), words[0].allSatisfy({ $0 < 0x7F }) { return nil }
    return refused(
      .tokenUnusable, "\(path) holds no usable token, or you may not read it.",
      hint: "Put one line of \(Self.tokenLengths.lowerBound) to \(Self.tokenLengths.upperBound) characters there,"
        + " as from: openssl rand -hex 32.")
  }

  private func refused(
    _ code: ConfigurationDiagnostic.Code, _ message: String, hint: String
  ) -> ConfigurationDiagnostic {
    ConfigurationDiagnostic(
      code: code, line: position.line, column: position.column, key: key.path, message: message, hint: hint)
  }
}
