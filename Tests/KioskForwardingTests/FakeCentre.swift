import Crypto
import ForwardingContract
import Foundation
import Hummingbird
import HummingbirdTLS
import Logging
import RatingModel
import Synchronization

/// A centre on loopback that does what the test tells it: signs and checks with plain cryptography, by the letter of the
/// contract and without the code under test.
final class FakeCentre: Sendable {
  enum Answer: Sendable {
    case message(Data, type: String)
    case plain(status: Int, body: String, headers: [String: String] = [:])
    /// Never answers.
    case silence
    /// Answers with a head and a first byte, and then nothing.
    case trickle
    /// A body of this many bytes, without saying so beforehand.
    case flood(bytes: Int)
  }

  struct Arrival: Sendable {
    let path: String
    let header: [String: String]
    let payload: Data
    /// The JWS as it came.
    let text: String
  }

  let key = Curve25519.Signing.PrivateKey()
  let code: EnrolmentCode
  private let answering: @Sendable (FakeCentre, Arrival) -> Answer
  private let kept = Mutex<[Arrival]>([])

  init(_ answering: @escaping @Sendable (FakeCentre, Arrival) -> Answer) {
    self.answering = answering
    code = EnrolmentCode(
      secret: String(repeating: "a2", count: 13), centreFingerprint: Self.fingerprint(of: key.publicKey))
  }

  static func fingerprint(of key: Curve25519.Signing.PublicKey) -> String {
    String(hex(SHA256.hash(data: key.rawRepresentation)).prefix(32))
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

  var arrivals: [Arrival] { kept.withLock { $0 } }
  func arrivals(at path: String) -> [Arrival] { arrivals.filter { $0.path == path } }

  var publicKeyText: String { Self.base64url(key.publicKey.rawRepresentation) }

  static func base64url(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  static func data(base64url text: some StringProtocol) -> Data {
    let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)) ?? Data()
  }

  func sign(_ payload: Data, type: String, with other: Curve25519.Signing.PrivateKey? = nil) throws -> String {
    let header = Data(#"{"alg":"EdDSA","typ":"\#(type)","kid":"centre"}"#.utf8)
    let signed = Self.base64url(header) + "." + Self.base64url(payload)
    return signed + "." + Self.base64url(try (other ?? key).signature(for: Data(signed.utf8)))
  }

  /// Serves until `body` returns, which gets the base address.
  func serve(encrypted: Bool = false, _ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let responder = CallbackResponder<BasicRequestContext> { request, _ in try await self.respond(to: request) }
    var logger = Logger(label: "fake-centre")
    logger.logLevel = .critical
    let application = Application(
      responder: responder, server: encrypted ? try .tls(tlsConfiguration: Self.certificates()) : .http1(),
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { listening.yield($0.localAddress?.port ?? 0) }, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      for await port in ports {
        try await body("\(encrypted ? "https" : "http")://localhost:\(port)")
        break
      }
      group.cancelAll()
    }
  }

  private static func certificates() throws -> TLSConfiguration {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.server.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(TestCertificates.serverKey.utf8), format: .pem)
    return .makeServerConfiguration(certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
  }

  private func respond(to request: Request) async throws -> Response {
    let text = String(buffer: try await request.body.collect(upTo: 1 << 20))
    let parts = text.split(separator: ".")
    guard parts.count == 3 else { return Response(status: .badRequest) }
    let header = try JSONDecoder().decode([String: String].self, from: Self.data(base64url: parts[0]))
    let arrival = Arrival(
      path: request.uri.path, header: header, payload: Self.data(base64url: parts[1]), text: text)
    kept.withLock { $0.append(arrival) }
    switch answering(self, arrival) {
    case .message(let payload, let type):
      return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: try sign(payload, type: type))))
    case .plain(let status, let body, let headers):
      var response = Response(
        status: HTTPResponse.Status(code: status), body: .init(byteBuffer: ByteBuffer(string: body)))
      for (name, value) in headers { response.headers.append(.init(name: .init(name) ?? .server, value: value)) }
      return response
    case .silence:
      try await Task.sleep(for: .seconds(600))
      return Response(status: .ok)
    case .trickle:
      return Response(
        status: .ok,
        body: .init { writer in
          try await writer.write(ByteBuffer(string: "x"))
          try await Task.sleep(for: .seconds(600))
          try await writer.finish(nil)
        })
    case .flood(let bytes):
      return Response(
        status: .ok,
        body: .init { writer in
          let part = ByteBuffer(repeating: UInt8(ascii: "x"), count: 16_384)
          for _ in 0..<(bytes / 16_384) { try await writer.write(part) }
          try await writer.finish(nil)
        })
    }
  }
}
