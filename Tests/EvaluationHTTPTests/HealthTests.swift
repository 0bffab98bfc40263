import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import EvaluationHTTP

struct HealthTests {
  @Test func healthSaysHowManyKiosksMatch() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pagesAndHealth { pages, health in
        var kiosk = KioskFixture()
        try await kiosk.enrol(pages, secret: secret)
        let batch = try kiosk.batch(try kiosk.lot(at: "hai-long"), epoch: centre.store.epoch)
        _ = try await kiosk.send(batch, pages)
        let answer = try await health.execute(uri: "/health", method: .get)
        #expect(answer.status == .ok)
        let document = try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any]
        #expect(document?["status"] as? String == "ok")
        #expect((document?["kiosks"] as? [String: Any])?["matches"] as? Int == 1)
        let metrics = try await health.execute(uri: "/metrics", method: .get).text
        #expect(metrics.contains("evaluation_healthy 1\n"))
        #expect(metrics.contains("evaluation_answers_total{kind=\"batch\",code=\"taken\"} 1\n"))
        #expect(metrics.contains("evaluation_kiosks{digest=\"matches\"} 1\n"))
      }
    }
  }

  @Test func aKioskThatIsNotHeardForADayIsSilent() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pagesAndHealth { pages, health in
        var kiosk = KioskFixture()
        try await kiosk.enrol(pages, secret: secret)
        _ = try await kiosk.send(try kiosk.batch([], epoch: centre.store.epoch), pages)
        #expect(try await health.execute(uri: "/metrics", method: .get).text.contains("evaluation_kiosks_silent 0"))
        centre.advance(seconds: 24 * 3600 + 1)
        #expect(try await health.execute(uri: "/metrics", method: .get).text.contains("evaluation_kiosks_silent 1"))
      }
    }
  }

  @Test func aStoreThatCannotBeReadMakesHealthRedWithAHint() async throws {
    try await CentreFixture.with { centre in
      try await centre.pagesAndHealth { _, health in
        try centre.store.close()
        let answer = try await health.execute(uri: "/health", method: .get)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.text.contains("\"status\" : \"failing\""))
        #expect(answer.text.contains("\"hint\""))
        #expect(try await health.execute(uri: "/metrics", method: .get).text.contains("evaluation_healthy 0\n"))
      }
    }
  }

  @Test func healthAndMetricsAreTheSameWhateverLevelWasChosen() async throws {
    let seen = Seen()
    for level in ["rat-hai-long", "hai-long", "khong-hai-long"] {
      try await CentreFixture.with { centre in
        let secret = try await centre.issueCode()
        try await centre.pagesAndHealth { pages, health in
          var kiosk = KioskFixture()
          try await kiosk.enrol(pages, secret: secret)
          let batch = try kiosk.batch(try kiosk.lot(at: level), epoch: centre.store.epoch)
          #expect(try await kiosk.send(batch, pages).status == .ok)
          await seen.add(try await health.execute(uri: "/health", method: .get).text, as: "health")
          await seen.add(try await health.execute(uri: "/metrics", method: .get).text, as: "metrics")
        }
      }
    }
    #expect(await seen.texts["health"]?.count == 1)
    #expect(await seen.texts["metrics"]?.count == 1)
  }

  /// The different answers that one address gave.
  private actor Seen {
    private(set) var texts: [String: Set<String>] = [:]
    func add(_ text: String, as name: String) { texts[name, default: []].insert(text) }
  }

  @Test func theListenerOfHealthHasNoPagesAndTheOneOfPagesNoHealth() async throws {
    try await CentreFixture.with { centre in
      try await centre.pagesAndHealth { pages, health in
        for (client, path) in [(health, "/sign-in"), (pages, "/health"), (pages, "/metrics")] {
          let answer = try await client.execute(uri: path, method: .get)
          #expect(answer.status == .notFound, "\(path)")
        }
      }
    }
  }
}
