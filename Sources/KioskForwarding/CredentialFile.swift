import ForwardingContract
import Foundation

/// The file into which a technician puts the one-time code. Read when it is needed, so that no restart is.
package struct CredentialFile: Sendable {
  private let file: PrivateFile

  package init(path: String) { file = PrivateFile(path: path) }

  /// `nil` when there is no such file.
  func read() throws(ForwardingError) -> EnrolmentCode? {
    let malformed = ForwardingError.credentialMalformed(path: file.path)
    guard let content = try file.read(orThrow: malformed, exposed: nil) else { return nil }
    guard let code = EnrolmentCode(String(decoding: content, as: UTF8.self)) else { throw malformed }
    return code
  }

  var missing: ForwardingError { .credentialMissing(path: file.path) }
}
