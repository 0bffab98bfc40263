import EvaluationStorePostgres

/// Where the centre keeps what it keeps.
package enum StoreSettings: Hashable, Sendable {
  /// The embedded store: one file.
  case file(path: String)
  /// A data base of PostgreSQL.
  case server(ServerSettings)
}

/// How to reach a data base of PostgreSQL. The password stays in its file until it is needed.
package struct ServerSettings: Hashable, Sendable {
  package let host: String
  package let port: Int
  package let database: String
  package let user: String
  package let passwordFile: String?
  package let authorityFile: String?
  package let connections: Int

  /// The address with the password in it: for a connection, never for a log.
  package func address() throws(CentreFailure) -> PostgresAddress {
    PostgresAddress(
      host: host, port: port, database: database, user: user,
      password: try passwordFile.map { path throws(CentreFailure) in try PasswordFile(path: path).password() },
      authorityFile: authorityFile, connections: connections)
  }
}

extension ConfigurationValues {
  /// `nil` where no host is given: then the store is a file.
  mutating func server() -> ServerSettings? {
    let host = optionalText(.postgresHost)
    let settings = ServerSettings(
      host: host ?? "", port: integer(.postgresPort), database: text(.postgresDatabase), user: text(.postgresUser),
      passwordFile: optionalText(.postgresPasswordFile), authorityFile: optionalText(.postgresAuthorityFile),
      connections: integer(.postgresConnections))
    guard let host else {
      for key in [ConfigurationKey.postgresPasswordFile, .postgresAuthorityFile] where optionalText(key) != nil {
        add(
          .hostMissing, key, "It is for PostgreSQL, and no postgres_host is given: the file of path would be used.",
          "Give store.postgres_host, or remove this key.")
      }
      return nil
    }
    check(host, settings)
    return settings
  }

  private mutating func check(_ host: String, _ settings: ServerSettings) {
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "," || $0 == "=" }) else {
      return add(
        .hostMalformed, .postgresHost, "“\(host)” is no host.",
        "Write a name such as db.tinh.gov.vn, an address, or a folder such as /var/run/postgresql.")
    }
    let address = PostgresAddress(host: host, database: settings.database, user: settings.user)
    if address.isRemote, settings.authorityFile == nil {
      add(
        .authorityMissing, .postgresHost, "Off this machine the connection to PostgreSQL is encrypted and checked.",
        "Give store.postgres_authority_file, or use the socket of a server on this machine.")
    }
  }
}
