import EvaluationStore
import Foundation
import RatingModel

/// What a subcommand has to print, and how it ends.
package struct CommandOutcome: Sendable {
  package let exit: ExitKind
  /// For scripts and files: only what was asked for.
  package let output: Data
  /// For people: what went wrong, or what to do next.
  package let notes: String

  init(_ exit: ExitKind = .done, output: Data = Data(), notes: String = "") {
    self.exit = exit
    self.output = output
    self.notes = notes.isEmpty ? "" : notes + "\n"
  }

  init(_ exit: ExitKind = .done, text: String, notes: String = "") {
    self.init(exit, output: Data((text + "\n").utf8), notes: notes)
  }

  /// - Parameter value: printed as one line of JSON.
  init(_ exit: ExitKind = .done, json value: some Encodable, notes: String = "") {
    self.init(exit, output: ((try? CanonicalJSON.data(value)) ?? Data()) + Data("\n".utf8), notes: notes)
  }

  init(_ failure: BackupFailure) { self.init(failure.isBadInput ? .badInput : .unavailable, notes: failure.text) }

  init(_ failure: CentreFailure) { self.init(failure.exit, notes: failure.text) }

  /// Every diagnostic of a configuration, a line each.
  init(_ refusal: ConfigurationRefusal, of path: String) {
    self.init(.badConfiguration, notes: refusal.diagnostics.map { $0.text(file: path) }.joined(separator: "\n"))
  }
}

/// What evaluationd's subcommands do; one file each.
package enum CentreCommands {
  /// Reads the configuration, opens the centre, does the work, closes it. Whatever fails becomes an outcome.
  static func with(
    configuration path: String, _ work: (Centre) async throws -> CommandOutcome
  ) async -> CommandOutcome {
    await withSettings(configuration: path) { try await with($0, work) }
  }

  /// Opens the centre, does the work, closes it.
  static func with<Value>(_ settings: CentreSettings, _ work: (Centre) async throws -> Value) async throws -> Value {
    let centre = try await Centre(settings)
    do {
      let value = try await work(centre)
      await centre.close()
      return value
    } catch {
      await centre.close()
      throw error
    }
  }

  /// Reads the configuration and does the work; the store is not opened. Whatever fails becomes an outcome.
  static func withSettings(
    configuration path: String, _ work: (CentreSettings) async throws -> CommandOutcome
  ) async -> CommandOutcome {
    switch ConfigurationReader.read(path: path) {
    case .failure(let refusal): return CommandOutcome(refusal, of: path)
    case .success(var settings):
      if let path = settings.rulesPath {
        switch ReportRulesReader.read(path: path) {
        case .failure(let refusal): return CommandOutcome(refusal, of: path)
        case .success(let rules): settings.rules = rules
        }
      }
      do {
        return try await work(settings)
      } catch let failure as CentreFailure {
        return CommandOutcome(failure)
      } catch let failure as StoreFailure {
        return CommandOutcome(.store(failure))
      } catch let failure as BackupFailure {
        return CommandOutcome(failure)
      } catch {
        return CommandOutcome(.unavailable, notes: "internal-error: \(type(of: error)). Hint: report this.")
      }
    }
  }

  /// A refusal of what was asked for: code, message, hint.
  static func badInput(_ code: String, _ message: String, hint: String) -> CommandOutcome {
    CommandOutcome(.badInput, notes: "\(code): \(message) Hint: \(hint)")
  }
}
