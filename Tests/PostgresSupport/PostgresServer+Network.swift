import Foundation
import TestSupport

extension PostgresServer {
  /// One that listens on the loopback too, there encrypted only, and only for whoever has a password.
  /// - Returns: it, and its port.
  package static func startOnNetwork() async throws -> (server: PostgresServer, port: Int) {
    let port = try KeptPort.find()
    let server = try await start(port: port) { folder in
      let files = [
        ("server.crt", TestCertificates.server), ("server.key", TestCertificates.serverKey),
        ("pg_hba.conf", "local all all trust\nhostssl all all 127.0.0.0/8 scram-sha-256\n"),
      ]
      for (name, text) in files {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        if getuid() == 0 { attributes[.ownerAccountName] = "postgres" }
        try FileManager.default.setAttributes(attributes, ofItemAtPath: path)
      }
      return [
        "listen_addresses=127.0.0.1,127.0.0.2", "ssl=on", "ssl_cert_file=\(folder)/server.crt",
        "ssl_key_file=\(folder)/server.key", "hba_file=\(folder)/pg_hba.conf",
      ]
    }
    return (server, port)
  }
}
