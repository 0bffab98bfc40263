import Testing

@testable import KioskHTTP

@Suite struct MetricsTextTests {
  private static let health = KioskHealth(
    version: "1.0.0", uptimeSeconds: 42,
    parts: [
      .init(name: "journal", state: .ok),
      .init(name: #"device:"A"\1"#, state: .failing, code: "device-gone", hint: "Plug it in."),
    ], openTail: .init(entries: 7, ageSeconds: 60), waitingInLots: 3)

  @Test func everyLineIsInPrometheusForm() {
    let text = MetricsText.text(of: Self.health)
    #expect(text.hasSuffix("\n"))
    for line in text.split(separator: "\n") {
      let isComment = line.wholeMatch(of: /# (HELP|TYPE) kiosk_[a-z_]+ .+/) != nil
      let isSample = line.wholeMatch(of: /kiosk_[a-z_]+(\{[a-z]+="([^"\\]|\\.)*"\})? -?[0-9]+/) != nil
      #expect(isComment || isSample, "\(line)")
    }
  }

  @Test func healthIsToldInNumbers() {
    let lines = MetricsText.text(of: Self.health).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == [
        #"kiosk_build_info{version="1.0.0"} 1"#, "kiosk_uptime_seconds 42", "kiosk_status 2",
        #"kiosk_part_status{part="journal"} 0"#, #"kiosk_part_status{part="device:\"A\"\\1"} 2"#,
        "kiosk_open_tail_entries 7", "kiosk_open_tail_age_seconds 60", "kiosk_ratings_waiting_in_lots 3",
      ])
  }

  @Test func theSessionFeedSaysWhetherAndSinceWhenItIsConnected() {
    func lines(_ feed: KioskHealth.Feed?) -> [String] {
      let health = KioskHealth(
        version: "1", uptimeSeconds: 0, parts: [], openTail: .init(entries: nil, ageSeconds: nil), waitingInLots: nil,
        feed: feed)
      return MetricsText.text(of: health).split(separator: "\n").map(String.init).filter { $0.hasPrefix("kiosk_feed") }
    }
    #expect(lines(nil).isEmpty)
    #expect(
      lines(.init(connectedSeconds: 5, commands: 7))
        == ["kiosk_feed_connected 1", "kiosk_feed_connected_seconds 5", "kiosk_feed_commands 7"])
    #expect(
      lines(.init(connectedSeconds: nil, commands: 7)) == ["kiosk_feed_connected 0", "kiosk_feed_commands 7"])
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let health = KioskHealth(
      version: "1.0.0", uptimeSeconds: 0, parts: [], openTail: .init(entries: 0, ageSeconds: nil), waitingInLots: nil)
    let text = MetricsText.text(of: health)
    #expect(!text.contains("age") && !text.contains("lots") && !text.contains("part"))
    #expect(health.status == .ok)
  }

  @Test func worstPartIsTheStatus() {
    let parts: [KioskHealth.Part] = [.init(name: "a", state: .ok), .init(name: "b", state: .degraded)]
    let health = KioskHealth(
      version: "1", uptimeSeconds: 0, parts: parts, openTail: .init(entries: 0, ageSeconds: nil), waitingInLots: 0)
    #expect(health.status == .degraded)
  }
}
