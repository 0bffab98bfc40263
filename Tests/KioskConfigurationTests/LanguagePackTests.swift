import Foundation
import KioskConfiguration
import KioskScreen
import TestSupport
import Testing

@Suite struct LanguagePackTests {
  private static let firmware = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Firmware-Config")

  private func text(_ language: String = "en") throws -> String {
    try String(contentsOf: Self.firmware.appending(path: "languages/\(language).toml"), encoding: .utf8)
  }

  private func reason(_ text: String) -> String? {
    if case .failure(let fault) = LanguagePack.parse(Data(text.utf8)) { fault.reason } else { nil }
  }

  @Test(arguments: [StringTable.vietnamese, .english])
  func sampleSaysWhatIsBuiltIn(table: StringTable) throws {
    #expect(try LanguagePack.parse(Data(try text(table.language).utf8)).get() == table)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/espeak-ng"), "espeak-ng is not installed"),
    arguments: ["vi", "en"])
  func renderedPromptsAreAllTheWordsThatTheScreenAsksFor(language: String) throws {
    // Three answers on pages of two, and contact: every page that a counter asks has its words.
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let file = URL(filePath: scratch.path + "/kioskd.toml")
    let sample = try String(contentsOf: Self.firmware.appending(path: "kioskd.toml"), encoding: .utf8)
    try sample.replacing("#contact = true", with: "contact = true").replacing("#case_public", with: "case_public")
      .replacing(
        "# The panel's picture",
        with: "[[second_step.questions.answers]]\nname = \"x\"\nvi = \"Thời gian chờ\"\nen = \"Waiting\"\n#",
        maxReplacements: 1
      )
      .write(to: file, atomically: true, encoding: .utf8)
    let rendering = try FinishedProgram(
      "/usr/bin/env",
      [
        "python3", Self.firmware.appending(path: "render-prompts.py").path, file.path,
        Self.firmware.appending(path: "languages/\(language).toml").path, scratch.path + "/sounds",
      ])
    #expect(rendering.status == 0, "\(rendering.errors)")

    let settings = try KioskConfiguration.parse(try Data(contentsOf: file), names: linuxNames).get()
    let asked = SoundSet.asked(
      languages: [language], secondStep: settings.secondStep, levels: settings.scale.levels.count)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/sounds")
    #expect(Set(names) == asked.filter { $0.hasSuffix(".\(language).wav") })
    #expect(names.contains("question-dieu-gi-2.\(language).wav") && names.contains("contact.\(language).wav"))
    for name in names {
      #expect(SoundFormat(try Data(contentsOf: URL(filePath: "\(scratch.path)/sounds/\(name)"))) == .wav)
    }
  }

  @Test func labelsOfLevelsAndQuestionsAreReadInNFC() throws {
    let decomposed = "Ha\u{300}i lo\u{300}ng"
    let pack =
      try text() + """

        [levels]
        hai-long = "\(decomposed)"
        [questions.dieu-gi]
        text = "What?"
        answers = { ro-rang = "Clear" }
        """
    let table = try LanguagePack.parse(Data(pack.utf8)).get()
    #expect(table.label(.level("hai-long"))?.unicodeScalars.count == 8)
    #expect(table.label(.question("dieu-gi")) == "What?")
    #expect(table.label(.answer(question: "dieu-gi", name: "ro-rang")) == "Clear")
    #expect(table.label(.level("khac")) == nil)
  }

  @Test func packThatLacksAWordIsRefusedByItsName() throws {
    let text = try text()
    #expect(reason(text.replacing(/dossier = .*\n/, with: "")) == "words.dossier is missing")
    #expect(reason(text.replacing(/\[states\.idle\]\n.*\n.*\n/, with: "")) == "states.idle is missing")
    #expect(reason(text.replacing(/language = .*\n/, with: "")) == "language is missing")
  }

  @Test func otherWordsLanguagesAndTextsThatCannotStandOnAScreenAreRefused() throws {
    let text = try text()
    #expect(reason(text.replacing("[words]", with: "[words]\nhello = \"x\""))?.contains("“hello”") == true)
    #expect(reason(text.replacing("language = \"en\"", with: "language = \"../en\""))?.contains("../en") == true)
    for value in ["\"\"", "\" x\"", "\"a\\tb\"", "\"\(String(repeating: "a", count: 201))\"", "7"] {
      #expect(reason(text.replacing(/dossier = .*\n/, with: "dossier = \(value)\n"))?.contains("words.dossier") == true)
    }
    #expect(reason("this is no TOML")?.hasPrefix("line 1: ") == true)
  }

  @Test func fileThatIsNotThereIsNoPack() {
    #expect(throws: LanguagePack.Fault.self) { try LanguagePack.read(path: "/nonexistent/nung.toml").get() }
  }
}
