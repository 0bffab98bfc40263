import ArgumentParser
import KioskAssembly

/// `kioskctl monitor`: what the configured devices send, as the kiosk understands it.
struct MonitorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Shows what the configured devices send, press by press.",
    discussion: """
      Reads the devices exactly as kioskd does, so kioskd must be stopped meanwhile: a device has one reader. Nothing is \
      kept. Ends with Ctrl-C.
      """)

  @Argument(help: "The configuration.")
  var path = "/etc/kioskd/kioskd.toml"

  func run() throws {
    switch DeviceWatch.open(configurationPath: path) {
    case .failure(let problem):
      for line in problem.lines { Output.complaint(line) }
      throw problem.isConfiguration ? ExitCode.configuration : ExitCode.unavailable
    case .success(let watch):
      watch.run { Output.line($0) }
    }
  }
}
