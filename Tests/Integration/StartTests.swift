import Foundation
import KioskScreen
import TestSupport
import Testing

extension KioskdFaultTests {
  /// What keeps kioskd from starting, and what does not.
  @Suite struct StartTests {
    private struct Ended {
      let status: Int32
      let errors: [String]
    }

    /// Runs kioskd where it must not start.
    private static func run(_ text: String, in folder: ScratchFolder, _ options: [String] = []) async throws -> Ended {
      let file = folder.file("kioskd.toml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let kioskd = try ProcessUnderTest("kioskd", ["--configuration", file.path] + options)
      kioskd.closeInput()
      let status = await kioskd.wait()
      while await kioskd.errors.next() != nil {}
      return Ended(status: status, errors: kioskd.errors.all)
    }

    private static func withPanel() -> KioskFile {
      var file = KioskFile()
      file.panels = ["panel"]
      return file
    }

    @Test func everythingThatIsWrongWithAConfigurationIsToldAtOnce() async throws {
      try await ScratchFolder.with("kiosk") { folder in
        let text = Self.withPanel().text(in: folder)
          .replacing("prompt_timeout_seconds = 30", with: "prompt_timeout_seconds = 3")
          .replacing("counter = \"Q03\"", with: "counter = \"Q 03\"")
          .replacing("KEY_2", with: "KEY_ZWEI")
          .replacing("[journal]", with: "[jurnal]")
        let ended = try await Self.run(text, in: folder)

        #expect(ended.status == 78)
        for code in ["out-of-range", "malformed-code", "key-unknown", "unknown-key"] {
          #expect(ended.errors.contains { $0.contains(": \(code): ") && $0.contains("Hint: ") }, "no \(code)")
        }
        let place = /.*kioskd\.toml:[0-9]+:[0-9]+: .*/
        #expect(ended.errors.allSatisfy { $0.wholeMatch(of: place) != nil })
      }
    }

    @Test func aMissingTokenFileIsNamed() async throws {
      try await ScratchFolder.with("kiosk") { folder in
        let ended = try await Self.run(Self.withPanel().text(in: folder), in: folder)
        #expect(ended.status == 78)
        #expect(ended.errors.contains { $0.contains("file-unreadable") && $0.contains("sessions.token") })
      }
    }

    @Test func anUnusableTokenIsNamedAndNotRepeated() async throws {
      try await ScratchFolder.with("kiosk") { folder in
        try "geheim".write(to: folder.file("sessions.token"), atomically: true, encoding: .utf8)
        let ended = try await Self.run(Self.withPanel().text(in: folder), in: folder)
        #expect(ended.status == 78)
        #expect(ended.errors.contains { $0.contains("token-malformed") })
        #expect(!ended.errors.contains { $0.contains("geheim") })
      }
    }

    @Test func aConfigurationThatIsNotThereIsNamed() async throws {
      let kioskd = try ProcessUnderTest("kioskd", ["--configuration", "/nonexistent/kioskd.toml"])
      #expect(await kioskd.wait() == 78)
      #expect(try await kioskd.errors.first(containing: "file-unreadable").contains("/nonexistent/kioskd.toml"))
    }

    @Test func theDemosInputIsRefusedBesideDevices() async throws {
      try await ScratchFolder.with("kiosk") { folder in
        let ended = try await Self.run(Self.withPanel().text(in: folder), in: folder, ["--demo-channel", "0"])
        #expect(ended.status == 78)
        #expect(ended.errors.contains { $0.contains("demo-with-devices") })
      }
    }

    @Test func aSimulatedClockIsRefusedOutsideTheDemo() async throws {
      try await ScratchFolder.with("kiosk") { folder in
        _ = try Self.withPanel().write(to: folder)
        let ended = try await Self.run(Self.withPanel().text(in: folder), in: folder, ["--simulated-clock"])
        #expect(ended.status == 64)
        #expect(ended.errors.contains { $0.contains("simulated-clock-outside-demo") })
      }
    }

    @Test func aChannelThatIsNotOpenIsRefused() async throws {
      try await ScratchFolder.with("kiosk") { folder in
        _ = try KioskFile().write(to: folder)
        let ended = try await Self.run(KioskFile().text(in: folder), in: folder, ["--demo-channel", "963"])
        #expect(ended.status == 64)
        #expect(ended.errors.contains { $0.contains("demo-channel-closed") })
      }
    }

    @Test func aPortThatIsTakenIsNamed() async throws {
      try await RunningKiosk.with(input: .channel(isSimulated: true)) { first in
        let port = try #require(URL(string: first.screen)?.port)
        try await ScratchFolder.with("kiosk") { folder in
          _ = try Self.withPanel().write(to: folder)
          let text = Self.withPanel().text(in: folder)
            .replacing("[listeners.screen]\nport = 0", with: "[listeners.screen]\nport = \(port)")
          let kioskd = try ProcessUnderTest(
            "kioskd", ["--configuration", try Self.written(text, in: folder)])
          #expect(await kioskd.wait() == 71)
          #expect(
            try await kioskd.errors.first(containing: "listener-address-unavailable").contains("127.0.0.1:\(port)"))
        }
      }
    }

    /// As when the cable is out at boot. The address is one of documentation (RFC 5737), which no machine has.
    @Test func ratingsAreTakenWhileTheClerksPageWaitsForItsAddress() async throws {
      var file = KioskFile()
      file.pins = ["H56.14/CB017": "246813"]
      file.clerkAddress = "192.0.2.1"
      try await KioskdFaultTests.withKiosk(file) { kiosk, screen in
        try await kiosk.logs("listener-address-unavailable")
        let part = try await HealthAnswer.of(kiosk).part("listener:clerk")
        #expect(part.state == "degraded" && part.code == "listener-address-unavailable" && !part.hint.isEmpty)

        try await KioskdFaultTests.ask("A", kiosk, screen)
        #expect(try await kiosk.finger.press(1) == "rating")
      }
    }

    private static func written(_ text: String, in folder: ScratchFolder) throws -> String {
      let file = folder.file("kioskd.toml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }

    @Test func aSecondKioskOnTheSameJournalSaysSoAndTakesOverWhenTheFirstEnds() async throws {
      let first = try await RunningKiosk(input: .channel(isSimulated: false))
      var file = KioskFile()
      file.journalFolder = first.folder.url
      try await KioskdFaultTests.withKiosk(file) { second, screen in
        try await screen.view(.cannotRate)
        #expect(try await HealthAnswer.of(second).part("journal").code == "journal-in-use")
        #expect(try await second.caller.open("A").status == 503)

        #expect(await first.stop() == 0)
        try await screen.view(.idle)
        #expect(try await second.caller.open("A").state == "serving")
        _ = try await VerifiedJournal.expectSound(second.journal)
      }
    }

    @Test func aFileThatIsNoJournalIsLeftAloneAndSaid() async throws {
      let folder = try ScratchFolder("kiosk")
      let path = folder.file("journal.sqlite").path
      let foreign = Data(repeating: 0x58, count: 8192)
      try foreign.write(to: URL(filePath: path))
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: false)) { kiosk in
        let view = try await ScreenWatch.look(at: kiosk)
        #expect(view.state == .cannotRate)
        #expect(try await HealthAnswer.of(kiosk).part("journal").code == "journal-not-a-database")
      }
      #expect(FileManager.default.contents(atPath: path) == foreign)
    }
  }
}
