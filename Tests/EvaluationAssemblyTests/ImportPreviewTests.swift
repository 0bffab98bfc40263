import Foundation
import Testing

@testable import EvaluationAssembly

struct ImportPreviewTests {
  private static let units = "code,name,parent,valid_from,valid_to,predecessors"

  private func text(_ outcome: CommandOutcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  private func imported(_ folder: ScratchFolder, _ units: String, preview: Bool, asJSON: Bool = false) async throws
    -> CommandOutcome
  {
    let path = try folder.write("\(Self.units)\n\(units)\n", to: "next.csv")
    return await CentreCommands.importRegistry(
      configuration: try folder.configuration(), units: path, counters: nil, clerks: nil, preview: preview,
      asJSON: asJSON)
  }

  private func withOffice(_ body: (ScratchFolder) async throws -> Void) async throws {
    try await ScratchFolder.with { folder in
      let files = try folder.registry()
      let outcome = await CentreCommands.importRegistry(
        configuration: try folder.configuration(), units: files.units, counters: files.counters, clerks: files.clerks,
        asJSON: false)
      #expect(
        text(outcome) == "The registry now holds 2 units, 1 counters, 1 clerks, 0 postings, 0 procedures.\n")
      try await body(folder)
    }
  }

  private static let merger = """
    H56,Tỉnh Bình Minh,,,,
    H56.14,Bộ phận Một cửa xã Tân Hà,H56,,2026-06-30,
    H56.20,Bộ phận Một cửa xã Tân Hoà,H56,2026-07-01,,H56.14
    """

  @Test func aPreviewTellsWhatWouldChangeAndImportsNothing() async throws {
    try await withOffice { folder in
      let preview = try await imported(folder, Self.merger, preview: true)

      #expect(preview.exit == .done)
      #expect(
        text(preview) == """
          units: 1 added, 0 changed, 1 ended, 0 removed, 1 as before
            added H56.20 “Bộ phận Một cửa xã Tân Hoà”
            ended H56.14 “Bộ phận Một cửa xã Tân Hà” until 2026-06-30 (valid_to)
          The registry would hold 3 units, 1 counters, 1 clerks, 0 postings, 0 procedures.

          """)
      #expect(preview.notes == "This was a preview: nothing was imported.\n")
      #expect(text(try await imported(folder, Self.merger, preview: true)) == text(preview))
      #expect(try await imported(folder, Self.merger, preview: false).exit == .done)
      #expect(text(try await imported(folder, Self.merger, preview: true)).hasPrefix("Nothing would change.\n"))
    }
  }

  @Test func programsGetThePreviewAsJSON() async throws {
    try await withOffice { folder in
      let outcome = try await imported(folder, Self.merger, preview: true, asJSON: true)

      let answer = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
      #expect(answer["status"] as? String == "preview")
      let lists = try #require(answer["lists"] as? [[String: Any]])
      #expect(lists.map { $0["table"] as? String } == ["units", "counters", "clerks", "postings", "procedures"])
    }
  }

  @Test func aPreviewOfABadListIsRefusedAsTheImportWouldBe() async throws {
    try await withOffice { folder in
      let rows = "H56,Tỉnh Bình Minh,,,,\nH56.20,Xã,H56,2026-07-01,,H56.99"
      let (preview, answer) = (
        try await imported(folder, rows, preview: true), try await imported(folder, rows, preview: false)
      )

      #expect(preview.exit == .badInput)
      #expect(preview.notes.contains("next.csv:3:predecessors: registry-predecessor-unknown: "))
      #expect(preview.notes == answer.notes)
    }
  }
}
