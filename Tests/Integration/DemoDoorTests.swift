import Testing

/// The demo's doors take nothing that the counter has not: what cannot be meant is passed over, and nothing ends by it.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DemoDoorTests {
  @Test func aLevelThatTheScaleDoesNotHaveIsNoPress() async throws {
    try await RunningKiosk.with(input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)])) { kiosk in
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      try await kiosk.finger.move(to: 1000)

      let door = Caller(base: kiosk.screen, token: nil)
      let clicked = try await door.send("POST", "/demo-touch", #"{"target":"level:foo","revision":"1"}"#)
      #expect(clicked.status < 500)
      #expect(try await kiosk.finger.press(.target("level:foo")) == "notTaken")
      try kiosk.finger.lower(.target("level:foo"), device: "screen")
      try await kiosk.finger.move(to: 2000)

      #expect(try await kiosk.caller.state().state == "inviting")
      #expect(try StoredEntries(kiosk.journal).presses.isEmpty)
      #expect(try await kiosk.finger.press(1) == "rating")
    }
  }
}
