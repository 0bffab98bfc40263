import ForwardingContract
import Foundation
import Hummingbird
import KioskSession
import RatingModel
import Testing

@testable import KioskHTTP

/// The description says what the listener does.
struct SessionAPITests {
  private typealias Object = [String: Any]

  private func document() throws -> Object {
    try #require(try JSONSerialization.jsonObject(with: Data(SessionAPI.document.utf8)) as? Object)
  }

  private func value(_ path: String...) throws -> Any {
    try path.reduce(try document() as Any) { value, name in try #require((value as? Object)?[name], "\(path)") }
  }

  @Test func everyPathAndMethodIsARouteOfTheListener() throws {
    let paths = try #require(try value("paths") as? [String: Object])
    #expect(paths.count == 6)
    for (path, methods) in paths {
      for method in methods.keys where method != "parameters" {
        let route = path.replacing("{session}", with: "s-1")
        let verb = try #require(HTTPRequest.Method(method.uppercased()))
        #expect(throws: Never.self) { try SessionRoute(method: verb, path: route) }
      }
    }
  }

  @Test func everyRefusalOfTheCounterHasItsStatusInTheDescription() throws {
    let paths = try #require(try value("paths") as? [String: Object])
    let described = Set(
      paths.values.flatMap { $0.values.compactMap { ($0 as? Object)?["responses"] as? Object } }.flatMap(\.keys))
    for refusal in SessionRefusal.allCases { #expect(described.contains(String(refusal.status.code))) }
  }

  @Test func limitsOfTheContractAreTheCountersOwn() {
    #expect(Limits.sessionBodyBytes == ListenerBounds().bodyBytes)
  }

  @Test func wordsAreThoseOfTheTypes() throws {
    let stages = try value(
      "components", "schemas", "Opening", "properties", "dossiers", "items", "properties", "stage", "enum")
    #expect(stages as? [String] == Stage.allCases.map(\.rawValue))
    let states = try value("components", "schemas", "State", "properties", "state", "enum")
    #expect(states as? [String] == SessionState.allCases.map(\.rawValue))
  }
}
