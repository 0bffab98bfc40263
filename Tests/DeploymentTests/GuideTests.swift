import Foundation
import Testing

/// The technician's guide agrees with what it speaks of.
struct GuideTests {
  private static let guides = ["Firmware-Config/README.md", "Firmware-Config/HUONG-DAN.md"]

  private func commands(in guide: String) throws -> [String] {
    try Repository.text(guide).matches(of: /(?s)```sh\n(.*?)```/).map { String($0.1) }
  }

  @Test func bothLanguagesGiveTheSameCommands() throws {
    let (english, vietnamese) = (try commands(in: Self.guides[0]), try commands(in: Self.guides[1]))
    #expect(english == vietnamese && english.count >= 8)
  }

  /// The guide to panels, in both languages.
  @Test func theGuideToPanelsGivesTheSameCommandsAndBlocks() throws {
    let panels = Self.guides.map { $0.replacing("Config/", with: "Config/panels/") }
    let commands = try panels.map(commands(in:))
    #expect(commands[0] == commands[1] && commands[0].count >= 3)
    let inLine = try panels.map { guide in
      try Repository.text(guide).matches(of: /`([^`\n]+)`/).map { String($0.1) }.filter {
        $0 != "fits" && $0 != "match" && $0 != "event"
      }.sorted()
    }
    #expect(Set(inLine[0]) == Set(inLine[1]))
    let source = try ProgramSource("kioskctl")
    for words in inLine[0] + commands[0] where words.hasPrefix("kioskctl ") {
      let command = words.prefix { $0 != ">" && $0 != "\n" }.replacing(#/"[^"]*"/#, with: "WORDS")
      let missing = source.lacks(command.split(separator: " ").dropFirst().map(String.init))
      #expect(missing.isEmpty, "\(words)")
    }
  }

  private static let centreGuides = ["Firmware-Config/CENTRE.md", "Firmware-Config/TRUNG-TAM.md"]

  /// The guide for whoever keeps the centre.
  @Test func theGuideToTheCentreGivesTheSameCommandsKeysAndCodes() throws {
    let commands = try Self.centreGuides.map(commands(in:))
    #expect(commands[0] == commands[1] && commands[0].count >= 8)
    let inLine = try Self.centreGuides.map { guide in
      Set(try Repository.text(guide).matches(of: /`([^`\n]+)`/).map { String($0.1) })
    }
    #expect(inLine[0] == inLine[1])
    let rows = try Self.centreGuides.map { try Repository.text($0).split(separator: "\n").count { $0.hasPrefix("|") } }
    #expect(rows[0] == rows[1])
  }

  @Test(arguments: centreGuides)
  func theGuideToTheCentreSpeaksOfWhatIsThere(guide: String) throws {
    let text = try Repository.text(guide)
    let source = try ProgramSource("evaluationd")
    for line in text.matches(of: /(?m)(?:^|`|-- )evaluationd ([a-z-][^`\n]*)/) {
      #expect(source.lacks(line.1.split(separator: " ").map(String.init)).isEmpty, "\(line.1)")
    }
    for link in text.matches(of: /\]\(([^)#]+)/) {
      #expect(Repository.exists("Firmware-Config/\(link.1)"), "\(link.1)")
    }
    let sources = try Self.sources()
    let codes = text.matches(of: /`((?:store|backup|program|key|password|authority|kiosk)-[a-z-]+)`/).map {
      String($0.1)
    }
    #expect(codes.count >= 16)
    for code in codes { #expect(sources.contains("\"\(code)\""), "\(code)") }
    let keys = try SampleFile("evaluationd.toml").lines().keys
    for key in text.matches(of: /`(postgres_[a-z_]+)/) { #expect(keys.contains("store.\(key.1)"), "\(key.1)") }
  }

  @Test(arguments: guides)
  func everyFileThatIsNamedIsThere(guide: String) throws {
    let text = try Repository.text(guide)
    let links = text.matches(of: /\]\(([^)#]+)\)/).map { "Firmware-Config/\($0.1)" }
    let paths = text.matches(of: /\b(?:Systemd|Firmware-Config)\/[\w.\/-]+/).map { String($0.0) }
    #expect(links.count >= 5 && paths.count >= 5)
    for path in links + paths { #expect(Repository.exists(path), "\(path)") }
  }

  @Test(arguments: guides, ["kioskctl", "evaluationd"])
  func everySubcommandAndOptionIsOneOfTheProgram(guide: String, program: String) throws {
    let source = try ProgramSource(program)
    let lines = try Repository.text(guide).matches(of: try Regex("(?m)(?:^|`|-- )\(program) ([^`\\n]+)"))
    #expect(!lines.isEmpty)
    for line in lines {
      let words = try #require(line.output[1].substring).split(separator: " ").map(String.init)
      #expect(source.lacks(words).isEmpty, "\(program) \(words)")
    }
  }

  @Test(arguments: guides)
  func theCentresCommandsRunAsTheUserOfItsUnit(guide: String) throws {
    let user = try #require(try UnitFile("evaluationd.service").values("User").first)
    let lines = try commands(in: guide).joined()
      .matches(of: /(?m)^(.*)\bevaluationd (?:import|account|enrol|revoke|token)\b/)
    #expect(lines.count >= 3)
    for line in lines { #expect(line.1 == "runuser -u \(user) -- ", "\(line.0)") }
  }

  @Test(arguments: guides)
  func everyCodeInTheTableOfTroublesIsOneThatAProgramGives(guide: String) throws {
    // given every text of the sources, the states of a device and of its lamp among them
    let sources = try Self.sources()

    // then
    let codes = try Repository.text(guide).matches(of: /`((?:device|lamp|clock|credential|centre|folder)-[a-z-]+)`/).map
    {
      String($0.1)
    }
    #expect(codes.count >= 8)
    for code in codes {
      let state = ["device-", "lamp-"].first(where: code.hasPrefix).map { code.dropFirst($0.count) }
      #expect(state.map { sources.contains("case \($0)\n") } == true || sources.contains("\"\(code)\""), "\(code)")
    }
  }

  private static func sources() throws -> String {
    let folder = Repository.url("Sources").resolvingSymlinksInPath()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    return try paths.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
  }

  @Test func guideIsInstalledWhereTheUnitSaysItIs() throws {
    let path = try #require(try UnitFile("kioskd.service").values("Documentation").first).dropFirst("file://".count)
    #expect(try commands(in: Self.guides[0]).joined().contains("README.md \(path)\n"))
  }
}
