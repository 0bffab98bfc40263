import AsyncHTTPClient
import ForwardingContract
import Foundation

/// How the centre is reached. Holds no socket and no thread until it is connected.
package struct CentreClient: Sendable {
  /// How long and how much one exchange may take.
  package struct Bounds: Hashable, Sendable {
    package var connectMilliseconds: Int64 = 10_000
    package var totalMilliseconds: Int64 = 30_000
    package var answerBytes = Limits.messageBytes

    package init() {}
  }

  let address: CentreAddress
  let bounds: Bounds
  private let configuration: HTTPClient.Configuration

  /// - Parameter authorityPath: Certificates of the authority in PEM form that the centre's must come from; `nil` for
  ///   the system's own list.
  /// - Throws: ``ForwardingError/authorityUnreadable(path:)``.
  package init(address: CentreAddress, authorityPath: String?, bounds: Bounds = Bounds()) throws(ForwardingError) {
    self.address = address
    self.bounds = bounds
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .milliseconds(bounds.connectMilliseconds)),
      // Long enough for the batches of one round, too short for a router to forget the connection.
      connectionPool: .init(idleTimeout: .seconds(15), concurrentHTTP1ConnectionsPerHostSoftLimit: 1))
    configuration.httpVersion = .http1Only
    // When it is tried again is said by our own policies; the library's back-off would go on beneath them.
    configuration.connectionPool.retryConnectionEstablishment = false
    if let authorityPath {
      let certificates = FileManager.default.contents(atPath: authorityPath) ?? Data()
      guard String(decoding: certificates, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
        throw .authorityUnreadable(path: authorityPath)
      }
      configuration.tlsConfiguration = .makeClientConfiguration()
      configuration.tlsConfiguration?.trustRoots = .file(authorityPath)
    }
    self.configuration = configuration
  }

  /// To be stopped by whoever asked for it.
  func connected() -> CentreConnection {
    CentreConnection(
      address: address, bounds: bounds,
      http: HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration))
  }
}
