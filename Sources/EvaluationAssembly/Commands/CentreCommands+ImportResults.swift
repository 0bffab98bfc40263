import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// Takes dossier results of a file in, all of it or nothing. With `preview` it only tells what it would do.
  package static func importResults(
    configuration path: String, file: String, preview: Bool, asJSON: Bool
  ) async -> CommandOutcome {
    await with(configuration: path) { centre in
      let data = try content(of: file)
      let name = URL(filePath: file).lastPathComponent
      let table = try ImportedFile.table(data, path: file)
      switch ResultTable.read(table, name: name, digest: ResultTable.digest(of: data)) {
      case .failure(let refusal): return outcome(of: refusal, file, asJSON)
      case .success(let batch):
        guard !preview else {
          switch try await centre.store.previewResults(batch) {
          case .failure(let refusal): return outcome(of: refusal, file, asJSON)
          case .success(let preview): return outcome(of: preview, number: nil, file, asJSON)
          }
        }
        let ending = try await centre.store.importResults(
          batch, ifStill: nil, by: .commandLine, centre.actor, at: centre.clock.now())
        switch ending {
        // Over whatever stands nothing has changed.
        case .changed: return badInput("results-changed", "Something else was imported meanwhile.", hint: "Try again.")
        case .refused(let refusal): return outcome(of: refusal, file, asJSON)
        case .taken(let receipt): return outcome(of: receipt.preview, number: receipt.number, file, asJSON)
        }
      }
    }
  }

  private static func outcome(of refusal: ResultRefusal, _ file: String, _ asJSON: Bool) -> CommandOutcome {
    let findings = refusal.problems.map { Finding($0, file) }
    guard !asJSON else {
      return CommandOutcome(.badInput, json: RefusedAnswer(problems: findings))
    }
    return CommandOutcome(.badInput, notes: (findings.map(\.text) + ["Nothing was imported."]).joined(separator: "\n"))
  }

  /// - Parameter number: of the register; `nil` of a preview.
  private static func outcome(
    of preview: ResultPreview, number: Int64?, _ file: String, _ asJSON: Bool
  ) -> CommandOutcome {
    let warnings = preview.warnings.map { Finding($0, file) }
    guard !asJSON else {
      return CommandOutcome(
        json: TakenAnswer(
          status: number == nil ? "preview" : "imported", number: number, rows: preview.rows, parts: preview.parts,
          replaced: preview.replacedCount, warnings: warnings, warningCount: preview.warningCount))
    }
    let did = number.map { "Import \($0):" } ?? "An import would be"
    var text = [
      "\(did) \(preview.rows) rows for \(preview.parts) units and periods; \(preview.replacedCount) earlier ones replaced."
    ]
    text += preview.replaced.map { "  replaced: \($0.unit) \($0.period)" }
    if preview.replacedCount > preview.replaced.count {
      text.append("  … and \(preview.replacedCount - preview.replaced.count) more")
    }
    var notes = warnings.map { "warning: \($0.text)" }
    if preview.warningCount > warnings.count {
      notes.append("… and \(preview.warningCount - warnings.count) more warnings")
    }
    if number == nil { notes.append("This was a preview: nothing was imported.") }
    return CommandOutcome(text: text.joined(separator: "\n"), notes: notes.joined(separator: "\n"))
  }
}

/// A problem or a warning as it is printed.
private struct Finding: Encodable {
  let code: String
  let file: String
  let line: Int?
  let column: String?
  let subject: String
  let message: String
  let hint: String

  init(_ problem: ResultProblem, _ file: String) {
    (code, self.file, line, column) = (problem.code, file, problem.line, problem.column)
    (subject, message, hint) = (problem.subject, problem.message, problem.hint)
  }

  var text: String {
    let place = [file, line.map(String.init), column].compactMap(\.self).joined(separator: ":")
    return "\(place): \(code): \(message) Hint: \(hint)"
  }
}

private struct RefusedAnswer: Encodable {
  let status = "refused"
  let problems: [Finding]
}

private struct TakenAnswer: Encodable {
  let status: String
  let number: Int64?
  let rows: Int
  let parts: Int
  let replaced: Int
  let warnings: [Finding]
  let warningCount: Int
}
