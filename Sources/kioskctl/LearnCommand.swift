import ArgumentParser
import ConfigurationText
import KioskDevices
import KioskInput
import RatingModel

extension ButtonProfile.Action: ExpressibleByArgument {}

/// `kioskctl learn`: the block of a configuration for an unknown panel, by pressing its keys.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Writes a panel's block of the configuration, by its keys pressed from the best to the worst.",
    discussion: """
      Asks for one key after the other: each level from the best to the worst. Prints the block for the configuration; \
      nothing is changed. Stop kioskd meanwhile: a device has one reader.
      """)

  @Argument(help: "The node of the panel, as /dev/input/event3; “kioskctl devices” lists it.")
  var node: String

  @Option(help: ArgumentHelp("The levels' names from the best to the worst.", valueName: "names"))
  var levels = "rat-hai-long,hai-long,khong-hai-long"

  @Option(help: ArgumentHelp("What health and journal are to call the panel.", valueName: "name"))
  var name = "panel"

  @Option(help: "For a panel that tells only with the next press when a key came up: press.")
  var actsOn = ButtonProfile.Action.release

  func validate() throws {
    guard (3...5).contains(names.count), Set(names).count == names.count else {
      throw ValidationError("A scale has 3, 4 or 5 levels, each with a name of its own.")
    }
    for text in names + [name] where LevelName(text) == nil {
      throw ValidationError("“\(text)” is no name: use small letters, digits and hyphens, as in rat-hai-long.")
    }
  }

  private var names: [String] { levels.split(separator: ",").map(String.init) }

  func run() throws {
    let entry = try DevicesCommand.entries().first { $0.node == node }
    guard let entry else {
      Output.complaint("kioskctl: device-absent: There is no \(node); “kioskctl devices” lists what is there.")
      throw ExitCode.unavailable
    }
    var reading = NodeReading()
    reading.kind = .buttons
    reading.actsOn = actsOn
    let watch = try NodeSession.open(node, reading: reading)
    var keys: [UInt16] = []
    ask(keys.count)
    watch.run(until: { keys.count == names.count }) { word in
      switch word {
      case .told(.press(let code, let press)) where keys.count < names.count:
        take(code, isAlone: !press.simultaneous, into: &keys)
      case .gone: Output.complaint("\(node) has gone.")
      default: break
      }
    }
    guard keys.count == names.count else { throw ExitCode.unavailable }
    say(entry, keys)
  }

  private func take(_ code: UInt16, isAlone: Bool, into keys: inout [UInt16]) {
    guard isAlone else { return Output.complaint("Two keys together. Press one.") }
    guard !keys.contains(code) else {
      return Output.complaint("\(KeyNames.name(of: code)) stands for \(names[keys.firstIndex(of: code) ?? 0]) already.")
    }
    keys.append(code)
    Output.complaint("  \(KeyNames.name(of: code))")
    if keys.count < names.count { ask(keys.count) }
  }

  private func ask(_ place: Int) {
    Output.complaint("Press the key for “\(names[place])” (\(place + 1) of \(names.count)).")
  }

  private func say(_ entry: InventoryEntry, _ keys: [UInt16]) {
    Output.line("# \(Output.plain(entry.description.name)), learnt with kioskctl learn")
    Output.line("[[input.devices]]")
    Output.line("name = \(ConfigurationText.literal(of: name))")
    Output.line("match = { \(DevicesCommand.match(entry)) }")
    if actsOn == .press { Output.line("acts_on = \"press\"") }
    Output.line("")
    Output.line("[input.devices.keys]")
    for (level, code) in zip(names, keys) {
      Output.line("\(level) = [\(ConfigurationText.literal(of: KeyNames.name(of: code)))]")
    }
  }
}
