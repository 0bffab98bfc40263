import Foundation
import TestSupport
import Testing

/// A technician at a running kiosk.
@Suite(.serialized, .timeLimit(.minutes(5))) struct MaintenanceTests {
  private static func withKiosk(
    in folder: ScratchFolder? = nil, _ body: (RunningKiosk) async throws -> Void
  ) async throws {
    try await RunningKiosk.with(in: folder, input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)]), body)
  }

  /// What `kioskctl maintenance` says: its exit status and its lines.
  private static func kioskctl(_ words: String..., at socket: String) async throws -> (status: Int32, text: String) {
    let kioskctl = try ProcessUnderTest("kioskctl", ["maintenance"] + words + ["--socket", socket])
    let status = await kioskctl.wait()
    while await kioskctl.output.next() != nil {}
    while await kioskctl.errors.next() != nil {}
    return (status, (kioskctl.output.all + kioskctl.errors.all).joined(separator: "\n"))
  }

  @Test func whileItLastsNoPressIsARatingAndItEndsByItself() async throws {
    try await Self.withKiosk { kiosk in
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      let begun = try await Self.kioskctl("begin", "--minutes", "2", "--json", at: kiosk.control)
      #expect(begun.status == 0 && begun.text == #"{"maintenance":true,"remaining_seconds":120}"#)
      #expect(try await kiosk.caller.state().state == "unavailable")
      #expect(try await Caller.get(kiosk.health + "/health").text.contains(#""code":"maintenance""#))
      try await kiosk.finger.move(to: 1000)
      #expect(try await kiosk.finger.press(1) != "rating")
      try await kiosk.finger.move(to: 119_000)
      let told = try await Self.kioskctl("status", "--json", at: kiosk.control)
      #expect(told.text == #"{"maintenance":true,"remaining_seconds":1}"#)
      try await kiosk.finger.move(to: 120_000)
      #expect(try await Self.kioskctl("status", "--json", at: kiosk.control).text == #"{"maintenance":false}"#)
      #expect(try await !Caller.get(kiosk.health + "/health").text.contains(#""code":"maintenance""#))
      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.ratings.isEmpty && stored.availability == [["maintenance"], []])
      #expect(kiosk.log.contains { $0.contains("maintenance begins") })
    }
  }

  @Test func causesHoldSideBySide() async throws {
    try await Self.withKiosk { kiosk in
      #expect(try await Self.kioskctl("begin", at: kiosk.control).text.contains("30 more minutes"))
      try kiosk.finger.plug(false)
      try await kiosk.finger.move(to: 1000)
      #expect(try await Self.kioskctl("end", at: kiosk.control).text.contains("presses are ratings"))
      #expect(try await kiosk.caller.state().state == "unavailable")
      try kiosk.finger.plug(true)
      try await kiosk.finger.move(to: 2000)
      #expect(try await kiosk.caller.state().state == "idle")
      let availability = try StoredEntries(kiosk.journal).availability.map { $0.sorted() }
      #expect(availability == [["maintenance"], ["input", "maintenance"], ["input"], []])
    }
  }

  @Test func timeIsBoundedAndAStrangerCannotOpenTheSocket() async throws {
    try await Self.withKiosk { kiosk in
      for minutes in ["0", "241"] {
        let refused = try await Self.kioskctl("begin", "--minutes", minutes, at: kiosk.control)
        #expect(refused.status == 1 && refused.text.contains("field-invalid"))
      }
      let mode = try FileManager.default.attributesOfItem(atPath: kiosk.control)[.posixPermissions] as? Int
      #expect(mode == 0o660)
      #expect(try await kiosk.caller.state().state == "idle")
    }
  }

  @Test func kioskThatIsNotThereIsTold() async throws {
    try await ScratchFolder.with("control") { folder in
      let answer = try await Self.kioskctl("status", at: folder.file("control.sock").path)
      #expect(answer.status == 69 && answer.text.contains("kiosk-unreachable"))
    }
  }

  @Test func kioskTakesRatingsWithoutItsSocket() async throws {
    var file = KioskFile()
    file.controlFolder = "/nonexistent"
    try await RunningKiosk.with(file, input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)])) { kiosk in
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      try await kiosk.finger.move(to: 1000)
      #expect(try await kiosk.finger.press(1) == "rating")
      #expect(await kiosk.stop() == 0)
      #expect(kiosk.log.contains { $0.contains("control-unavailable") })
    }
  }

  @Test func restartEndsIt() async throws {
    let folder = try ScratchFolder("kiosk")
    try await Self.withKiosk(in: folder) { kiosk in
      _ = try await Self.kioskctl("begin", at: kiosk.control)
    }
    try await Self.withKiosk(in: folder) { kiosk in
      let told = try await Self.kioskctl("status", "--json", at: kiosk.control)
      let state = try await kiosk.caller.state().state
      #expect(told.text == #"{"maintenance":false}"# && state == "idle")
    }
  }
}
