import Foundation
import KioskConfiguration
import KioskDevices
import KioskForwarding
import KioskHTTP
import Logging

/// The program's way from its command line to its exit code.
package enum KioskProcess {
  /// Exit codes as in sysexits.h, so that a script can tell kinds of failure apart.
  private enum Exit {
    static let clean: Int32 = 0
    static let usage: Int32 = 64
    static let system: Int32 = 71
    static let configuration: Int32 = 78
  }

  /// Runs until a signal stops it. Everything that is wrong is said on standard error.
  package static func run(configurationPath: String, demoChannel: Int32?, simulatedClock: Bool) async -> Int32 {
    NetworkThreads.limitToOne()
    let source: KioskConfiguration.InputSource = demoChannel == nil ? .devices : .demo
    let settings: KioskSettings
    switch KioskConfiguration.read(path: configurationPath, input: source, names: .kernels) {
    case .success(let read): settings = read
    case .failure(let refusal):
      for diagnostic in refusal.diagnostics { say(diagnostic.text(file: configurationPath)) }
      return Exit.configuration
    }
    let log = logger(settings)
    do {
      let options = Kiosk.Options(demoChannel: demoChannel, simulatedClock: simulatedClock)
      try await Kiosk(settings: settings, options: options, log: log).run()
      return Exit.clean
    } catch let failure as KioskFailure {
      say("kioskd: \(failure.refusal.code): \(failure.refusal.message) \(failure.refusal.hint)")
      return failure.isUsage ? Exit.usage : failure.refusal.retry ? Exit.system : Exit.configuration
    } catch let error as ListenerError {
      say("kioskd: \(error.code): \(error.operation) \(error.subject): \(error.hint)")
      return error.retry ? Exit.system : Exit.configuration
    } catch let error as ForwardingError {
      say("kioskd: \(error.code): \(error.operation) \(error.subject): \(error.hint)")
      return error.retry ? Exit.system : Exit.configuration
    } catch let error as DeviceError {
      say("kioskd: \(error.code): \(error.operation) \(error.subject): \(error.hint)")
      return Exit.system
    } catch {
      say("kioskd: stopped: \(error)")
      return Exit.system
    }
  }

  private static func logger(_ settings: KioskSettings) -> Logger {
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var log = Logger(label: "kioskd")
    log.logLevel = Logger.Level(rawValue: settings.logLevel.rawValue) ?? .notice
    return log
  }

  private static func say(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
