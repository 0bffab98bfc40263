/// Why a listener cannot be built or run.
package enum ListenerError: Error, Hashable, Sendable {
  case addressMalformed(String)
  /// Screen and health are for this machine alone.
  case loopbackRequired(String)
  /// Tokens must not travel in the clear.
  case encryptionRequired(String)
  case certificateUnreadable(path: String)
  case certificateKeyUnreadable(path: String)
  /// Not 32 to 256 visible ASCII characters.
  case tokenMalformed
  case addressUnavailable(String, reason: String)
}

extension ListenerError {
  /// Stable, for programs.
  package var code: String {
    switch self {
    case .addressMalformed: "listener-address-malformed"
    case .loopbackRequired: "listener-loopback-required"
    case .encryptionRequired: "listener-encryption-required"
    case .certificateUnreadable: "listener-certificate-unreadable"
    case .certificateKeyUnreadable: "listener-certificate-key-unreadable"
    case .tokenMalformed: "listener-token-malformed"
    case .addressUnavailable: "listener-address-unavailable"
    }
  }

  /// What was being done.
  package var operation: String {
    if case .addressUnavailable = self { "bind a listener" } else { "set up a listener" }
  }

  /// The address or file it was done to.
  package var subject: String {
    switch self {
    case .addressMalformed(let address), .loopbackRequired(let address), .encryptionRequired(let address),
      .addressUnavailable(let address, _):
      address
    case .certificateUnreadable(let path), .certificateKeyUnreadable(let path): path
    case .tokenMalformed: "token"
    }
  }

  package var hint: String {
    switch self {
    case .addressMalformed: "Write a numeric address or localhost, and a port from 0 to 65535."
    case .loopbackRequired: "Bind screen and health to 127.0.0.1 or ::1."
    case .encryptionRequired: "Give a certificate and its key, or bind to 127.0.0.1."
    case .certificateUnreadable: "The file must hold the certificate chain in PEM form and be readable by the kiosk."
    case .certificateKeyUnreadable:
      "The file must hold the unencrypted private key in PEM form and be readable by the kiosk."
    case .tokenMalformed:
      "Put 32 to 256 visible ASCII characters into the token file, as `openssl rand -hex 32` makes them."
    case .addressUnavailable(_, let reason):
      "Another program may be using the port, or the address is not this machine's: \(reason)."
    }
  }

  /// Whether the same may succeed later by itself.
  package var retry: Bool { if case .addressUnavailable = self { true } else { false } }
}
