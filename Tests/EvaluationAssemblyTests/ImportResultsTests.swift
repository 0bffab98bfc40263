import Foundation
import Testing

@testable import EvaluationAssembly

struct ImportResultsTests {
  private static let header = "unit,period,received,early,on_time,late,clerk_unit,staff"

  private func text(_ outcome: CommandOutcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  private func withOffice(
    _ body: (_ take: (_ rows: String, _ preview: Bool, _ asJSON: Bool) async throws -> CommandOutcome) async throws ->
      Void
  ) async throws {
    try await ScratchFolder.with { folder in
      let (configuration, files) = (try folder.configuration(), try folder.registry())
      let outcome = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: false)
      #expect(outcome.exit == .done)
      try await body { rows, preview, asJSON in
        let path = try folder.write("\(Self.header)\n\(rows)\n", to: "thang-10.csv")
        return await CentreCommands.importResults(
          configuration: configuration, file: path, preview: preview, asJSON: asJSON)
      }
    }
  }

  @Test func figuresAreTakenInAndReplaceEarlierOnes() async throws {
    try await withOffice { take in
      let rows = "H56.14,2026-10,10,2,7,1,H56.14,CB01\nH56.14,2026-11,10,2,7,1,H56.14,CB01"

      #expect(
        text(try await take(rows, false, false))
          == "Import 1: 2 rows for 2 units and periods; 0 earlier ones replaced.\n")
      let preview = try await take("H56.14,2026-10,5,9,,,H56.14,CB09", true, false)
      #expect(
        text(preview)
          == "An import would be 1 rows for 1 units and periods; 1 earlier ones replaced.\n  replaced: H56.14 2026-10\n"
      )
      #expect(preview.notes.contains("thang-10.csv:2: results-returned-exceed: "))
      #expect(preview.notes.contains("thang-10.csv:2:staff: results-clerk-unknown: "))
      #expect(preview.notes.hasSuffix("This was a preview: nothing was imported.\n"))
      #expect(
        text(try await take("H56.14,2026-10,5,5,,,H56.14,CB01", false, true))
          == "{\"number\":2,\"parts\":1,\"replaced\":1,\"rows\":1,\"status\":\"imported\",\"warningCount\":0,\"warnings\":[]}\n"
      )
    }
  }

  @Test(arguments: [
    ("H56.14,2026-10,-1,,,,,", "thang-10.csv:2:received: results-number-invalid: "),
    ("H56.99,2026-10,1,,,,,", "thang-10.csv:2:unit: results-unit-unknown: "),
    ("H56.14,2026-10,1,,,,,\nH56.14,2026-10-01,1,,,,,", "thang-10.csv:3:period: results-period-overlaps: "),
  ])
  func aBadListIsRefusedWithEveryErrorByLine(rows: String, note: String) async throws {
    try await withOffice { take in
      let outcome = try await take(rows, false, false)

      #expect(outcome.exit == .badInput)
      #expect(outcome.notes.contains(note) && outcome.notes.hasSuffix("Nothing was imported.\n"))
    }
  }
}
