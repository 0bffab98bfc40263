import EvaluationReports
import Foundation
import TestSupport
import Testing

@testable import EvaluationPrinting

struct PrintProgramTests {
  private static let document = Array("<!doctype html><html><body><p>Tân Hà</p></body></html>".utf8)

  /// A program that is a script.
  private static func program(_ script: String, limits: PrintLimits = PrintLimits()) throws -> (PrintProgram, URL) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "print-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "program")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return (PrintProgram(path: file.path, limits: limits), folder)
  }

  private static func failure(of script: String, limits: PrintLimits = PrintLimits()) async throws -> PrintFailure? {
    let (program, folder) = try program(script, limits: limits)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      _ = try await program.pdf(of: document, second: 0)
      return nil
    } catch { return error }
  }

  @Test func whatItWritesIsTheFile() async throws {
    let (program, folder) = try Self.program("printf '%%PDF-'; cat")
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try await program.pdf(of: Self.document, second: 0) == Array("%PDF-".utf8) + Self.document)
  }

  @Test func itGetsNothingOfOurs() async throws {
    let (program, folder) = try Self.program("printf '%%PDF-\\n'; env | sort; pwd; ls -A; echo \"$@\"; ulimit -v")
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = String(decoding: try await program.pdf(of: Self.document, second: 77), as: UTF8.self)
    let names = Set(text.matches(of: /(?m)^([A-Za-z_]+)=/).map { String($0.1) })
    let own = [
      "PATH", "LANG", "HOME", "TMPDIR", "XDG_CACHE_HOME", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE",
      "SOURCE_DATE_EPOCH", "http_proxy", "https_proxy", "ftp_proxy",
    ]
    // The shell's own.
    #expect(names.subtracting(["PWD", "OLDPWD", "SHLVL", "_"]) == Set(own))
    #expect(text.contains("SOURCE_DATE_EPOCH=77") && text.contains("--base-url about:blank - -"))
    #expect(text.contains("\n\(PrintLimits().memoryBytes / 1024)\n"))
    let home = try #require(text.firstMatch(of: /HOME=(.*)/)).1
    #expect(!FileManager.default.fileExists(atPath: String(home)))
  }

  @Test(arguments: [
    ("exit 3", PrintFailure.programFailed(status: 3)), ("echo nothing", .outputUnfit),
    ("kill -9 $$", .programFailed(status: 137)),
    ("true", .outputUnfit),
  ])
  func whatGoesWrongHasItsName(script: String, failure: PrintFailure) async throws {
    #expect(try await Self.failure(of: script) == failure)
  }

  @Test func aProgramThatHangsIsKilled() async throws {
    var limits = PrintLimits()
    limits.seconds = 1
    #expect(try await Self.failure(of: "exec sleep 600", limits: limits) == .programEndless)
  }

  @Test func aProgramThatWritesWithoutEndIsKilled() async throws {
    var limits = PrintLimits()
    limits.outputBytes = 100_000
    #expect(try await Self.failure(of: "printf '%%PDF-'; exec yes", limits: limits) != nil)
  }

  @Test func aProgramThatIsNotThereIsNamedSo() async {
    let program = PrintProgram(path: "/nowhere/weasyprint")
    #expect(!program.isThere)
    await #expect(throws: PrintFailure.programMissing) { try await program.pdf(of: Self.document, second: 0) }
  }

  @Test func aTaskThatIsStoppedKillsItAndSaysSo() async throws {
    let (program, folder) = try Self.program("exec sleep 600")
    defer { try? FileManager.default.removeItem(at: folder) }
    let task = Task { try await program.pdf(of: Self.document, second: 0) }
    task.cancel()
    let end = await task.result
    #expect(throws: PrintFailure.stopped) { try end.get() }
  }

  @Test(arguments: [
    "<img src=\"/etc/passwd\">", "<link rel=\"stylesheet\" href=\"file:///etc/passwd\">",
    "<p style=\"background:url(x)\">",
    "<style>@import 'x'</style>", "<a href=\"http://x\">", "<svg><use href=\"file:///x#a\"/></svg>",
    "<svg><use xlink:href='/x'/></svg>", "<object data=\"x\"></object>", "<iframe></iframe>",
    "<svg><rect fill=\"url(/x#a)\"/></svg>", "<p SRC=x>", "<STYLE>p{background:URL( 'x' )}</STYLE>",
    "<script>x</script>",
    "<svg><image href=\"x\"/></svg>", "<meta\nsrc=x>",
  ])
  func aDocumentThatNamesAnythingOutsideItselfIsNotHandedOver(html: String) async throws {
    #expect(!PrintSource.isSelfContained(html))
    let (program, folder) = try Self.program("printf '%%PDF-'")
    defer { try? FileManager.default.removeItem(at: folder) }
    await #expect(throws: PrintFailure.documentUnfit) { try await program.pdf(of: Array(html.utf8), second: 0) }
  }

  @Test func whatIsOnlySaidIsNoReference() {
    #expect(PrintSource.isSelfContained("<p>src=x url href=&quot;x&quot; &lt;img&gt;</p>"))
    #expect(PrintSource.isSelfContained("<svg><rect fill=\"url(#hatch)\"/><use href=\"#a\"/></svg>"))
  }
}
