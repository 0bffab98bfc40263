/// Reads where the kiosk listens.
extension ConfigurationReader {
  mutating func listeners(in section: ConfigurationSection) -> ListenerSettings? {
    let sessionsTable = self.section("sessions", in: section)
    let screenTable = self.section("screen", in: section)
    let healthTable = self.section("health", in: section)
    let sessions = sessionsListener(in: sessionsTable)
    let screen = integer(.screenPort, in: screenTable)
    let health = integer(.healthPort, in: healthTable)
    guard let sessions, let screen, let health else { return nil }
    refuseSharedPorts([
      (.sessionsPort, sessionsTable, sessions.port), (.screenPort, screenTable, screen),
      (.healthPort, healthTable, health),
    ])
    return ListenerSettings(sessions: sessions, screenPort: screen, healthPort: health)
  }

  private mutating func sessionsListener(in section: ConfigurationSection) -> ListenerSettings.Sessions? {
    let address = text(.sessionsAddress, in: section)
    let port = integer(.sessionsPort, in: section)
    let token = filePath(.sessionsTokenFile, in: section)
    let certificate = filePath(.sessionsCertificateFile, in: section)
    let key = filePath(.sessionsKeyFile, in: section)
    refuseHalfTLS(in: section)
    if let address { refuseAddress(address, in: section) }
    guard let address, let port, let token else { return nil }
    let tls = certificate.flatMap { certificate in
      key.map { ListenerSettings.TLSFiles(certificateFile: certificate, keyFile: $0) }
    }
    return ListenerSettings.Sessions(address: address, port: port, tokenFile: token, tls: tls)
  }

  private mutating func refuseAddress(_ text: String, in section: ConfigurationSection) {
    guard let address = NetworkAddress(text) else {
      refuse(
        .addressMalformed, .sessionsAddress, in: section, "“\(text)” is no numeric IPv4 or IPv6 address.",
        hint: "Use “127.0.0.1” for this machine only, or the machine's own address in the office network.")
      return
    }
    let hasNoTLS = tlsKeys.allSatisfy { section.members[$0.name] == nil }
    if !address.isLoopback && hasNoTLS {
      refuse(
        .tlsMissing, .sessionsAddress, in: section, "\(text) can be reached from other machines and has no TLS.",
        hint: "Set tls_certificate_file and tls_key_file, or listen on “127.0.0.1”.")
    }
  }

  private var tlsKeys: [ConfigurationKey] { [.sessionsCertificateFile, .sessionsKeyFile] }

  private mutating func refuseHalfTLS(in section: ConfigurationSection) {
    let (given, missing) = (
      tlsKeys.filter { section.members[$0.name] != nil }, tlsKeys.filter { section.members[$0.name] == nil }
    )
    guard let given = given.first, let missing = missing.first else { return }
    refuse(
      .tlsIncomplete, given, in: section, "\(given.name) is useless without \(missing.name).",
      hint: "Set both, or neither.")
  }

  private mutating func refuseSharedPorts(_ ports: [(ConfigurationKey, ConfigurationSection, Int)]) {
    var owners: [Int: ConfigurationKey] = [:]
    for (key, section, port) in ports where port != 0 {
      if let owner = owners[port] {
        refuse(
          .portConflict, key, in: section, "Port \(port) is that of \(owner.path) already.",
          hint: "Give each listener a port of its own.")
      } else {
        owners[port] = key
      }
    }
  }
}
