import ConfigurationText
import Foundation
import Glibc
import KioskScreen

/// A file that the configuration names.
struct NamedFile: Hashable, Sendable {
  let key: ConfigurationKey
  let path: String
  let role: ConfigurationKey.FileRole
  /// Where it is named; where its section stands when it is there by its standard value.
  let position: SourcePosition
}

extension KioskSettings {
  /// Looks at every file that the settings name: there, regular, not empty, secrets closed to others, token, case handlers'
  /// key, language packs and photos usable, folders there. What a certificate or its key holds is for those who use it.
  ///
  /// Apart from reading the configuration, because the answer depends on this machine and on who asks.
  ///
  /// - Parameter configuration: The file that was read, to be looked at too: a few digits can be tried out against their
  ///   hash.
  package func checkFiles(configuration: String? = nil) -> [ConfigurationDiagnostic] {
    (configuration.flatMap(exposedHashes).map { [$0] } ?? [])
      + namedFiles.sorted { $0.position < $1.position }.compactMap { $0.diagnostic() }
      + RetentionChecks(journal: journal).diagnostics
  }

  private func exposedHashes(in configuration: String) -> ConfigurationDiagnostic? {
    guard roster.clerks.contains(where: { $0.pin != nil || $0.badge != nil }) else { return nil }
    return NamedFile(
      key: .clerkPINHash, path: configuration, role: .secret, position: SourcePosition(line: 1, column: 1)
    ).exposure()
  }
}

extension NamedFile {
  /// The first thing that is wrong with the file; `nil` when nothing is.
  fileprivate func diagnostic() -> ConfigurationDiagnostic? {
    switch role {
    case .made: folderDiagnostic(path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 })
    case .folder: folderDiagnostic(path)
    case .socket: nil
    case .open, .secret, .token, .casePublicKey, .languagePack, .photo: fileDiagnostic()
    }
  }

  private func folderDiagnostic(_ folder: String) -> ConfigurationDiagnostic? {
    var status = Glibc.stat()
    guard stat(folder.isEmpty ? "/" : folder, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return nil }
    return refused(
      .directoryMissing, "The folder \(folder) is not there.",
      hint: role == .made
        ? "Create it for the user kioskd; on an installed kiosk: systemd-tmpfiles --create kioskd.conf."
        : "Create it, or correct the path.")
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
    return isSecret ? exposure() ?? contentDiagnostic() : contentDiagnostic()
  }

  /// Whether others may read or change a file that is to be kept from them.
  fileprivate func exposure() -> ConfigurationDiagnostic? {
    var status = Glibc.stat()
    guard stat(path, &status) == 0, status.st_mode & 0o006 != 0 else { return nil }
    return refused(
      .secretExposed, "Every user of this machine may read or change \(path).",
      hint: "chown root:kioskd \(path) && chmod 0640 \(path)")
  }

  private var isSecret: Bool { role == .secret || role == .token }

  private func contentDiagnostic() -> ConfigurationDiagnostic? {
    switch role {
    case .token: tokenDiagnostic()
    case .casePublicKey: casePublicKeyDiagnostic()
    case .languagePack: languagePackDiagnostic()
    case .photo: photoDiagnostic()
    case .open, .secret, .made, .folder, .socket: nil
    }
  }

  private var beginning: Data {
    let handle = FileHandle(forReadingAtPath: path)
    defer { try? handle?.close() }
    return (try? handle?.read(upToCount: 1024)) ?? Data()
  }

  private func languagePackDiagnostic() -> ConfigurationDiagnostic? {
    guard case .failure(let fault) = LanguagePack.read(path: path) else { return nil }
    return refused(.languagePackUnusable, "\(path) is no language pack: \(fault.reason).", hint: LanguagePack.hint)
  }

  private func photoDiagnostic() -> ConfigurationDiagnostic? {
    let handle = FileHandle(forReadingAtPath: path)
    defer { try? handle?.close() }
    let content = (try? handle?.read(upToCount: PhotoFormat.mostBytes + 1)) ?? Data()
    guard PhotoFormat(content) == nil else { return nil }
    return refused(
      .photoUnusable, "\(path) is no photo for the screen, or you may not read it.",
      hint: "Use a JPEG or PNG picture of at most \(PhotoFormat.mostBytes / 1024) KiB.")
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
