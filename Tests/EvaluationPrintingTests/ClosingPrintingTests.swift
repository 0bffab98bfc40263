import EvaluationStore
import Foundation
import Logging
import RatingModel
import Testing

@testable import EvaluationPrinting

struct ClosingPrintingTests {
  /// A store of one form that waits.
  private actor OneForm: ClosingPrintStore {
    private let task: ClosingPrintTask
    private var isWaiting = true
    private(set) var kept: [ClosingFile] = []
    private(set) var failures: [String?] = []

    init(_ html: String) throws {
      let closing = Closing(
        unit: try #require(UnitCode("H56.14")), number: ClosingNumber(year: 2026, serial: 1),
        period: try #require(ClosingPeriod("2026-10")), corrects: nil, issuedAt: WallTime(milliseconds: 0),
        issuedBy: try #require(AccountName("ha.nguyen")), hash: "")
      task = ClosingPrintTask(
        closing: closing, name: "print.vi.pdf",
        source: ClosingFile(name: "print.vi.html", type: "text/html", bytes: Array(html.utf8)),
        claimEndsAt: WallTime(milliseconds: 300_000))
    }

    func claimPrint(at time: WallTime, until end: WallTime) async throws(StoreFailure) -> ClosingPrintTask? {
      defer { isWaiting = false }
      return isWaiting ? task : nil
    }

    func finishPrint(_ task: ClosingPrintTask, _ file: ClosingFile) async throws(StoreFailure) -> Bool {
      kept.append(file)
      return true
    }

    func returnPrint(_ task: ClosingPrintTask, failure: String?, next: WallTime) async throws(StoreFailure) {
      failures.append(failure)
    }
  }

  private static func printing(_ store: OneForm, _ path: String) -> ClosingPrinting {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return ClosingPrinting(
      store: store, program: PrintProgram(path: path), now: { WallTime(milliseconds: 0) }, logger: logger)
  }

  @Test func whatCannotBeMadeIsGivenBackWithItsCode() async throws {
    let store = try OneForm("<p>x</p>")
    #expect(await Self.printing(store, "/nowhere/weasyprint").printNext())
    let (failures, kept) = (await store.failures, await store.kept)
    #expect(failures == ["print-program-missing"] && kept.isEmpty)
    #expect(await !Self.printing(store, "/nowhere/weasyprint").printNext())
  }

  @Test func whatIsMadeIsKeptUnderItsName() async throws {
    let store = try OneForm("<p>x</p>")
    let program = FileManager.default.temporaryDirectory.appending(path: "printer-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: program) }
    try Data("#!/bin/sh\nprintf '%%PDF-'; cat\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)

    #expect(await Self.printing(store, program.path).printNext())
    let kept = await store.kept
    #expect(kept.map(\.name) == ["print.vi.pdf"] && kept.map(\.type) == ["application/pdf"])
    #expect(kept.first?.bytes == Array("%PDF-<p>x</p>".utf8))
    #expect(await store.failures.isEmpty)
  }

  @Test func whoeverIsStoppedGivesItBackWithoutAnAttempt() async throws {
    let store = try OneForm("<p>x</p>")
    let program = FileManager.default.temporaryDirectory.appending(path: "printer-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: program) }
    try Data("#!/bin/sh\nexec sleep 600\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)

    let work = Task { await Self.printing(store, program.path).printNext() }
    work.cancel()
    _ = await work.value
    let (failures, kept) = (await store.failures, await store.kept)
    #expect(failures == [nil] && kept.isEmpty)
  }

  /// The program itself, where it is installed: it makes the same file of the same document.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/weasyprint")))
  func weasyprintMakesAFile() async throws {
    let html = "<!doctype html><html lang=\"vi\"><head><title>x</title></head><body><p>Tân Hà, quý IV</p></body></html>"
    let program = PrintProgram(path: "/usr/bin/weasyprint")
    let first = try await program.pdf(of: Array(html.utf8), second: 1_800_000_000)
    let second = try await program.pdf(of: Array(html.utf8), second: 1_800_000_000)
    #expect(first.starts(with: Array("%PDF-".utf8)) && first == second)
  }
}
