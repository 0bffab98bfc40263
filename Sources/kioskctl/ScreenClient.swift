import AsyncHTTPClient
import Foundation
import KioskSound
import NIOCore

/// Speaks to the screen's listener of the running kiosk.
struct ScreenClient: SoundSource {
  private static let mostSoundBytes = 1024 * 1024

  private let client: HTTPClient
  private let base: String

  init(port: Int) {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    // The kiosk gives a sign of life each second.
    configuration.timeout = .init(connect: .seconds(2), read: .seconds(3))
    // The library's back-off grows to a minute, in which a kiosk that is back would not be heard.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    base = "http://127.0.0.1:\(port)"
  }

  func close() async { try? await client.shutdown() }

  func follow(_ take: (Data) async throws -> Void) async throws {
    let events = try await answer("/events").body
    try await take(Data())
    for try await part in events { try await take(Data(part.readableBytesView)) }
  }

  func sound(_ name: String) async throws(SoundProblem) -> Data {
    do {
      let body = try await answer("/sounds/\(name)").body.collect(upTo: Self.mostSoundBytes)
      return Data(body.readableBytesView)
    } catch let problem as SoundProblem {
      throw problem
    } catch {
      throw Task.isCancelled ? .ended : .kioskUnreachable("\(error)")
    }
  }

  private func answer(_ path: String) async throws -> HTTPClientResponse {
    let response = try await client.execute(HTTPClientRequest(url: base + path), deadline: .distantFuture)
    guard response.status == .ok else { throw SoundProblem.soundMissing }
    return response
  }
}
