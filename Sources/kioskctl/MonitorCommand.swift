import ArgumentParser
import KioskAssembly
import KioskDevices
import KioskInput
import RatingModel

/// `kioskctl monitor`: what devices send, as the kiosk understands it.
struct MonitorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Shows what devices send: presses, touches and scans.",
    discussion: """
      Given a configuration, it reads its devices exactly as kioskd does, so kioskd must be stopped meanwhile: a device has \
      one reader. Given the node of a device, as /dev/input/event3, it needs no configuration: every key makes presses, every \
      finger touches, and what is typed like a scanner is a scan, with its text, unless it is a citizen's card. Nothing is \
      kept. Ends with Ctrl-C, or when the device goes.

      Keys that a person presses one by one are presses, and a button's cannot be told from a keyboard's: type no password \
      on a keyboard that is monitored.
      """)

  @Argument(help: "The configuration, or the node of a device.")
  var path = "/etc/kioskd/kioskd.toml"

  @Flag(help: "One JSON object a line; for the node of a device.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "How the node is read, where not as whatever it can be: “buttons debounce=0”, “touch rotation=90”, “scanner suffix=#”.",
      valueName: "words"))
  var read = ""

  func validate() throws {
    guard isNode || (!json && read.isEmpty) else {
      throw ValidationError("--json and --read go with the node of a device, as /dev/input/event3.")
    }
    _ = try reading
  }

  func run() throws {
    if isNode { try watchNode() } else { try watchConfigured() }
  }

  private var isNode: Bool { path.hasPrefix("/dev/") }

  private var reading: NodeReading {
    get throws {
      do throws(NodeReading.Wrong) {
        return try NodeReading(read, keyCode: KeyNames.code(of:))
      } catch { throw ValidationError("\(error).") }
    }
  }

  private func watchNode() throws {
    let watch = try NodeSession.open(path, reading: reading)
    let monitor = NodeMonitor(node: path, isJSON: json)
    monitor.say(.ready)
    watch.run { word in monitor.take(word, watch.interpreter) }
  }

  private func watchConfigured() throws {
    switch DeviceWatch.open(configurationPath: path) {
    case .failure(let problem):
      for line in problem.lines { Output.complaint(line) }
      throw problem.isConfiguration ? ExitCode.configuration : ExitCode.unavailable
    case .success(let watch):
      watch.run { Output.line($0) }
    }
  }
}

/// Opens nodes for the technician's commands.
enum NodeSession {
  /// - Parameter isForRecording: Then it may be one of which nothing is understood.
  static func open(
    _ path: String, reading: NodeReading = NodeReading(), isForRecording: Bool = false
  ) throws -> NodeWatch {
    // Whose badge it is nobody asks here: any unit does.
    guard let unit = UnitCode("0"), let rules = ScanRules(unit: unit) else { preconditionFailure("a digit is a unit") }
    do throws(NodeWatch.Refusal) {
      let watch = try NodeWatch(path: path, reading: reading, rules: rules)
      if watch.isMute, !isForRecording { throw .useless }
      return watch
    } catch {
      Output.complaint("kioskctl: \(error.code): \(error.text(node: path))")
      throw ExitCode.unavailable
    }
  }
}
