import Foundation
import KioskScreen
import TestSupport
import Testing

@testable import KioskSound

/// A counter without a screen: `kioskctl sound` beside the real kioskd, with a player that only says what it was given.
///
/// On a machine that is short of time a connection may be lost at any moment: then what was cut off is heard twice.
@Suite(.serialized, .timeLimit(.minutes(5))) struct SoundCommandTests {
  private static let input = RunningKiosk.Input.channel(isSimulated: true, waiting: [DemoFinger.clock(0)])

  /// - Parameter player: The script of the player, by default one that says checksum and length of every sound but the one of
  ///   notices, which a disk that is slow for a moment has. What it says is heard as an error of the command's.
  private static func sound(
    _ kiosk: RunningKiosk, in folder: ScratchFolder, player: String? = nil
  ) throws -> ProcessUnderTest {
    let notice = try Self.file(.notice, in: folder)
    let usual = """
      sound=$(cksum)
      [ "$sound" = "$(cksum < \(notice))" ] || echo heard $sound >&2
      """
    let script = folder.file("player").path
    try Data((player ?? usual).utf8).write(to: URL(filePath: script))
    let port = try #require(URL(string: kiosk.screen)?.port)
    // Read by a shell, not run itself: a program that another test starts meanwhile may hold on to it.
    return try ProcessUnderTest("kioskctl", ["sound", "--port", "\(port)", "--player", "/bin/sh \(script)"])
  }

  /// The sound as a player gets it.
  private static func file(_ kind: Signal.Kind, in folder: ScratchFolder) throws -> String {
    let file = folder.file("\(kind.rawValue).wav")
    try #require(WaveFile(Tone.wave(kind))).scaled(percent: 60).data.write(to: file)
    return file.path
  }

  @Test func promptAndThanksSoundTheSameForEveryLevelAndForDeclining() async throws {
    let folder = try ScratchFolder("sound")
    try await RunningKiosk.with(input: Self.input) { kiosk in
      let sound = try Self.sound(kiosk, in: folder)
      try await sound.output.first(containing: "connected")
      var heard: [[String]] = []
      var last = ""
      func nextSound(_ name: String) async throws -> String {
        try await sound.output.first(containing: "plays \(name)")
        last = try await sound.errors.first { $0.hasPrefix("heard ") && $0 != last }
        return last
      }
      for (turn, key) in [1, 2, 3, 0].enumerated() {
        let start = Int64(turn) * 100_000
        try await kiosk.finger.move(to: start)
        try await kiosk.caller.open("S\(turn)")
        try await kiosk.caller.invite("S\(turn)")
        let prompt = try await nextSound("prompt.wav")
        try await kiosk.finger.move(to: start + 1000)
        _ = try await kiosk.finger.press(DemoFinger.Key(integerLiteral: key))
        heard.append([prompt, try await nextSound("thanks.wav")])
        try await kiosk.finger.move(to: start + 90_000)
      }
      #expect(Set(heard).count == 1 && Set(heard[0]).count == 2, "\(heard)")
      let played = Set(sound.output.all).subtracting(["plays notice.wav"])
      #expect(played == ["connected", "plays prompt.wav", "plays thanks.wav"])
      #expect(Set(sound.errors.all.filter { $0.hasPrefix("heard ") }).isSuperset(of: heard[0]))
      await sound.terminate()
    }
  }

  @Test func soundEndsForTheNextOneAndNeverOverlapsIt() async throws {
    // given a player that holds a lock and does not end by itself
    let folder = try ScratchFolder("sound")
    let lock = folder.file("lock").path
    let player = "exec 9>\(lock); flock -n 9 && echo alone >&2 || echo overlaps >&2; exec tail -f /dev/null"
    try await RunningKiosk.with(input: Self.input) { kiosk in
      let sound = try Self.sound(kiosk, in: folder, player: player)
      try await sound.output.first(containing: "connected")
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      try await sound.errors.first { $0 == "alone" }
      try await kiosk.finger.move(to: 1000)
      #expect(try await kiosk.finger.press(2) == "rating")
      try await sound.output.first(containing: "plays thanks.wav")
      try await sound.errors.first { $0 == "alone" }
      // when the kiosk goes away, then it is silent
      await kiosk.stop()
      #expect(try FinishedProgram("/usr/bin/flock", [lock, "true"]).status == 0)
      #expect(!sound.errors.all.contains("overlaps"))
      #expect(!sound.errors.all.contains { $0.contains("player-endless") }, "it did not end by being ended")
      await sound.terminate()
    }
  }

  @Test func kioskThatComesBackIsHeardAgain() async throws {
    let folder = try ScratchFolder("sound")
    var file = KioskFile()
    let first = try await RunningKiosk(file, input: Self.input)
    let sound = try Self.sound(first, in: folder)
    try await sound.output.first(containing: "connected")
    await first.kill()
    try await sound.errors.first(containing: "kiosk-unreachable")
    file.screenPort = try #require(URL(string: first.screen)?.port)
    try await RunningKiosk.with(file, in: first.folder, input: Self.input) { kiosk in
      try await sound.output.first(containing: "connected")
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      try await sound.output.first(containing: "plays prompt.wav")
    }
    await sound.terminate()
    while await sound.output.next() != nil {}
    // Once for each connection it is told that there is none any more, however often it is sought.
    let (connected, lost) = (sound.output.all.filter { $0 == "connected" }, sound.errors.all.filter(Self.isLoss))
    #expect(lost.count <= connected.count)
  }

  private static func isLoss(_ line: String) -> Bool { line.hasPrefix("kioskctl: kiosk-unreachable: Is ") }

  @Test func playerThatFailsIsTold() async throws {
    let folder = try ScratchFolder("sound")
    try await RunningKiosk.with(input: Self.input) { kiosk in
      let sound = try Self.sound(kiosk, in: folder, player: "exit 7")
      try await sound.output.first(containing: "connected")
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      let said = try await sound.errors.first { $0.contains("player-failed") && $0.contains("prompt.wav") }
      #expect(said.contains("status 7"))
      await sound.terminate()
    }
  }

  /// As on a machine that is short of time.
  @Test func soundThatWasCutOffWhileTheKioskStoodStillIsHeardAgain() async throws {
    // given a player that does not end by itself the first time that it plays the prompt; a slow disk has a sound of its own
    let folder = try ScratchFolder("sound")
    let (prompt, first) = (try Self.file(.prompt, in: folder), folder.file("first").path)
    let player = """
      cmp -s - \(prompt) || exit 0
      if [ -e \(first) ]; then echo heard >&2; exit; fi
      : > \(first); echo begun >&2; exec tail -f /dev/null
      """
    try await RunningKiosk.with(input: Self.input) { kiosk in
      let sound = try Self.sound(kiosk, in: folder, player: player)
      try await sound.output.first(containing: "connected")
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      try await sound.output.first(containing: "plays prompt.wav")
      // Where it was cut off before it could say so, or a slow disk let it be asked for anew, it has been heard again already.
      try await sound.errors.first { $0 == "begun" || $0 == "heard" }
      // when the kiosk gives no sign of life for a while
      #expect(kill(kiosk.processID, SIGSTOP) == 0)
      try await sound.errors.first(containing: "kiosk-unreachable")
      #expect(kill(kiosk.processID, SIGCONT) == 0)
      if !sound.errors.all.contains("heard") { try await sound.errors.first { $0 == "heard" } }
      // then
      try await sound.output.first(containing: "plays prompt.wav")
      await sound.terminate()
    }
  }

  @Test func playerThatIsNotThereIsRefusedAtTheStart() async throws {
    let sound = try ProcessUnderTest("kioskctl", ["sound", "--player", "/nonexistent/player -q"])
    #expect(await sound.wait() == 69)
    #expect(try await sound.errors.first(containing: "player-missing").contains("/nonexistent/player"))
  }
}
