import ConfigurationText
import EvaluationHTTP
import Foundation
import RatingModel

/// Reads `evaluationd.toml`. Pure but for ``read(path:)``: the same text gives the same answer.
package enum ConfigurationReader {
  /// The largest file that is read, in bytes.
  package static let largestFile = ConfigurationText.largestText

  package static func read(path: String) -> Result<CentreSettings, ConfigurationRefusal> {
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.read(upToCount: largestFile + 1) ?? Data()
    else {
      return whole(.fileUnreadable, "The file cannot be read.", "Check that it exists and that you may read it.")
    }
    return parse(bytes)
  }

  package static func parse(_ bytes: Data) -> Result<CentreSettings, ConfigurationRefusal> {
    switch ConfigurationText.parse(bytes) {
    case .failure(let fault): return refused(fault)
    case .success(let document):
      var values = ConfigurationValues(document)
      let settings = settings(&values)
      return values.diagnostics.isEmpty ? .success(settings) : .failure(ConfigurationRefusal(values.diagnostics))
    }
  }

  /// The text cannot be read.
  private static func refused(_ fault: ConfigurationFault) -> Result<CentreSettings, ConfigurationRefusal> {
    switch fault.code {
    case .tooLarge:
      whole(.fileTooLarge, "The file has more than \(largestFile) bytes.", "Check that it is the right file.")
    case .notUTF8:
      whole(.notUTF8, "The file is not UTF-8.", "Save it again as UTF-8.", line: fault.line)
    case .nulCharacter:
      whole(.nulCharacter, "The text holds a NUL character.", "Remove it; no key takes one.", line: fault.line)
    case .syntax:
      whole(.syntax, "This is no TOML: \(fault.reason).", "Compare the line with the sample.", line: fault.line)
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

  private static func whole(
    _ code: ConfigurationDiagnostic.Code, _ message: String, _ hint: String, line: Int = 1
  ) -> Result<CentreSettings, ConfigurationRefusal> {
    .failure(
      ConfigurationRefusal([ConfigurationDiagnostic(code: code, line: line, key: "", message: message, hint: hint)]))
  }
}
