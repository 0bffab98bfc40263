import ConfigurationText
import EvaluationHTTP
import Foundation
import RatingModel

/// Reads `evaluationd.toml`. Pure but for ``read(path:)``: the same text gives the same answer.
package enum ConfigurationReader {
  /// The largest file that is read, in bytes.
  package static let largestFile = ConfigurationFile.largest

  package static func read(path: String) -> Result<CentreSettings, ConfigurationRefusal> {
    ConfigurationFile.bytes(path: path).flatMap(parse)
  }

  package static func parse(_ bytes: Data) -> Result<CentreSettings, ConfigurationRefusal> {
    ConfigurationFile.document(bytes).flatMap { document in
      var values = ConfigurationValues(document)
      let settings = settings(&values)
      return values.diagnostics.isEmpty ? .success(settings) : .failure(ConfigurationRefusal(values.diagnostics))
    }
  }

  private static func settings(_ values: inout ConfigurationValues) -> CentreSettings {
    values.refuseUnknownKeys()
    let path = values.text(.storePath)
    let keyPath = values.optionalText(.storeKeyFile) ?? (path as NSString).deletingLastPathComponent + "/centre.key"
    let store = values.server().map(StoreSettings.server) ?? .file(path: path)
    let address = values.address(.serverAddress)
    let (port, healthPort) = (values.integer(.serverPort), values.integer(.healthPort))
    if port == healthPort, port != 0, NetworkAddress.isLoopback(address) {
      values.add(.portConflict, .healthPort, "The port is the server's.", "Take another one, or 0 for any free one.")
    }
    return CentreSettings(
      store: store, storePath: path, keyPath: keyPath,
      pages: ListenerAddress(host: address, port: port, tls: tls(&values, address)),
      health: ListenerAddress(host: "127.0.0.1", port: healthPort, tls: nil), zone: values.zone(.centreZone),
      rulesPath: values.optionalText(.reportRulesFile), weasyprintPath: values.optionalText(.reportsWeasyprint),
      open: PublicSettings(units: values.units(.publicUnits), contact: values.line(.publicContact)),
      logLevel: values.text(.logLevel))
  }

  private static func tls(_ values: inout ConfigurationValues, _ address: String) -> TLSFiles? {
    switch (values.optionalText(.serverCertificateFile), values.optionalText(.serverKeyFile)) {
    case (let certificate?, let key?): return TLSFiles(certificatePath: certificate, keyPath: key)
    case (nil, nil):
      if !NetworkAddress.isLoopback(address) {
        values.add(
          .tlsMissing, .serverAddress, "Off loopback the centre speaks TLS only.",
          "Give server.tls_certificate_file and server.tls_key_file, or listen on 127.0.0.1.")
      }
    case (_?, nil):
      values.add(.tlsIncomplete, .serverCertificateFile, "The private key is missing.", "Give server.tls_key_file too.")
    case (nil, _?):
      values.add(.tlsIncomplete, .serverKeyFile, "The certificate is missing.", "Give server.tls_certificate_file too.")
    }
    return nil
  }
}
