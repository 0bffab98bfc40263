/// Where the kiosk listens. The screen's and the health listener are on loopback and nowhere else.
package struct ListenerSettings: Hashable, Sendable {
  package struct Sessions: Hashable, Sendable {
    /// A numeric IPv4 or IPv6 address.
    package let address: String
    /// 0: the system chooses.
    package let port: Int
    package let tokenFile: String
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
}
