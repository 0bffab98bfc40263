import Foundation
import InputScenarioSupport
import TestSupport
import Testing

/// `kioskctl monitor`, `learn` and `record` on the node of a device, with the real program.
/// One at a time, and all scenarios are one test: it takes its time.
@Suite(.serialized, .timeLimit(.minutes(20))) struct MonitorCommandTests {
  private struct Line: Decodable {
    let kind: String
    let code: String?
    let x: Double?
    let y: Double?
    let text: String?
    let what: String?
    let hand: String?
    let down: Int64?
    let at: Int64?
    let simultaneous: Bool?
  }

  private static let node = "/dev/input/event0"

  private static func monitor(
    _ device: MockDevice, read: String = "", _ body: (DeviceTestbed) async throws -> Void
  ) async throws {
    let words = ["monitor", "--json"] + (read.isEmpty ? [] : ["--read", read]) + [node]
    try await DeviceTestbed.with([device], program: "kioskctl", words) { testbed in
      #expect(try await next(testbed).kind == "ready")
      try await body(testbed)
    }
  }

  private static func next(_ testbed: DeviceTestbed) async throws -> Line {
    guard let line = await testbed.output.next() else {
      throw LineStream.NoSuchLine(seen: testbed.output.all + testbed.errors.all)
    }
    return try JSONDecoder().decode(Line.self, from: Data(line.utf8))
  }

  private static func text(_ line: Line) -> String {
    switch line.kind {
    case "press": "press \(line.code ?? "?")" + (line.simultaneous == true ? " simultaneous" : "")
    case "touch": "touch \(line.x ?? -1) \(line.y ?? -1)" + (line.simultaneous == true ? " simultaneous" : "")
    case "scan": "scan \(line.text ?? "")"
    default: line.kind
    }
  }

  /// Whoever looks at a node sees it go, and is not back by itself.
  private static func isForTheMonitor(_ scenario: InputScenario) -> Bool {
    scenario.steps.allSatisfy { if case .unplug = $0.step { false } else { true } }
  }

  @Test(arguments: try InputScenario.all().filter(isForTheMonitor).map(\.name))
  func scenarioHoldsForTheRealProgram(_ name: String) async throws {
    let scenario = try #require(try InputScenario.all().first { $0.name == name })
    let wanted = scenario.expected == ["nothing"] ? [] : scenario.expected
    let device = scenario.device("panel")
    try await Self.monitor(device, read: scenario.words) { testbed in
      try await testbed.perform(try scenario.command(to: "panel"))
      for expected in wanted {
        var line = try await Self.next(testbed)
        while ["typed", "lost"].contains(line.kind) { line = try await Self.next(testbed) }
        let told = InputScenario.Line(
          words: Self.text(line).split(separator: " ").map(String.init).filter { $0 != "simultaneous" },
          place: line.x.flatMap { x in line.y.map { (x, $0) } },
          options: line.simultaneous == true ? ["simultaneous"] : [])
        let plain = expected.replacing(#/ (?:down|at)=[0-9]+/#, with: "")
        #expect(told.fits(plain), "expected \(expected), told \(told.text)")
      }
      try await testbed.perform(#"{"unplug": "panel"}"#)
      var line = try await Self.next(testbed)
      while ["typed", "lost"].contains(line.kind) { line = try await Self.next(testbed) }
      #expect(line.kind == "gone", "told beyond what is expected: \(Self.text(line))")
    }
  }

  /// A full keyboard may be a box of five buttons: a press is one line all the same.
  @Test func aPressOnAKeyboardIsOneLine() async throws {
    try await Self.monitor(.scanner("gun")) { testbed in
      _ = try await testbed.press("KEY_2", device: "gun")
      #expect(try await Self.next(testbed).kind == "press")
      try await testbed.perform(#"{"unplug": "gun"}"#)
      #expect(try await Self.next(testbed).kind == "gone")
    }
  }

  @Test func pressCarriesTheKernelsTimes() async throws {
    try await Self.monitor(Probe.panel()) { testbed in
      let made = try await testbed.press("KEY_2")
      let line = try await Self.next(testbed)
      #expect(line.kind == "press" && line.code == "KEY_2" && line.simultaneous == false)
      #expect(line.down == made.down && line.at == made.up)
    }
  }

  @Test func scanIsShownWithItsTextButNotACitizensCardAndNotWhatAPersonTypes() async throws {
    try await Self.monitor(.scanner("gun"), read: "scanner") { testbed in
      try await testbed.perform(#"{"type": "H56.14-261121-0007", "end": "KEY_ENTER", "device": "gun"}"#)
      var line = try await Self.next(testbed)
      #expect(line.kind == "scan" && line.text == "H56.14-261121-0007" && line.what == "dossier")
      try await testbed.perform(#"{"type": "001099012345|012345678|NGUYEN", "end": "KEY_ENTER", "device": "gun"}"#)
      line = try await Self.next(testbed)
      #expect(line.kind == "scan" && line.text == nil && line.what == "identity-card")
      try await testbed.perform(#"{"type": "12", "end": "KEY_ENTER", "device": "gun"}"#)
      line = try await Self.next(testbed)
      #expect(line.kind == "typed" && line.text == nil && line.hand == "short")
      #expect(!testbed.output.all.contains { $0.contains("001099012345") })
    }
  }

  @Test(arguments: ["all", "scanner", "scanner prefix=X"])
  func ofACitizensCardNothingIsShownHoweverItIsRead(read: String) async throws {
    try await Self.monitor(.scanner("gun"), read: read) { testbed in
      try await testbed.perform(#"{"type": "001099012345|012345678|NGUYEN", "end": "KEY_ENTER", "device": "gun"}"#)
      let scan = try await Self.next(testbed)
      #expect(scan.kind == "scan" && scan.text == nil && scan.what == "identity-card")
      try await testbed.perform(#"{"unplug": "gun"}"#)
      #expect(try await Self.next(testbed).kind == "gone")
      #expect(testbed.output.all.count == 3, "no key of it is told")
    }
  }

  @Test func whatCannotBeReadIsSaidInOneSentence() async throws {
    for (change, code) in [({ $0.busy = true }, "device-busy"), ({ $0.mode = "0000" }, "device-denied")]
      as [((inout MockDevice) -> Void, String)]
    {
      let testbed = try await DeviceTestbed([Probe.panel(change)], program: "kioskctl", ["monitor", Self.node])
      let said = try await testbed.errors.first(containing: code)
      #expect(said.contains(Self.node))
      #expect(await testbed.wait() == 69)
    }
    let testbed = try await DeviceTestbed(
      [Probe.panel()], program: "kioskctl", ["monitor", "/dev/input/event7"])
    try await testbed.errors.first(containing: "device-absent")
    #expect(await testbed.wait() == 69)
  }

  @Test func devicesSaysWhatADeviceMayBeAndWhichBlockFits() async throws {
    let panels = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Firmware-Config/panels").path
    var bare = MockDevice(id: "bare", name: "bare", keys: [])
    bare.axes = ["ABS_X": [0, 100], "ABS_Y": [0, 100]]
    var pressed = MockDevice(id: "resistive", name: "resistive", keys: [])
    pressed.axes = ["ABS_X": [0, 100], "ABS_Y": [0, 100], "ABS_PRESSURE": [0, 255]]
    let devices = [Probe.panel(), .touchScreen("glass"), bare, pressed]
    try await DeviceTestbed.with(devices, program: "kioskctl", ["devices", "--all", "--panels", panels]) { testbed in
      try await testbed.output.first(containing: "may be: buttons")
      try await testbed.output.first { $0.contains("fits: ") && $0.contains("button-box.toml") }
      try await testbed.output.first(containing: "protocol B")
      try await testbed.output.first(containing: "may be: touch")
      try await testbed.output.first(containing: "neither a key nor pressure")
      try await testbed.output.first(containing: "told by its pressure")
    }
  }

  @Test func unknownPanelIsLearntByPressingItsKeys() async throws {
    try await DeviceTestbed.with([Probe.panel()], program: "kioskctl", ["learn", Self.node]) { testbed in
      for (key, level) in [("KEY_3", "rat-hai-long"), ("KEY_1", "hai-long"), ("KEY_2", "khong-hai-long")] {
        try await testbed.errors.first(containing: level)
        _ = try await testbed.press(key)
      }
      try await testbed.output.first { $0 == "[[input.devices]]" }
      try await testbed.output.first(containing: #"name = "Rating Panel", vendor = 0x1209, product = 0x2303"#)
      try await testbed.output.first { $0 == #"rat-hai-long = ["KEY_3"]"# }
      try await testbed.output.first { $0 == #"khong-hai-long = ["KEY_2"]"# }
    }
  }

  /// A pad that wraps each digit in NumLock, and an encoder with a button that has no name: what is learnt is a configuration.
  @Test func whatIsLearntIsAccepted() async throws {
    let pad = Probe.panel {
      ($0.name, $0.keys) = ("", ["KEY_NUMLOCK", "KEY_KP1", "KEY_KP2", "0x12c"])
    }
    let words = ["learn", "--levels", "best,good,bad", "--name", "front", "--acts-on", "press", Self.node]
    try await DeviceTestbed.with([pad], program: "kioskctl", words) { testbed in
      for code in [79, 80, 0x12c] {
        try await testbed.errors.first(containing: "Press the key")
        let wrapped =
          "[0,[[1,69,1]]],[1,[[1,69,0]]],[2,[[1,\(code),1]]],[60,[[1,\(code),0]]],[61,[[1,69,1]]],[62,[[1,69,0]]]"
        try await testbed.perform("{\"frames\":[\(wrapped)],\"device\":\"panel\"}")
      }
      #expect(await testbed.wait() == 0)
      let block = testbed.output.all.joined(separator: "\n")
      #expect(
        block.contains(#"bad = ["0x12c"]"#) && !block.contains("name = \"\"") && block.contains("acts_on = \"press\""))
      let folder = try ScratchFolder("learnt")
      let file = folder.file("kioskd.toml")
      try (Self.counter + block).write(to: file, atomically: true, encoding: .utf8)
      let check = try FinishedProgram(BuiltProgram.path("kioskctl"), ["check", "--without-files", file.path])
      #expect(check.status == 0, "\(check.output)\(check.errors)")
    }
  }

  /// A counter without devices.
  private static let counter = """
    [kiosk]
    unit = "H56.14"
    counter = "Q03"

    [scale]
    id = "learnt"
    version = 1
    levels = [
      { name = "best", vi = "Tốt", en = "Good", satisfied = true },
      { name = "good", vi = "Khá", en = "Fair", satisfied = true },
      { name = "bad", vi = "Kém", en = "Bad", satisfied = false },
    ]

    [roster]
    clerks = [{ staff = "CB017", name = "Nguyễn Thị Hoa" }]

    [listeners.sessions]
    token_file = "/etc/kioskd/sessions.token"

    """

  @Test(arguments: [["--levels", "Tốt,Khá,Kém"], ["--name", "A b"], ["--levels", "a,b"]])
  func whatNoConfigurationTakesIsNotLearnt(words: [String]) throws {
    let program = try FinishedProgram(BuiltProgram.path("kioskctl"), ["learn", Self.node] + words)
    #expect(program.status == 64)
  }

  @Test func aPanelWithoutAFingerIsListedWithTheReason() async throws {
    let mute = Probe.panel { ($0.keys, $0.axes) = ([], ["ABS_X": [0, 100], "ABS_Y": [0, 100]]) }
    let testbed = try await DeviceTestbed([mute], program: "kioskctl", ["devices"])
    #expect(await testbed.wait() == 0)
    #expect(testbed.output.all.contains { $0.contains("neither a key nor pressure says") })
    let watched = try await DeviceTestbed([mute], program: "kioskctl", ["monitor", Self.node])
    try await watched.errors.first(containing: "device-useless")
    #expect(await watched.wait() == 69)
  }

  @Test func recordingIsThatOfEvemu() async throws {
    try await DeviceTestbed.with([Probe.panel()], program: "kioskctl", ["record", Self.node]) { testbed in
      try await testbed.errors.first(containing: "is recorded")
      _ = try await testbed.press("KEY_2")
      try await testbed.output.first { $0 == "N: Rating Panel" }
      try await testbed.output.first { $0 == "I: 0003 1209 2303 0111" }
      try await testbed.output.first { $0 == "B: 01 1c 00 00 00 00 00 00 00" }
      try await testbed.output.first { $0 == "E: 0.000000 0001 0003 1" }
      try await testbed.output.first { $0 == "E: 0.000000 0000 0000 0" }
      try await testbed.output.first { $0.hasSuffix(" 0001 0003 0") }
    }
  }
}
