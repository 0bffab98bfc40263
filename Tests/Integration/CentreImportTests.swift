import Foundation
import TestSupport
import Testing

extension EvaluationdTests {
  /// Lists that are not right: every problem by file and line, and nothing is imported.
  @Suite struct ImportTests {
    private static let badUnits = """
      code,name,parent,valid_from,valid_to
      H56,Tỉnh Bình Minh,,2025-07-01,
      H56.14,Xã Mẫu Sơn,H56,2025-07-01,
      H56.14,Xã Mẫu Sơn,H56,2026-01-01,
      H56.15,Xã Tân Lập,H56,2025-07-01,
      h56.20,Xã Tân Phú,H56,2025-07-01,
      H56.21,Xã Tân Tiến,H57,2025-07-01,
      H56.22,,H56,01/07/2025,
      """
    private static let badClerks = """
      unit,staff,name,title,valid_from,valid_to
      H56.14,CB017,Nguyễn Thị Minh Hạnh,Công chức,2025-07-01,2025-06-30
      H56.14,CB018,Trần Văn Đức
      H56.99,CB019,Lê Thị Ngọc Ánh,Công chức,2025-07-01,
      """
    /// File, line, column and code of each problem.
    private static let problems = [
      "units.csv:4:registry-validity-overlaps", "units.csv:6:code:registry-code-invalid",
      "units.csv:7:parent:registry-parent-unknown", "units.csv:8:name:registry-field-empty",
      "units.csv:8:valid_from:registry-date-invalid", "clerks.csv:2:valid_to:registry-validity-reversed",
      "clerks.csv:3:registry-field-count", "clerks.csv:4:unit:registry-unit-unknown",
    ]

    private static func importing(
      _ units: String, _ clerks: String, _ options: [String] = [], in folder: ScratchFolder
    ) async throws -> CentreCommand {
      try units.write(to: folder.file("units.csv"), atomically: true, encoding: .utf8)
      try clerks.write(to: folder.file("clerks.csv"), atomically: true, encoding: .utf8)
      let lists = ["units", "clerks"].flatMap { ["--\($0)", folder.file("\($0).csv").path] }
      return try await CentreCommand(["import"] + lists + options, in: folder)
    }

    @Test func everyProblemIsToldByLineAndNothingIsImported() async throws {
      let folder = try await RunningCentre.folder()
      let before = try StoredCentre(CentreFile.store(in: folder))

      let command = try await Self.importing(Self.badUnits, Self.badClerks, in: folder)

      #expect(command.status == 65)
      #expect(command.output == [])
      for problem in Self.problems {
        let place = problem.replacing("registry-", with: " registry-") + ": "
        #expect(command.errors.contains { $0.contains("/\(place)") && $0.contains(" Hint: ") }, "\(place)")
      }
      #expect(command.errors.count == Self.problems.count + 1)
      #expect(command.errors.last == "Nothing was imported.")
      #expect(try StoredCentre(CentreFile.store(in: folder)) == before)
    }

    @Test func aListThatIsRightIsNotTakenBesideOneThatIsNot() async throws {
      let folder = try await RunningCentre.folder()
      let before = try StoredCentre(CentreFile.store(in: folder))
      let more = CentreFile.units + "H56.16,Xã Tân Phú,H56,2025-07-01,\n"

      #expect(try await Self.importing(more, Self.badClerks, in: folder).status == 65)
      #expect(try StoredCentre(CentreFile.store(in: folder)) == before)

      let command = try await Self.importing(more, CentreFile.clerks, in: folder)
      #expect(command.status == 0)
      #expect(command.output == ["The registry now holds 4 units, 4 counters, 2 clerks, 0 postings, 0 procedures."])
    }

    @Test func programsGetTheSameProblemsAsJSON() async throws {
      struct Answer: Decodable {
        struct Problem: Decodable {
          let code: String
          let file: String
          let line: Int?
          let column: String?
          let hint: String
        }
        let status: String
        let problems: [Problem]
      }
      let folder = try await RunningCentre.folder()
      let command = try await Self.importing(Self.badUnits, Self.badClerks, ["--json"], in: folder)

      #expect(command.status == 65)
      #expect(command.errors == [])
      let answer = try JSONDecoder().decode(Answer.self, from: Data(try #require(command.output.first).utf8))
      #expect(answer.status == "refused")
      let told = answer.problems.map { problem in
        let file = problem.file.split(separator: "/").last.map(String.init)
        return [file, problem.line.map(String.init), problem.column, problem.code].compactMap(\.self).joined(
          separator: ":")
      }
      #expect(told.sorted() == Self.problems.sorted())
      #expect(answer.problems.allSatisfy { !$0.hint.isEmpty })
    }

    @Test func aRunningCentreShowsTheNewNamesAtOnce() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let manager = try await ReportReader.signedIn(.manager, at: centre)
        #expect(try await manager.get("/").text.contains(CentreFile.communeName))

        let renamed = CentreFile.units.replacing(CentreFile.communeName, with: "Trung tâm xã Mẫu Sơn (mới)")
        #expect(try await Self.importing(renamed, CentreFile.clerks, in: centre.folder).status == 0)

        let page = try await manager.get("/").text
        #expect(page.contains("Trung tâm xã Mẫu Sơn (mới)"))
        #expect(!page.contains(CentreFile.communeName))
      }
    }
  }
}
