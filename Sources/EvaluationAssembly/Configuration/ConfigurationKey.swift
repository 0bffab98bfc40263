/// Every key of `evaluationd.toml`: path, kind, standard value, explanation. The sample configuration is held to it.
package enum ConfigurationKey: String, Hashable, Sendable, CaseIterable {
  case storePath = "store.path"
  case storeKeyFile = "store.key_file"
  case postgresHost = "store.postgres_host"
  case postgresPort = "store.postgres_port"
  case postgresDatabase = "store.postgres_database"
  case postgresUser = "store.postgres_user"
  case postgresPasswordFile = "store.postgres_password_file"
  case postgresAuthorityFile = "store.postgres_authority_file"
  case postgresConnections = "store.postgres_connections"
  case serverAddress = "server.address"
  case serverPort = "server.port"
  case serverCertificateFile = "server.tls_certificate_file"
  case serverKeyFile = "server.tls_key_file"
  case healthPort = "health.port"
  case centreZone = "centre.zone"
  case reportRulesFile = "reports.rules_file"
  case reportsWeasyprint = "reports.weasyprint"
  case publicUnits = "public.units"
  case publicContact = "public.contact"
  case logLevel = "log.level"

  package enum Kind: Hashable, Sendable {
    case text
    case integer(ClosedRange<Int>)
    case choice([String])
    /// The absolute path of a file.
    case path
    /// Codes of units, each a text of its own.
    case units
  }

  /// What holds for a key that is not in the file.
  package enum Standard: Hashable, Sendable {
    case text(String)
    case integer(Int)
    /// Nothing, or what the explanation says.
    case absent

    /// As it is written in TOML; `nil` for what cannot be written.
    package var literal: String? {
      switch self {
      case .text(let text): "\"\(text)\""
      case .integer(let number): String(number)
      case .absent: nil
      }
    }
  }

  package var path: String { rawValue }

  package var kind: Kind {
    switch self {
    case .storePath, .storeKeyFile, .serverCertificateFile, .serverKeyFile, .postgresPasswordFile,
      .postgresAuthorityFile, .reportRulesFile, .reportsWeasyprint:
      .path
    case .serverAddress, .centreZone, .postgresHost, .postgresDatabase, .postgresUser, .publicContact: .text
    case .publicUnits: .units
    case .serverPort, .healthPort: .integer(0...65_535)
    case .postgresPort: .integer(1...65_535)
    case .postgresConnections: .integer(1...64)
    case .logLevel: .choice(["debug", "info", "notice", "warning", "error"])
    }
  }

  package var standard: Standard {
    switch self {
    case .storePath: .text("/var/lib/evaluationd/evaluation.sqlite")
    case .serverAddress: .text("127.0.0.1")
    case .serverPort: .integer(8440)
    case .healthPort: .integer(8441)
    case .centreZone: .text("Asia/Ho_Chi_Minh")
    case .logLevel: .text("info")
    case .postgresPort: .integer(5432)
    case .postgresDatabase: .text("evaluation")
    case .postgresUser: .text("evaluationd")
    case .postgresConnections: .integer(8)
    case .storeKeyFile, .serverCertificateFile, .serverKeyFile, .postgresHost, .postgresPasswordFile,
      .postgresAuthorityFile, .reportRulesFile, .reportsWeasyprint, .publicUnits, .publicContact:
      .absent
    }
  }

  /// One sentence for the person who writes the file.
  package var explanation: String {
    switch self {
    case .storePath:
      "The data base: one file, made at the first start; its folder must exist. With postgres_host it is not used."
    case .storeKeyFile:
      "The centre's signing key, made at the first start; without it, centre.key beside the file of path."
    case .postgresHost:
      "Where PostgreSQL runs, whose data base is then the centre's: a name, an address, or the folder of its socket."
    case .postgresPort: "The port of PostgreSQL, which is also part of its socket's name."
    case .postgresDatabase: "The data base, which must exist and be empty at the first start."
    case .postgresUser: "As whom to sign in to PostgreSQL: the owner of the data base, and no more than that."
    case .postgresPasswordFile:
      "A file of one line with that user's password, which its owner alone may read; a socket needs none."
    case .postgresAuthorityFile:
      "The authority in PEM that vouches for the server's certificate; off this machine it is required."
    case .postgresConnections: "How many connections to PostgreSQL this evaluationd uses at most."
    case .serverAddress: "The IP address on which kiosks and managers reach the centre; off loopback TLS is required."
    case .serverPort: "The port of kiosks and managers; 0 takes any free one and prints it."
    case .serverCertificateFile: "The certificate chain in PEM, the server's own first."
    case .serverKeyFile: "The certificate's private key in PEM."
    case .healthPort: "The port of /health and /metrics, on 127.0.0.1 only; 0 takes any free one and prints it."
    case .centreZone: "The IANA time zone of dates and times on pages; a tally's day is always its own unit's."
    case .reportRulesFile:
      "How the province ranks, compares, asks and scores: a copy of reports.toml with its own numbers."
    case .reportsWeasyprint:
      "The program WeasyPrint, which makes PDF of issued reports; without it they are there as HTML, CSV, XLSX and JSON."
    case .publicUnits:
      "Units whose issued months and quarters everybody may read at /public without signing in, small numbers held back."
    case .publicContact:
      "Whom citizens turn to, as it stands on posters: a name, a telephone number; without it, the person in charge."
    case .logLevel: "How much is logged to standard error."
    }
  }

  var section: String { rawValue.split(separator: ".").first.map(String.init) ?? rawValue }
  var name: String { rawValue.split(separator: ".").last.map(String.init) ?? rawValue }
}
