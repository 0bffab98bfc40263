/// Where the data base is, and how long to wait for it.
package struct PostgresAddress: Hashable, Sendable {
  /// A name, an IP address, or the folder of a socket.
  package var host: String
  package var port: Int
  package var database: String
  package var user: String
  /// Nothing where the server needs none: a socket with peer authentication, a client's certificate.
  package var password: String?
  /// PEM of the authority that signed the server's certificate; without it the connection is not encrypted, which is for
  /// sockets and loopback only.
  package var authorityFile: String?
  /// Connections at most.
  package var connections: Int
  /// Calls that wait for a connection, at most; more fail at once.
  package var waiting = 1000
  /// How long a call waits for a connection, and a statement for a lock.
  package var patienceMilliseconds = 5000
  /// How long a statement may take.
  package var statementMilliseconds = 30_000

  package init(
    host: String, port: Int = 5432, database: String, user: String, password: String? = nil,
    authorityFile: String? = nil, connections: Int = 8
  ) {
    self.host = host
    self.port = port
    self.database = database
    self.user = user
    self.password = password
    self.authorityFile = authorityFile
    self.connections = connections
  }

  /// Neither a file in a folder nor on this machine: what passes between is on a wire.
  package var isRemote: Bool { !host.hasPrefix("/") && !["localhost", "127.0.0.1", "::1"].contains(host) }

  /// For people; never the password.
  package var description: String { "postgresql:\(host):\(port)/\(database)" }

  /// What libpq is told, by its own names.
  var parameters: [(name: String, value: String)] {
    var parameters = [
      ("host", host), ("port", String(port)), ("dbname", database), ("user", user), ("client_encoding", "UTF8"),
      ("application_name", "evaluationd"), ("connect_timeout", "5"), ("tcp_user_timeout", "10000"),
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("sslmode", authorityFile == nil ? "disable" : "verify-full"),
    ]
    if let password { parameters.append(("password", password)) }
    if let authorityFile { parameters.append(("sslrootcert", authorityFile)) }
    return parameters
  }

  /// What each connection is set to.
  var settings: String {
    """
    SET statement_timeout = \(statementMilliseconds); SET lock_timeout = \(patienceMilliseconds);
    SET idle_in_transaction_session_timeout = \(2 * statementMilliseconds); SET synchronous_commit = on;
    SET standard_conforming_strings = on; SET client_min_messages = warning; SET plan_cache_mode = auto
    """
  }
}
