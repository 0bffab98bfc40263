import Foundation
import TestSupport
import Testing

/// What draws the kiosk's page and plays its sounds agrees with the kiosk, with itself and with the guide.
struct PanelUnitTests {
  private static let folder = "Firmware-Config/kiosk-screen"

  @Test func pageIsWhereTheSampleConfigurationServesIt() throws {
    let sample = try Repository.text("Firmware-Config/kioskd.toml")
    let port = try #require(sample.firstMatch(of: /\[listeners\.screen\][^\[]*?\nport = ([0-9]+)/)?.1)
    let page = try UnitFile("kiosk-page.service").values("Environment").filter { $0.hasPrefix("KIOSK_PAGE=") }
    #expect(page == ["KIOSK_PAGE=http://127.0.0.1:\(port)/"])
    #expect(try Repository.text("Sources/kioskctl/SoundCommand.swift").contains("var port = \(port)\n"))
  }

  /// Without kioskd there is nobody to ask for its words.
  @Test func waitingPageSaysWhatTheKioskSaysWhenItCannotTakeRatings() throws {
    let page = try Repository.text("\(Self.folder)/waiting.html")
    for language in ["Vietnamese", "English"] {
      let table = try Repository.text("Sources/KioskScreen/StringTable+\(language).swift")
      let said = try #require(
        table.firstMatch(of: /\.cannotRate: Wording\(\s*headline: "([^"]+)",\s*detail: "([^"]+)"\)/))
      #expect(page.contains(">\(said.1)<") && page.contains(">\(said.2)<"), "\(language)")
    }
    #expect(page == page.precomposedStringWithCanonicalMapping)
  }

  @Test func everyFileIsInstalledWhereItSaysAndWhereOthersLookForIt() throws {
    let guide = try Repository.text("Firmware-Config/README.md")
    let units = try Repository.text("Systemd/kiosk-screen.service") + Repository.text("Systemd/kiosk-page.service")
    let script = try Repository.text("\(Self.folder)/kiosk-page")
    for name in try Repository.names(in: Self.folder) {
      let text = try Repository.text("\(Self.folder)/\(name)")
      let path = try #require(text.firstMatch(of: /Copy it to ([\w\/.-]+[\w])/)?.1, "\(name)")
      #expect(guide.contains("\(Self.folder)/\(name) \(path)\n"), "\(name)")
      let session = "PAMName=\(path.dropFirst("/etc/pam.d/".count))\n"
      #expect((units + script).contains(path) || units.contains(session), "\(name)")
    }
  }

  @Test func browserMayDrawWhereTheCompositorListens() throws {
    let socket = try UnitFile("kiosk-screen.socket"), page = try UnitFile("kiosk-page.service")
    let path = try #require(socket.values("ListenStream").first)
    #expect(page.values("Environment").contains("WAYLAND_DISPLAY=\(path)"))
    let group = try #require(socket.values("SocketGroup").first)
    #expect(page.values("SupplementaryGroups") == ["\(group) audio"] && socket.values("SocketMode") == ["0660"])
    #expect(page.values("BindsTo") == ["kiosk-screen.service"])
  }

  /// Nothing but the loudspeaker, nobody but this machine: the unit is the wall around the browser.
  @Test(arguments: ["kiosk-page.service", "kiosk-sound.service"])
  func whatSpeaksToTheKioskReachesNothingElse(name: String) throws {
    let unit = try UnitFile(name)
    #expect(unit.values("DevicePolicy") == ["closed"] && unit.values("DeviceAllow") == ["char-alsa rw"])
    #expect(unit.values("IPAddressDeny") == ["any"] && unit.values("IPAddressAllow") == ["localhost"])
    #expect(unit.values("DynamicUser") == ["yes"])
  }

  @Test func soundsArePlayedByASubcommandThatThereIs() throws {
    let words = try #require(try UnitFile("kiosk-sound.service").values("ExecStart").first).split(separator: " ")
    #expect(words.first == "/usr/bin/kioskctl")
    #expect(try ProgramSource("kioskctl").lacks(words.dropFirst().map(String.init)).isEmpty)
  }

  // MARK: The browser's script, with programs that only seem to be those it runs

  private func runScript(page: String = "http://127.0.0.1:8471/", cog: String) throws -> FinishedProgram {
    let root = try ScratchRoot()
    defer { root.remove() }
    for (name, text) in [("cog", cog), ("sleep", "exit 0"), ("curl", "exit 0")] {
      try root.write("bin/\(name)", "#!/bin/sh\n\(text)\n", mode: 0o755)
    }
    return try FinishedProgram(
      "/bin/sh", [Repository.url("\(Self.folder)/kiosk-page").path],
      environment: ["KIOSK_PAGE": page, "PATH": "\(root.url.path)/bin:/usr/bin:/bin"])
  }

  @Test func serviceEndsWithItsBrowser() throws {
    #expect(try runScript(cog: "exit 3").status == 3)
  }

  @Test func browserThatDoesNotShowAPageThatIsServedIsEnded() throws {
    let ended = try runScript(cog: "exec tail -f /dev/null")
    #expect(ended.status == 128 + 15 && ended.errors.contains("the browser does not show it"))
  }

  @Test func pageThatIsNoneOfThisMachinesIsRefused() throws {
    let refused = try runScript(page: "http://192.168.1.30:8471/", cog: "exit 0")
    #expect(refused.status == 78 && refused.errors.contains("KIOSK_PAGE must be like"))
  }
}
