import Foundation
import KioskConfiguration
import Testing

struct BadFileTests {
  @Test(arguments: BadFile.all)
  func badFileGetsExactlyTheFaultsItAnnouncesInTheirLines(file: BadFile) throws {
    // given
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let bytes = try file.bytes(scratch: scratch.path)
    let announced = BadFile.announcedFaults(in: bytes)

    // when
    let result = parse(bytes, input: file.code == .demoWithDevices ? .demo : .devices)
    let found =
      file.code.isWarning
      ? try result.get().warnings
      : file.code.concernsNamedFiles ? try result.get().checkFiles() : result.diagnostics

    // then
    #expect(found.map(\.fault).sorted() == announced, "\(found.map { $0.text(file: "bad.toml") })")
    #expect(announced.contains { $0.code == file.code.rawValue })
  }

  @Test(arguments: BadFile.all)
  func everyDiagnosticSaysWhatIsWrongAndWhatToDo(file: BadFile) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let result = parse(try file.bytes(scratch: scratch.path), input: file.code == .demoWithDevices ? .demo : .devices)
    for diagnostic in result.diagnostics {
      #expect(diagnostic.message.hasSuffix(".") || diagnostic.message.hasSuffix("”."))
      #expect(!diagnostic.hint.isEmpty)
      #expect(diagnostic.text(file: "kioskd.toml").hasPrefix("kioskd.toml:\(diagnostic.line):"))
    }
  }

  @Test func folderHoldsNoFileWithoutARule() throws {
    let folder = try #require(BadFile.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(BadFile.all.map { $0.code.rawValue + ".toml" }))
  }

  @Test func faultsOfAllSectionsAreToldAtOnceByLine() throws {
    // given the faults of several sections in one file
    let text = """
      [kiosk]
      unit = "lower"
      zone = "Asia/Saigon_"
      [scale]
      id = "hai-long-3"
      version = 0
      [session]
      prompt_timeout_seconds = 9000
      [log]
      levle = "info"
      """

    // when
    let diagnostics = parse(text).diagnostics

    // then
    #expect(
      diagnostics.map { "\($0.line) \($0.code.rawValue) \($0.key)" } == [
        "1 input-missing input.devices", "1 missing-key kiosk.counter", "2 malformed-code kiosk.unit",
        "3 zone-unknown kiosk.zone", "4 level-count scale.levels", "6 out-of-range scale.version",
        "8 out-of-range session.prompt_timeout_seconds", "10 unknown-key log.levle",
      ])
  }

  @Test func fileThatIsNotThereIsUnreadable() {
    let result = KioskConfiguration.read(
      path: "/nonexistent/kioskd.toml", names: linuxNames)
    #expect(result.diagnostics.map(\.code) == [.fileUnreadable])
  }

  @Test func fileLargerThanAnyConfigurationIsRefusedUnread() {
    let bytes = Data(repeating: UInt8(ascii: "#"), count: KioskConfiguration.largestFile + 1)
    #expect(parse(bytes).diagnostics.map(\.code) == [.fileTooLarge])
  }

  @Test func emptyFileIsToldWhatIsMissing() {
    let codes = Set(parse("").diagnostics.map(\.code))
    #expect(codes == [.missingKey, .levelCount, .inputMissing])
  }

  @Test(arguments: [("[=", 1), ("[kiosk]\na = [}", 2), ("\na = 1979-05-27 1", 2)])
  func textThatIsNoTOMLIsToldInItsLineWhateverTheParserMakesOfIt(text: String, line: Int) {
    #expect(parse(text).diagnostics.map(\.fault) == [BadFile.Fault(line: line, code: "syntax")])
  }

  @Test(arguments: 0..<50)
  func mutilatedConfigurationIsReadOrRefusedButNeverBreaksTheReader(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let pieces = Array("\"'[]{}=.,#\\\n 0aK\u{7F}:-+_eExT1".utf8)
    for _ in 0..<20 {
      // given a bad file with some bytes replaced at random
      var bytes = try BadFile.all[random.next(below: BadFile.all.count)].bytes()
      for _ in 0...random.next(below: 12) {
        bytes[random.next(below: bytes.count)] = pieces[random.next(below: pieces.count)]
      }

      // when, then: both sides of the result keep their promise
      switch parse(bytes) {
      case .success(let settings): #expect(!settings.devices.isEmpty)
      case .failure(let refusal): #expect(!refusal.diagnostics.isEmpty)
      }
    }
  }
}

/// Sebastiano Vigna's splitmix64: the same numbers for the same seed, everywhere.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next(below count: Int) -> Int { Int(next() % UInt64(count)) }
}
