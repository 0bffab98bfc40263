import Foundation
import Testing

/// The udev rule and the key map that make a number pad the panel.
struct PanelTests {
  private static let matches: Set = [
    "ACTION", "SUBSYSTEM", "KERNEL", "ENV", "ATTR", "ATTRS", "KERNELS", "SUBSYSTEMS", "DRIVERS", "TAG", "TAGS",
  ]
  private static let assignments: Set = ["ENV", "SYMLINK", "GROUP", "MODE", "TAG", "GOTO", "LABEL"]

  private func rules() throws -> [[UdevRuleFile.Token]] {
    let text = try Repository.text("Firmware-Config/72-kiosk-panel.rules")
    return try #require(UdevRuleFile(text), "the rule is not in udev's form").rules
  }

  /// The lines that are off must be as good as those that are on: a technician turns them on.
  @Test func linesThatAreOffAreInUdevsFormToo() throws {
    let text = try Repository.text("Firmware-Config/72-kiosk-panel.rules")
    let allOn = text.replacing(/(?m)^#(?=[A-Z]+[{=!])/, with: "")
    let rules = try #require(UdevRuleFile(allOn)).rules
    #expect(rules.count == (try self.rules().count) + 6)
  }

  @Test func ruleComparesAndSetsOnlyWhatUdevKnows() throws {
    for token in try rules().flatMap(\.self) {
      let known = ["==", "!="].contains(token.comparison) ? Self.matches : Self.assignments
      #expect(known.contains(token.key), "\(token)")
    }
  }

  @Test func everyJumpHasItsLabelAfterIt() throws {
    let rules = try rules()
    for (number, rule) in rules.enumerated() {
      for jump in rule where jump.key == "GOTO" {
        #expect(rules[number...].contains { $0.contains { $0.key == "LABEL" && $0.value == jump.value } })
      }
    }
  }

  @Test func panelGetsAStableNameAndBelongsToTheKiosk() throws {
    let tokens = try rules().flatMap(\.self)
    let user = try UnitFile("kioskd.service").values("User").first
    #expect(tokens.first { $0.key == "SYMLINK" }?.value == "input/kiosk-panel")
    #expect(tokens.first { $0.key == "GROUP" }?.value == user)
    #expect(tokens.first { $0.key == "MODE" }?.value == "0640")
  }

  @Test func sampleRecognisesThePanelByThePropertyThatTheRuleSets() throws {
    let marks = try rules().flatMap(\.self).filter { $0.key == "ENV" && $0.comparison == "=" && $0.value == "1" }
    let sample = try Repository.text("Firmware-Config/kioskd.toml")
    #expect(marks.contains { token in token.attribute.map { sample.contains("udev = { \($0) = \"1\" }") } ?? false })
  }

  @Test func ruleIsReadAfterSeatsAreGivenAndBeforeTheirUsersGetAccess() {
    #expect(Repository.exists("Firmware-Config/72-kiosk-panel.rules"))
    #expect("72-kiosk-panel.rules" > "71-seat.rules" && "72-kiosk-panel.rules" > "70-power-switch.rules")
    #expect("72-kiosk-panel.rules" < "73-seat-late.rules")
  }

  @Test(.enabled(if: !KernelKeyNames.codes.isEmpty, "the kernel's headers are not installed"))
  func keyMapSendsKeysThatLinuxKnowsAndTheSampleUses() throws {
    // given the key map
    let lines = try Repository.text("Firmware-Config/72-kiosk-panel.hwdb").split(separator: "\n").filter {
      $0.first != "#"
    }
    let heads = lines.filter { $0.first != " " }
    let entries = try lines.filter { $0.first == " " }.map {
      try #require($0.wholeMatch(of: /\ KEYBOARD_KEY_([0-9a-f]+)=([a-z0-9]+)/), "\($0)")
    }

    // then each scan code has one meaning, which is a key of Linux
    #expect(heads.allSatisfy { $0.wholeMatch(of: /evdev:input:b0003v[0-9A-F]{4}p[0-9A-F]{4}\*/) != nil })
    #expect(Set(entries.map { String($0.1) }).count == entries.count)
    let sent = Set(entries.map { "KEY_" + $0.2.uppercased() })
    #expect(sent.isSubset(of: KernelKeyNames.codes.keys))

    // and every level of the sample can be given on the pad
    let sample = try Repository.text("Firmware-Config/kioskd.toml")
    let levels = sample.matches(of: /(?m)^[a-z-]+ = \[("KEY_.*)\]$/).map { match in
      match.1.matches(of: /KEY_\w+/).map { String($0.0) }
    }
    #expect(levels.count == 3)
    #expect(levels.allSatisfy { !sent.isDisjoint(with: $0) })
  }

  @Test(.enabled(if: Tool.isInstalled("systemd-hwdb"), "systemd-hwdb is not installed"))
  func keyMapIsFoundForThePadThatTheRuleNames() throws {
    // given
    let hwdb = try #require(Tool("systemd-hwdb"))
    let root = try ScratchRoot()
    defer { root.remove() }
    try root.copy("Firmware-Config/72-kiosk-panel.hwdb", to: "etc/udev/hwdb.d")
    let tokens = try rules().flatMap(\.self)
    let vendor = try #require(tokens.first { $0.attribute == "idVendor" }?.value.uppercased())
    let product = try #require(tokens.first { $0.attribute == "idProduct" }?.value.uppercased())

    // when
    let update = try hwdb.run(["--root=\(root.url.path)", "--strict", "update"])
    let query = try hwdb.run(["--root=\(root.url.path)", "query", "evdev:input:b0003v\(vendor)p\(product)e0110-e0,1,4"])

    // then
    #expect(update.status == 0 && update.output.isEmpty, "\(update.output)")
    #expect(query.output.contains("KEYBOARD_KEY_70059=kp1"))
  }
}
