import KioskJournal
import KioskScreen
import RatingModel
import TestSupport
import Testing

/// kioskd at a counter without any software: a button of the clerk's, badges and receipts before a scanner.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdDeskTests {
  private static func withDesk(_ body: (RunningKiosk, ScreenWatch) async throws -> Void) async throws {
    var file = KioskFile()
    file.panels = ["panel"]
    file.others = [.clerksButton(), .scanner()]
    file.strangers = [.scanner("visitor")]
    // However slow the machine is, question and thanks outlast what is done meanwhile.
    (file.promptSeconds, file.correctionSeconds) = (600, 60)
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await body(kiosk, screen)
    }
  }

  private static func opened(_ kiosk: RunningKiosk) throws -> [OpenPayload] {
    try StoredEntries(kiosk.journal).payloads.compactMap { if case .open(let payload) = $0 { payload } else { nil } }
  }

  private static func scan(_ text: String, _ kiosk: RunningKiosk) async throws {
    try await kiosk.devices.perform(#"{"type":"\#(text)","end":"KEY_ENTER","device":"gun"}"#)
  }

  @Test func theClerksButtonOpensASessionOfTheRostersClerkAndInvitesIt() async throws {
    try await Self.withDesk { kiosk, screen in
      _ = try await kiosk.devices.press("KEY_9", device: "clerk")
      try await screen.settles(try await screen.view(.pleaseRate))
      // While the question stands, and while thanks do, the button does nothing.
      _ = try await kiosk.devices.press("KEY_9", device: "clerk")
      _ = try await kiosk.devices.press("KEY_1", device: "panel")
      try await screen.view(.thankYou)
      _ = try await kiosk.devices.press("KEY_9", device: "clerk")
      #expect(try await kiosk.caller.state().state == "inviting")

      let opened = try Self.opened(kiosk)
      #expect(opened.map(\.source) == [.inviteButton])
      #expect(opened.map(\.clerk?.description) == ["H56.14/CB017"])
      #expect(opened.allSatisfy { $0.clerkSource == .roster && $0.dossiers.isEmpty })
      #expect(try StoredEntries(kiosk.journal).ratings.count == 1)
      #expect(try StoredEntries(kiosk.journal).ratedSessions.allSatisfy { $0.hasPrefix("button-") })
      _ = try await VerifiedJournal.expectSound(kiosk.journal)
    }
  }

  @Test func theClerksButtonInvitesTheSessionThatIsBeingServed() async throws {
    try await Self.withDesk { kiosk, screen in
      try await kiosk.caller.open("A")
      _ = try await kiosk.devices.press("KEY_9", device: "clerk")
      try await screen.settles(try await screen.view(.pleaseRate))
      _ = try await kiosk.devices.press("KEY_2", device: "panel")
      try await screen.view(.thankYou)

      #expect(try Self.opened(kiosk).map(\.source) == [.api])
      #expect(try StoredEntries(kiosk.journal).ratedSessions == ["A"])
    }
  }

  @Test func aReceiptOpensASessionOfTheClerkWhoseBadgeWasScanned() async throws {
    try await Self.withDesk { kiosk, screen in
      try await Self.scan("CB:CB018", kiosk)
      try await Self.scan("000.00.14.H99-261121-0001", kiosk)
      try await screen.view(.serving)
      // The same receipt again is no other citizen.
      try await Self.scan("000.00.14.H99-261121-0001", kiosk)
      _ = try await kiosk.devices.press("KEY_9", device: "clerk")
      try await screen.settles(try await screen.view(.pleaseRate))
      _ = try await kiosk.devices.press("KEY_1", device: "panel")
      try await screen.view(.thankYou)

      let opened = try Self.opened(kiosk)
      #expect(opened.map(\.source) == [.scan])
      #expect(opened.map(\.clerk?.description) == ["H56.14/CB018"])
      #expect(opened.flatMap(\.dossiers).map(\.stage) == [.returning])
      #expect(try StoredEntries(kiosk.journal).ratings.count == 1)
    }
  }

  @Test func aCitizensCardAndOtherCodesOpenNothingAndStandNowhere() async throws {
    try await Self.withDesk { kiosk, screen in
      try await Self.scan("001099012345|012345678|NGUYEN VAN A|01011999|NAM|HA NOI|01012021", kiosk)
      try await Self.scan("TICKET 12", kiosk)
      #expect(try await kiosk.caller.state().state == "idle")
      #expect(try Self.opened(kiosk).isEmpty)
      #expect(!kiosk.log.joined().contains("001099012345") && !kiosk.log.joined().contains("TICKET"))
      #expect(try await HealthAnswer.of(kiosk).part("device:gun").state == "ok")
    }
  }

  @Test func aVisitorsKeyboardScansNothing() async throws {
    try await Self.withDesk { kiosk, screen in
      let text = "000.00.14.H99-261121-0001"
      try await kiosk.devices.perform(#"{"type":"\#(text)","end":"KEY_ENTER","device":"visitor"}"#)
      #expect(try await kiosk.caller.state().state == "idle")
      #expect(!kiosk.devices.reports.all.contains { $0.contains("\"grabbed\": \"visitor\"") })
      try await Self.scan(text, kiosk)
      try await screen.view(.serving)
      #expect(try Self.opened(kiosk).count == 1)
    }
  }

  @Test func withoutThePanelNeitherButtonNorScannerIsSomethingToRateOn() async throws {
    try await Self.withDesk { kiosk, screen in
      try await kiosk.devices.perform(#"{"unplug":"panel"}"#)
      try await screen.view(.cannotRate)
      let health = try await HealthAnswer.of(kiosk)
      #expect(health.status == "failing")
      #expect(try health.part("device:gun").state == "ok")
      #expect(try health.part("device:clerk").state == "ok")
    }
  }
}
