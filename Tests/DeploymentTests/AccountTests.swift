import Foundation
import Testing

struct AccountTests {
  @Test(
    .enabled(if: Tool.isInstalled("systemd-sysusers"), "systemd-sysusers is not installed"),
    arguments: UnitFile.daemons + UnitFile.panel.prefix(1))
  func accountIsMadeForTheUserOfTheUnit(unit: UnitFile) throws {
    // given
    let sysusers = try #require(Tool("systemd-sysusers"))
    let root = try ScratchRoot()
    defer { root.remove() }

    // when
    let outcome = try sysusers.run([
      "--dry-run", "--root=\(root.url.path)", Repository.url("Systemd/sysusers.d/\(unit.program).conf").path,
    ])

    // then
    let user = try #require(unit.values("User").first)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("Creating user '\(user)'"))
    #expect(unit.values("Group") == [user])
  }

  @Test func everyGroupThatAUnitNamesIsMade() throws {
    for unit in UnitFile.daemons {
      let accounts = try Repository.text("Systemd/sysusers.d/\(unit.program).conf")
      for group in unit.values("SupplementaryGroups") {
        #expect(accounts.contains(try Regex("(?m)^g \(group) ")), "\(group)")
      }
    }
  }

  @Test(
    .enabled(
      if: Tool.isInstalled("systemd-tmpfiles") && Tool.isInstalled("systemd-sysusers") && getuid() == 0,
      "needs systemd-tmpfiles, systemd-sysusers and root"))
  func foldersAndSecretsGetTheOwnersAndModesThatTheProgramsDemand() throws {
    // given a machine with the accounts, where a technician left the secrets open
    let root = try ScratchRoot()
    defer { root.remove() }
    for program in UnitFile.daemons.map(\.program) {
      try root.copy("Systemd/sysusers.d/\(program).conf", to: "usr/lib/sysusers.d")
      try root.copy("Systemd/tmpfiles.d/\(program).conf", to: "usr/lib/tmpfiles.d")
    }
    _ = try Tool("systemd-sysusers")?.run(["--root=\(root.url.path)"])
    try root.write("etc/kioskd/sessions.token", "token", mode: 0o666)
    try root.write("etc/kioskd/enrolment-code", "code", mode: 0o644)

    // when
    let outcome = try #require(Tool("systemd-tmpfiles")).run(["--create", "--root=\(root.url.path)"])

    // then
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)")
    #expect(try root.access("etc/kioskd") == "750 root:kioskd")
    #expect(try root.access("etc/kioskd/sessions.token") == "640 root:kioskd")
    #expect(try root.access("etc/kioskd/enrolment-code") == "640 root:kioskd")
    #expect(try root.access("var/lib/kioskd") == "700 kioskd:kioskd")
    #expect(try root.access("etc/evaluationd") == "750 root:evaluationd")
    #expect(try root.access("var/lib/evaluationd") == "700 evaluationd:evaluationd")
  }
}
