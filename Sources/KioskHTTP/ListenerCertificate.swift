import HummingbirdTLS

/// The certificate chain and key that a listener shows. Read once: a renewed certificate needs a restart.
package struct ListenerCertificate: Sendable {
  let configuration: TLSConfiguration
  let chainPath: String

  /// - Throws: ``ListenerError/certificateUnreadable(path:)``, ``ListenerError/certificateKeyUnreadable(path:)``.
  package init(chainPath: String, keyPath: String) throws(ListenerError) {
    guard let chain = try? NIOSSLCertificate.fromPEMFile(chainPath), !chain.isEmpty else {
      throw .certificateUnreadable(path: chainPath)
    }
    guard let key = try? NIOSSLPrivateKey(file: keyPath, format: .pem) else {
      throw .certificateKeyUnreadable(path: keyPath)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    self.configuration = configuration
    self.chainPath = chainPath
  }
}
