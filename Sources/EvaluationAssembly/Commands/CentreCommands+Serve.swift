import Foundation
import Logging

extension CentreCommands {
  /// Runs the service until it is told to stop. Each listener is announced on standard output.
  package static func serve(configuration path: String) async -> CommandOutcome {
    await with(configuration: path) { centre in
      LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
      var logger = Logger(label: "evaluationd")
      logger.logLevel = Logger.Level(rawValue: centre.settings.logLevel) ?? .info
      try await centre.serve(logger: logger) { announcement in
        try? FileHandle.standardOutput.write(contentsOf: announcement.line)
      }
      return CommandOutcome()
    }
  }
}
