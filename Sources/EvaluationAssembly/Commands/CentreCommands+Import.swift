import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// Puts the lists of the files that are given in place of the present ones; all of it or nothing.
  package static func importRegistry(
    configuration path: String, units: String?, counters: String?, clerks: String?, asJSON: Bool
  ) async -> CommandOutcome {
    await with(configuration: path) { centre in
      var files: [RegistryTable: Data] = [:]
      for (table, file) in [(RegistryTable.units, units), (.counters, counters), (.clerks, clerks)] {
        guard let file else { continue }
        files[table] = try content(of: file)
      }
      let names = [RegistryTable.units: units, .counters: counters, .clerks: clerks].compactMapValues(\.self)
      switch RegistryCSV.read(files, replacing: try await centre.store.registry()) {
      case .failure(let refusal): return outcome(of: refusal, names, asJSON)
      case .success(let change):
        switch try await centre.store.importRegistry(change, at: centre.clock.now()) {
        case .failure(let refusal): return outcome(of: refusal, names, asJSON)
        case .success(let summary): return outcome(of: summary, asJSON)
        }
      }
    }
  }

  private static func content(of path: String) throws(CentreFailure) -> Data {
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: RegistryLimits.fileBytes + 1) ?? Data()
    else { throw .inputUnreadable(path: path) }
    return data
  }

  private static func outcome(of summary: RegistrySummary, _ asJSON: Bool) -> CommandOutcome {
    struct Answer: Encodable {
      let status = "imported"
      let units: Int
      let counters: Int
      let clerks: Int
    }
    guard !asJSON else {
      return CommandOutcome(json: Answer(units: summary.units, counters: summary.counters, clerks: summary.clerks))
    }
    return CommandOutcome(
      text: "The registry now holds \(summary.units) units, \(summary.counters) counters, \(summary.clerks) clerks.")
  }

  private static func outcome(
    of refusal: RegistryRefusal, _ names: [RegistryTable: String], _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      struct Problem: Encodable {
        let code: String
        let file: String
        let line: Int?
        let column: String?
        let subject: String
        let message: String
        let hint: String
      }
      let status = "refused"
      let problems: [Problem]
    }
    let problems = refusal.problems.map {
      Answer.Problem(
        code: $0.code, file: names[$0.table] ?? $0.table.fileName, line: $0.line, column: $0.column,
        subject: $0.subject, message: $0.message, hint: $0.hint)
    }
    guard !asJSON else { return CommandOutcome(.badInput, json: Answer(problems: problems)) }
    let lines = problems.map { problem in
      let place = [problem.file, problem.line.map(String.init), problem.column].compactMap(\.self).joined(
        separator: ":")
      return "\(place): \(problem.code): \(problem.message) Hint: \(problem.hint)"
    }
    return CommandOutcome(.badInput, notes: (lines + ["Nothing was imported."]).joined(separator: "\n"))
  }
}
