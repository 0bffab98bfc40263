import EvaluationAccess
import EvaluationStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RatingModel
import Testing

@testable import EvaluationHTTP

/// A program that calls the centre with a token.
struct ProgramFixture: Sendable {
  let client: any TestClientProtocol
  /// `nil` for one that shows none.
  var token: String?

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
    try await ask(.get, path, headers)
  }

  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: String? = nil
  ) async throws -> TestResponse {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    return try await client.execute(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
  }

  /// Sends dossier results.
  func send(
    _ body: String, key: String? = "k-1", type: String = "application/json", query: String = ""
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.contentType: type]
    if let key, let name = HTTPField.Name("idempotency-key") { headers[name] = key }
    return try await ask(.post, "/v1/data/results\(query)", headers, body)
  }
}

extension CentreFixture {
  /// A token for a unit's subtree.
  func issue(
    _ scopes: Set<CallerScope>, unit: String = "H56", name: String = "bi", expiresAt: WallTime? = nil
  ) async throws -> String {
    let token = CallerToken.random(for: try #require(CallerName(name)))
    let grant = CallerGrant(
      name: token.name, secretHash: token.secretHash, scopes: scopes, unit: try self.unit(unit), counters: [],
      issuedAt: now, expiresAt: expiresAt)
    #expect(try await store.issue(grant) == nil)
    return token.text
  }

  /// Runs a test with a program and five released ratings of one clerk in H56.14 on 20 November, and three sessions of the 19th
  /// whose ratings are not released.
  static func withProgram(
    _ scopes: Set<CallerScope>, unit: String = "H56",
    _ body: @Sendable (CentreFixture, ProgramFixture) async throws -> Void
  ) async throws {
    try await with { centre in
      let token = try await centre.issue(scopes, unit: unit)
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let unreleased = Tally(key: try kiosk.dayKey(.outcome(.rated), on: "2026-11-19"), count: 3, version: 17)
        let tallies = try kiosk.lot(at: "hai-long") + [unreleased]
        let batch = try kiosk.batch(tallies, epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        try await body(centre, ProgramFixture(client: client, token: token))
      }
    }
  }

  func audited(_ kinds: Set<AccessEvent.Kind>) async throws -> [AccessEvent] {
    var query = AuditQuery()
    query.kinds = kinds
    return try await store.auditEvents(query).map(\.event)
  }
}

extension TestResponse {
  func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(buffer: body)) as? [String: Any])
  }

  func items() throws -> [[String: Any]] { try #require(try object()["items"] as? [[String: Any]]) }

  /// The cursor of the next page.
  func next() throws -> String? { try object()["next"] as? String }
}
