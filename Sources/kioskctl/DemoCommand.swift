import ArgumentParser
import Foundation
import KioskDemo
import KioskDevices

/// `kioskctl demo`: from a press to a manager's report, with the real programs.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Shows the whole way from a press to a manager's report.",
    discussion: """
      Starts kioskd and evaluationd on loopback with a small invented office. Without options your number keys are the \
      buttons of one counter, whose sessions open by themselves, and you are the clerk of another one. With --scripted it \
      plays a working day of three counters in seconds, takes the centre away in the middle, prints the report and holds \
      presses, journals and report against each other: exit code 0 only if everything agrees.

      With --year the centre begins with a province's year: the counters stand in one of its offices, and there is a \
      sign-in for each role, with the pages to look at.

      A signal (Ctrl-C, TERM, HUP) stops both daemons and removes what the demo made before it ends with 128 and the \
      signal's number: 130 after Ctrl-C.
      """)

  @Flag(help: "Play a day without a terminal.")
  var scripted = false

  @Option(help: "The seed of the scripted day.")
  var seed: UInt64 = 1

  @Option(
    help: """
      How often in the scripted day a daemon is killed without warning: at a start, amid the day, and while the report is \
      made. Nothing may get lost by it.
      """)
  var kills = 0

  @Option(
    help: ArgumentHelp("Take presses from this input device, as kioskctl devices lists them.", valueName: "path"))
  var device: String?

  @Option(
    help: ArgumentHelp(
      "Begin with the year of a province that lies in this folder, on a copy of it; make demo makes one.",
      valueName: "folder"))
  var year: String?

  @Flag(help: "Keep the folder with configurations, journals and logs.")
  var keep = false

  func validate() throws {
    guard (0...1000).contains(kills), scripted || kills == 0 else {
      throw ValidationError("Daemons are killed in a scripted day only, at most 1000 times.")
    }
    guard !scripted || (device == nil && year == nil) else {
      throw ValidationError("A scripted day presses by itself, in an office of its own: leave out --device and --year.")
    }
  }

  /// The lines that a configuration would match the device at `node` by; links such as those in by-id are followed.
  private static func match(node: String) throws -> String {
    let path = URL(filePath: node).resolvingSymlinksInPath().path
    do {
      if let entry = try DeviceInventory.list().first(where: { $0.node == path }) { return DevicesCommand.match(entry) }
      Output.complaint("kioskctl: \(node) is no input device; see kioskctl devices")
      throw ExitCode.noInput
    } catch let error as DeviceError {
      Output.complaint("kioskctl: \(error.code): \(error.message) \(error.hint)")
      throw ExitCode.unavailable
    }
  }

  func run() async throws {
    guard let program = Bundle.main.executableURL else { throw ExitCode.unavailable }
    var options = Demonstration.Options()
    options.isScripted = scripted
    options.seed = seed
    options.kills = kills
    options.deviceMatch = try device.map(Self.match(node:))
    options.keepsFolder = keep
    do {
      options.year = try year.map { try DemoYear(folder: URL(filePath: $0)) }
      let demonstration = await Demonstration(
        options: options, programs: program.resolvingSymlinksInPath().deletingLastPathComponent(),
        say: { Output.line($0) })
      if try await !demonstration.run() { throw ExitCode.found }
    } catch DemoFailure.interrupted(let signal) {
      throw ExitCode(128 + signal)
    } catch let failure as DemoFailure {
      Output.complaint("kioskctl: \(failure)")
      throw ExitCode.unavailable
    }
  }
}
