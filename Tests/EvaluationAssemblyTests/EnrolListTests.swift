import ForwardingContract
import Foundation
import Testing

@testable import EvaluationAssembly

struct EnrolListTests {
  private static let counters = 3000

  private static func withRegistry(_ body: (ScratchFolder, String) async throws -> Void) async throws {
    try await ScratchFolder.with { folder in
      let configuration = try folder.configuration()
      let files = try folder.registry()
      let rows = (1...counters).map { "H56.14,Q\($0),Quầy \($0),,\n" }
      let counters = try folder.write("unit,code,name,valid_from,valid_to\n" + rows.joined(), to: "many.csv")
      let outcome = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: counters, clerks: nil, asJSON: true)
      #expect(outcome.exit == .done)
      try await body(folder, configuration)
    }
  }

  @Test func aListOfThousandsOfCountersGetsACodeForEach() async throws {
    try await Self.withRegistry { folder, configuration in
      let rows = (1...Self.counters).map { "H56.14,Q\($0)\r\n" }
      let file = try folder.write("\u{FEFF}unit,counter\r\n" + rows.joined(), to: "list.csv")

      let outcome = await CentreCommands.enrolList(configuration: configuration, file: file, asJSON: false)

      #expect(outcome.exit == .done)
      let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",")
      }
      #expect(lines.first == ["unit", "counter", "code", "expires"])
      #expect(lines.dropFirst().map { "\($0[0]),\($0[1])" } == (1...Self.counters).map { "H56.14,Q\($0)" })
      let fingerprint = try CentreKeyFile(path: folder.path("centre.key")).key().fingerprint
      let codes = lines.dropFirst().compactMap { EnrolmentCode(String($0[2])) }
      #expect(Set(codes.map(\.secret)).count == Self.counters)
      #expect(codes.allSatisfy { $0.centreFingerprint == fingerprint })
      #expect(lines.dropFirst().allSatisfy { $0[3].contains("T") && $0.count == 4 })
    }
  }

  @Test(arguments: [
    ("H56.14,Q1\nH56.14,Q9999\nH56.15,Q1\n", [":3: list-counter-unknown: ", ":4: list-counter-unknown: "]),
    ("H56.14,Q1\nH56.14,Q1\n?,Q1\n", [":3: list-counter-repeated: ", ":4: list-unit-invalid: "]),
  ])
  func anythingWrongIsToldByLineAndNoCodeIsIssued(rows: String, problems: [String]) async throws {
    try await Self.withRegistry { folder, configuration in
      let file = try folder.write("unit,counter\n" + rows, to: "list.csv")

      let outcome = await CentreCommands.enrolList(configuration: configuration, file: file, asJSON: false)

      #expect(outcome.exit == .badInput && outcome.output.isEmpty)
      for problem in problems { #expect(outcome.notes.contains(file + problem)) }
      #expect(outcome.notes.hasSuffix("No code was issued.\n"))
    }
  }

  @Test func aListThatCannotBeReadIsBadInput() async throws {
    try await ScratchFolder.with { folder in
      let outcome = await CentreCommands.enrolList(
        configuration: try folder.configuration(), file: "/nowhere.csv", asJSON: false)
      #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("input-unreadable: "))
    }
  }
}
