import KioskScreen
import Testing

/// What kioskd does when something around it fails. One at a time: suites in here own mounts, sockets and traced processes.
@Suite(.serialized, .timeLimit(.minutes(5))) enum KioskdFaultTests {
  /// A kiosk with the demo's finger and the machine's own clock, and its screen.
  static func withKiosk(
    _ file: KioskFile = KioskFile(), environment: [String: String] = [:], wrapper: [String] = [],
    _ body: (RunningKiosk, ScreenWatch) async throws -> Void
  ) async throws {
    try await RunningKiosk.with(
      file, input: .channel(isSimulated: false), environment: environment, wrapper: wrapper
    ) { kiosk in
      try await body(kiosk, try await ScreenWatch(kiosk))
    }
  }

  /// Opens and invites; returns when a press would count.
  static func ask(_ id: String, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws {
    #expect(try await kiosk.caller.open(id).state == "serving")
    #expect(try await kiosk.caller.invite(id).state == "inviting")
    try await screen.settles(try await screen.view(.pleaseRate))
  }
}
