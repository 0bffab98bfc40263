import EvaluationHTTP
import Foundation
import RatingModel
import TOMLKit

/// Reads `evaluationd.toml`. Pure but for ``read(path:)``: the same text gives the same answer.
package enum ConfigurationReader {
  /// The largest file that is read, in bytes.
  package static let largestFile = 128 * 1024

  package static func read(path: String) -> Result<CentreSettings, ConfigurationRefusal> {
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.read(upToCount: largestFile + 1) ?? Data()
    else {
      return whole(.fileUnreadable, "The file cannot be read.", "Check that it exists and that you may read it.")
    }
    return parse(bytes)
  }

  package static func parse(_ bytes: Data) -> Result<CentreSettings, ConfigurationRefusal> {
    guard bytes.count <= largestFile else {
      return whole(.fileTooLarge, "The file has more than \(largestFile) bytes.", "Check that it is the right file.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return whole(.notUTF8, "The file is not UTF-8.", "Save it again as UTF-8.")
    }
    do {
      var values = ConfigurationValues(try TOMLTable(string: text), lines: KeyLines(text))
      let settings = settings(&values)
      return values.diagnostics.isEmpty ? .success(settings) : .failure(ConfigurationRefusal(values.diagnostics))
    } catch let error as TOMLParseError {
      return whole(.syntax, error.description, "Compare the line with the sample.", line: error.source.begin.line)
    } catch {
      return whole(.syntax, "The file is no TOML.", "Compare it with the sample.")
    }
  }

  private static func settings(_ values: inout ConfigurationValues) -> CentreSettings {
    values.refuseUnknownKeys()
    let store = values.text(.storePath)
    let keyPath = values.optionalText(.storeKeyFile) ?? (store as NSString).deletingLastPathComponent + "/centre.key"
    let address = values.address(.serverAddress)
    let (port, healthPort) = (values.integer(.serverPort), values.integer(.healthPort))
    if port == healthPort, port != 0, NetworkAddress.isLoopback(address) {
      values.add(.portConflict, .healthPort, "The port is the server's.", "Take another one, or 0 for any free one.")
    }
    return CentreSettings(
      storePath: store, keyPath: keyPath,
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
          "Give server.certificate_file and server.key_file, or listen on 127.0.0.1.")
      }
    case (_?, nil):
      values.add(.tlsIncomplete, .serverCertificateFile, "The private key is missing.", "Give server.key_file too.")
    case (nil, _?):
      values.add(.tlsIncomplete, .serverKeyFile, "The certificate is missing.", "Give server.certificate_file too.")
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
