import RatingModel

/// Reads where the kiosk listens.
extension ConfigurationReader {
  mutating func listeners(in section: ConfigurationSection) -> ListenerSettings? {
    let sessionsTable = self.section("sessions", in: section)
    let screenTable = self.section("screen", in: section)
    let healthTable = self.section("health", in: section)
    let clerkTable = self.section("clerk", in: section)
    let sessions = sessionsListener(in: sessionsTable)
    let clerk = clerkListener(in: clerkTable)
    let control = controlSocket(in: self.section("control", in: section))
    let screen = integer(.screenPort, in: screenTable)
    let health = integer(.healthPort, in: healthTable)
    guard let sessions, let screen, let health else { return nil }
    refuseSharedPorts(
      [
        (.sessionsPort, sessionsTable, sessions.port), (.screenPort, screenTable, screen),
        (.healthPort, healthTable, health),
      ] + (clerk.map { [(.clerkPort, clerkTable, $0.port)] } ?? []))
    return ListenerSettings(
      sessions: sessions, screenPort: screen, healthPort: health, clerk: clerk, controlSocket: control)
  }

  private mutating func sessionsListener(in section: ConfigurationSection) -> ListenerSettings.Sessions? {
    let address = text(.sessionsAddress, in: section)
    let port = integer(.sessionsPort, in: section)
    let token = filePath(.sessionsTokenFile, in: section)
    let more = sections("tokens", in: section).compactMap { self.token(in: $0) }
    let tls = tls(Self.sessionsTLS, in: section)
    if let address { refuseAddress(address, .sessionsAddress, Self.sessionsTLS, in: section) }
    guard let address, let port, let token else { return nil }
    return ListenerSettings.Sessions(address: address, port: port, tokenFile: token, moreTokens: more, tls: tls)
  }

  private mutating func token(in section: ConfigurationSection) -> ListenerSettings.Token? {
    let name = label(.tokenName, in: section)
    let file = filePath(.tokenFile, in: section)
    let scope: SessionScope? = choice(.tokenScope, in: section)
    guard let name, let file, let scope else { return nil }
    return ListenerSettings.Token(name: name, file: file, scope: scope)
  }

  /// `nil` without an address, and when something about it is wrong.
  private mutating func clerkListener(in section: ConfigurationSection) -> ListenerSettings.Clerk? {
    let address = text(.clerkAddress, in: section)
    let port = integer(.clerkPort, in: section)
    let tls = tls(Self.clerkTLS, in: section)
    if address == nil, let key = Self.clerkTLS.first(where: { section.members[$0.name] != nil }) {
      refuse(
        .missingKey, .clerkAddress, in: section, "This key is missing: \(key.name) is there.",
        hint: "Add the address of the clerks' page, or remove the section [listeners.clerk].")
    }
    if let address { refuseAddress(address, .clerkAddress, Self.clerkTLS, in: section) }
    guard let address, let port else { return nil }
    return ListenerSettings.Clerk(address: address, port: port, tls: tls)
  }

  /// The longest path that the kernel takes for a socket is of 107 bytes.
  private static let longestSocketPath = 107

  private mutating func controlSocket(in section: ConfigurationSection) -> String? {
    guard let path = filePath(.controlSocket, in: section) else { return nil }
    guard path.utf8.count <= Self.longestSocketPath else {
      refuse(
        .socketPathLong, .controlSocket, in: section,
        "The path of a socket has at most \(Self.longestSocketPath) bytes.",
        hint: "Choose a shorter one, such as “/run/kioskd/control.sock”.")
      return nil
    }
    return path
  }

  // MARK: Addresses and TLS

  private static let sessionsTLS: [ConfigurationKey] = [.sessionsCertificateFile, .sessionsKeyFile]
  private static let clerkTLS: [ConfigurationKey] = [.clerkCertificateFile, .clerkKeyFile]

  /// - Parameter keys: Of the certificate's file and of its key's.
  private mutating func tls(
    _ keys: [ConfigurationKey], in section: ConfigurationSection
  ) -> ListenerSettings.TLSFiles? {
    let files = keys.map { filePath($0, in: section) }
    refuseHalfTLS(keys, in: section)
    guard let certificate = files[0], let key = files[1] else { return nil }
    return ListenerSettings.TLSFiles(certificateFile: certificate, keyFile: key)
  }

  private mutating func refuseAddress(
    _ text: String, _ key: ConfigurationKey, _ tlsKeys: [ConfigurationKey], in section: ConfigurationSection
  ) {
    guard let address = NetworkAddress(text) else {
      refuse(
        .addressMalformed, key, in: section, "“\(text)” is no numeric IPv4 or IPv6 address.",
        hint: "Use “127.0.0.1” for this machine only, or the machine's own address in the office network.")
      return
    }
    let hasNoTLS = tlsKeys.allSatisfy { section.members[$0.name] == nil }
    if !address.isLoopback && hasNoTLS {
      refuse(
        .tlsMissing, key, in: section, "\(text) can be reached from other machines and has no TLS.",
        hint: "Set tls_certificate_file and tls_key_file, or listen on “127.0.0.1”.")
    }
  }

  private mutating func refuseHalfTLS(_ keys: [ConfigurationKey], in section: ConfigurationSection) {
    let (given, missing) = (
      keys.filter { section.members[$0.name] != nil }, keys.filter { section.members[$0.name] == nil }
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
