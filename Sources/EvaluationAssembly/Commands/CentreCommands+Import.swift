import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// Puts the lists of the files that are given in place of the present ones; all of it or nothing. With `preview` it
  /// only tells what it would do.
  package static func importRegistry(
    configuration path: String, units: String?, counters: String?, clerks: String?, postings: String? = nil,
    procedures: String? = nil, preview: Bool = false, asJSON: Bool
  ) async -> CommandOutcome {
    let names = [
      RegistryTable.units: units, .counters: counters, .clerks: clerks, .postings: postings, .procedures: procedures,
    ].compactMapValues(\.self)
    return await with(configuration: path) { centre in
      let files = try names.mapValues { try ImportedFile.table(try content(of: $0), path: $0) }
      switch RegistryCSV.read(files, replacing: try await centre.store.registry()) {
      case .failure(let refusal): return outcome(of: refusal, names, asJSON)
      case .success(let change):
        guard !preview else {
          switch try await centre.store.previewRegistry(change) {
          case .failure(let refusal): return outcome(of: refusal, names, asJSON)
          case .success(let preview): return outcome(of: preview, asJSON)
          }
        }
        switch try await centre.store.importRegistry(change, by: centre.actor, at: centre.clock.now()) {
        case .failure(let refusal): return outcome(of: refusal, names, asJSON)
        case .success(let summary): return outcome(of: summary, asJSON)
        }
      }
    }
  }

  /// One byte more than a list may have, which tells that it has more.
  static func content(of path: String) throws(CentreFailure) -> Data {
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
      let postings: Int
      let procedures: Int
    }
    guard !asJSON else {
      return CommandOutcome(
        json: Answer(
          units: summary.units, counters: summary.counters, clerks: summary.clerks, postings: summary.postings,
          procedures: summary.procedures))
    }
    return CommandOutcome(text: "The registry now holds \(summary.text).")
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

extension RegistrySummary {
  /// How many of each, in one sentence's middle.
  var text: String {
    "\(units) units, \(counters) counters, \(clerks) clerks, \(postings) postings, \(procedures) procedures"
  }
}
