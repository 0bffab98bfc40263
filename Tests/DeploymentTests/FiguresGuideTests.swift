import Foundation
import Testing

/// The guide to the API of figures agrees with itself in both languages, and with the program.
struct FiguresGuideTests {
  private static let guides = ["Firmware-Config/API.md", "Firmware-Config/SO-LIEU.md"]

  private static func inLine(_ guide: String) throws -> [String] {
    try Repository.text(guide).matches(of: /`([^`\n]+)`/).map { String($0.1) }
  }

  private static func commands(in guide: String) throws -> [String] {
    try Repository.text(guide).matches(of: /(?s)```sh\n(.*?)```/).map { String($0.1) }
  }

  @Test func bothLanguagesGiveTheSameCommandsAndCodes() throws {
    let commands = try Self.guides.map(Self.commands)
    #expect(commands[0] == commands[1] && commands[0].count >= 5)
    #expect(Set(try Self.inLine(Self.guides[0])) == Set(try Self.inLine(Self.guides[1])))
  }

  @Test(arguments: guides)
  func everyAddressCodeAndCommandIsThere(guide: String) throws {
    let text = try Repository.text(guide)
    let folder = Repository.url("Sources").resolvingSymlinksInPath()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let sources = try paths.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
    let addresses = Set(text.matches(of: /\/v1\/data\/[a-z.\/-]+/).map { String($0.0) })
    #expect(addresses.count >= 10)
    for address in addresses { #expect(sources.contains("\"\(address)\""), "\(address)") }
    let codes = text.matches(of: /(?m)^\| \d{3} (.+?) \|/).flatMap {
      $0.1.matches(of: /`([a-z-]+)`/).map { String($0.1) }
    }
    #expect(codes.count >= 14)
    for code in codes { #expect(sources.contains("\"\(code)\""), "\(code)") }
    let program = try ProgramSource("evaluationd")
    for line in text.matches(of: /(?m)(?:^|`|-- )evaluationd ([a-z-][^`\n]*)/) {
      #expect(program.lacks(line.1.split(separator: " ").map(String.init)).isEmpty, "\(line.1)")
    }
    for link in text.matches(of: /\]\(([^)#]+)/) {
      #expect(Repository.exists("Firmware-Config/\(link.1)"), "\(link.1)")
    }
  }
}
