import RatingModel

/// Where the kiosk listens. The screen's and the health listener are on loopback and nowhere else; control is a socket.
package struct ListenerSettings: Hashable, Sendable {
  package struct Sessions: Hashable, Sendable {
    /// A numeric IPv4 or IPv6 address.
    package let address: String
    /// 0: the system chooses.
    package let port: Int
    /// Of the token that is good for everything.
    package let tokenFile: String
    package let moreTokens: [Token]
    /// Present whenever the address is off loopback.
    package let tls: TLSFiles?
  }

  /// A token beside the first.
  package struct Token: Hashable, Sendable {
    package let name: String
    package let file: String
    package let scope: SessionScope
  }

  /// The page on which clerks run sessions.
  package struct Clerk: Hashable, Sendable {
    /// A numeric IPv4 or IPv6 address.
    package let address: String
    /// 0: the system chooses.
    package let port: Int
    /// Present whenever the address is off loopback.
    package let tls: TLSFiles?
  }

  package struct TLSFiles: Hashable, Sendable {
    /// Certificate chain, PEM.
    package let certificateFile: String
    /// Private key, PEM.
    package let keyFile: String
  }

  /// The address of the listeners that have no choice.
  package static let loopback = "127.0.0.1"

  package let sessions: Sessions
  package let screenPort: Int
  package let healthPort: Int
  /// `nil`: no page for clerks is served.
  package let clerk: Clerk?
  /// Absolute path of the socket on which a technician controls the running kiosk; `nil`: none.
  package let controlSocket: String?
}
