import Foundation
import KioskScreen
import TestSupport
import Testing

/// A mouse on the demo's page: clicks go through the same door as touches. At a counter with devices that door is not there.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Browser.path != nil, "chromium is not installed"))
struct DemoClickTests {
  private static func click(_ target: String, on page: BrowserPage) async throws {
    // A page that has gone on meanwhile has it no more.
    let script = "document.querySelector('[data-target=\"\(target)\"]')?.click() ?? true"
    #expect(try await page.evaluate(script, as: Bool.self))
  }

  /// Takes views up to the first in the language.
  private static func view(in language: String, on watch: ScreenWatch) async throws -> ScreenView {
    while true {
      let view = try await watch.view(.idle, .serving, .pleaseRate)
      if view.languages.first == language { return view }
    }
  }

  /// Nothing counts in the first 300 ms of a paint, and pages paint when they can: whoever sees nothing happen presses again.
  private static func press(
    _ target: String, on page: BrowserPage, until state: ScreenView.State, _ watch: ScreenWatch
  ) async throws -> ScreenView {
    while true {
      try await click(target, on: page)
      if let view = try await watch.next(), view.state == state { return view }
    }
  }

  @Test func citizenOfTheDemoChangesTheLanguageAndRatesByClicks() async throws {
    try await RunningKiosk.with(input: .channel(isSimulated: false)) { kiosk in
      let watch = try await ScreenWatch(kiosk)
      let page = try await BrowserPage(in: try Browser())
      try await page.open(kiosk.screen + "/")
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      let asked = try await watch.view(.pleaseRate)
      #expect(asked.languages.first == "vi" && asked.decline != nil)
      let isShown =
        "new Promise((done) => { const look = () => document.body.dataset.state === 'please-rate' ? done(true) : setTimeout(look, 10); look(); })"
      #expect(try await page.evaluate(isShown, as: Bool.self))

      try await Self.click("language", on: page)
      let english = try await Self.view(in: "en", on: watch)
      // Painted and touched, the question has its whole time again: that is another view.
      #expect(english.revision >= asked.revision && english.texts.first == StringTable.english.wording(.pleaseRate))
      let thanks = try await Self.press("level:satisfied", on: page, until: .thankYou, watch)
      #expect(thanks.languages.first == "en")

      let stored = try StoredEntries(kiosk.journal)
      let rating = try #require(stored.ratings.first)
      #expect(rating.level.level.text == "satisfied" && rating.channel == .demo)
      // The next citizen finds the screen as it was.
      try await kiosk.caller.close("A")
      try await kiosk.caller.open("B")
      #expect(try await watch.view(.serving).languages.first == "vi")
    }
  }

  @Test func clicksAtACounterWithDevicesAreRefused() async throws {
    try await RunningKiosk.with(KioskFile(panels: ["panel"]), input: .panels) { kiosk in
      let door = Caller(base: kiosk.screen, token: nil)
      let answer = try await door.send("POST", "/demo-touch", #"{"target":"decline","revision":"1"}"#)
      #expect(answer.status == 404 && answer.code == "path-unknown")
    }
  }
}
