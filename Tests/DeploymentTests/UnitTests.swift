import Foundation
import Testing

struct UnitTests {
  @Test func everyUnitOfTheFolderIsTested() throws {
    let units = try Repository.names(in: "Systemd").filter { $0.hasSuffix(".service") }
    #expect(units == UnitFile.all.map(\.name).sorted())
  }

  @Test(.enabled(if: Tool.isInstalled("systemd-analyze"), "systemd-analyze is not installed"), arguments: UnitFile.all)
  func serviceManagerFindsNothingToSayAgainstIt(unit: UnitFile) throws {
    // given a root with the unit and an executable for it
    let analyze = try #require(Tool("systemd-analyze"))
    let root = try ScratchRoot()
    defer { root.remove() }
    let units = "usr/lib/systemd/system"
    for name in UnitFile.all.map(\.name) + ["kiosk-screen.socket"] { try root.copy("Systemd/\(name)", to: units) }
    for program in Set(UnitFile.all.compactMap(\.executable)) { try root.write(program, "#!/bin/sh\n", mode: 0o755) }
    for target in ["sysinit.target", "basic.target", "shutdown.target", "multi-user.target", "sockets.target"] {
      try root.write("\(units)/\(target)", "[Unit]\nDefaultDependencies=no\n", mode: 0o644)
    }

    // when
    let path = "/\(units)/\(unit.name)"
    let outcome = try analyze.run([
      "verify", "--root=\(root.url.path)", "--recursive-errors=no", "--man=no", path,
    ])

    // then
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)")
  }

  /// The bar is 2.0. The kiosk must open devices, hear of new ones and ask whether the clock is right; the centre need not.
  /// The panel must see process 1 and be drawn on, its browser compiles what it draws with.
  @Test(
    .enabled(if: Tool.isInstalled("systemd-analyze"), "systemd-analyze is not installed"),
    arguments: [
      ("kioskd.service", 1.8), ("evaluationd.service", 1.2), ("kiosk-screen.service", 1.6), ("kiosk-page.service", 1.2),
      ("kiosk-sound.service", 1.1),
    ])
  func exposureStaysBelowItsBound(unit: String, bound: Double) throws {
    let analyze = try #require(Tool("systemd-analyze"))
    let path = Repository.url("Systemd/\(unit)").path
    let output = try analyze.run(["security", "--offline=true", "--no-pager", path]).output
    let match = try #require(output.firstMatch(of: /Overall exposure level for [^:]+: ([0-9.]+)/), "\(output)")
    let exposure = try #require(Double(match.1))
    #expect(exposure <= bound, "\(output)")
  }

  @Test(arguments: UnitFile.daemons)
  func runsTheProgramOfItsNameWithOptionsThatTheProgramHas(unit: UnitFile) throws {
    let words = try #require(unit.values("ExecStart").first).split(separator: " ").map(String.init)
    let program = try ProgramSource(unit.program)
    #expect(words.first == "/usr/bin/\(unit.program)")
    #expect(program.lacks(words.dropFirst()).isEmpty)
  }

  @Test(arguments: UnitFile.daemons)
  func readsTheConfigurationThatTheSampleDescribes(unit: UnitFile) throws {
    let path = "/etc/\(unit.program)/\(unit.program).toml"
    #expect(unit.values("ExecStart").first?.hasSuffix("--configuration \(path)") == true)
    #expect(try Repository.text("Firmware-Config/\(unit.program).toml").contains("Copy it to \(path)"))
    #expect(unit.values("ConfigurationDirectory") == [unit.program])
    #expect(unit.values("StateDirectory") == [unit.program])
  }

  @Test(arguments: UnitFile.daemons)
  func isWatchedAndRestartedButNotForAMistakeThatOnlyPeopleMend(unit: UnitFile) {
    #expect(unit.values("Type") == ["notify"])
    #expect(unit.values("WatchdogSec") == ["30"])
    #expect(unit.values("Restart") == ["always"])
    #expect(unit.values("RestartPreventExitStatus") == ["64 78"])
    #expect(unit.values("StartLimitIntervalSec") == ["0"])
  }

  @Test(arguments: UnitFile.panel)
  func panelComesBackHoweverOftenItEnds(unit: UnitFile) {
    #expect(unit.values("Restart") == ["always"] && unit.values("StartLimitIntervalSec") == ["0"])
  }

  /// Writing is allowed where it is asked for, and it is all that is.
  @Test func aLampAsksForNothingButWriting() throws {
    let settings = try UnitFile("kioskd.service.d/lamp.conf").settings
    #expect(settings.map(\.key) == ["DeviceAllow"] && settings.map(\.value) == ["char-input rw"])
  }

  /// Where PostgreSQL runs on the same machine the centre waits for it, and it reaches one on another.
  @Test func centreReachesItsDataBase() throws {
    let unit = try UnitFile("evaluationd.service")
    #expect(unit.values("After").joined().contains(" postgresql.service"))
    #expect(unit.values("RestrictAddressFamilies") == ["AF_INET AF_INET6 AF_UNIX"])
    #expect(unit.values("PrivateNetwork").isEmpty && unit.values("IPAddressDeny").isEmpty)
  }

  /// What each of these would take from the kiosk, a service that starts anyway would not tell.
  @Test func kioskKeepsWhatItCannotDoWithout() throws {
    let unit = try UnitFile("kioskd.service")
    #expect(unit.values("DeviceAllow") == ["char-input r"])
    #expect(unit.values("SupplementaryGroups") == ["input"])
    #expect(unit.values("RestrictAddressFamilies").joined().contains("AF_NETLINK"))
    #expect(unit.values("SystemCallFilter").last == "adjtimex clock_adjtime")
    #expect(unit.values("ProtectClock").isEmpty)
    #expect(unit.values("ProcSubset") == ["all"])
    #expect(unit.values("PrivateDevices").isEmpty && unit.values("PrivateNetwork").isEmpty)
  }
}
