import ArgumentParser
import Foundation
import KioskSound

/// `kioskctl sound`: the sounds of a counter without a screen.
struct SoundCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sound",
    abstract: "Plays the counter's sounds where no browser does.",
    discussion: """
      Follows the running kiosk and plays what its screen's page would play: the same for every answer. The player gets a \
      WAV file of 16 bits on its standard input, as loud as the configuration says. OGG files are made WAV by the decoder, \
      which need not be installed where there are none.

      Runs until it is ended, and seeks the kiosk anew whenever it goes away. Says a line for everything it plays or cannot \
      play. Do not run it beside a browser: all would be heard twice.
      """)

  @Option(help: ArgumentHelp("The loopback port of the screen's page.", valueName: "port"))
  var port = 8471

  @Option(help: ArgumentHelp("The program that plays, with its arguments.", valueName: "words"))
  var player = "aplay -q -"

  @Option(help: ArgumentHelp("The program that makes WAV of OGG, with its arguments.", valueName: "words"))
  var decoder = "oggdec -Q -o - -"

  func validate() throws {
    guard (1...65535).contains(port) else { throw ValidationError("A port is a number from 1 to 65535.") }
  }

  func run() async throws {
    let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let programs: SoundPrograms
    do throws(SoundProblem) {
      programs = SoundPrograms(
        player: try SoundProgram(player, searchPath: searchPath),
        decoder: try? SoundProgram(decoder, searchPath: searchPath))
    } catch {
      Output.complaint("kioskctl: \(error.code): \(error.hint)")
      throw ExitCode.unavailable
    }
    let client = ScreenClient(port: port)
    await CounterSound(source: client, programs: programs) { Self.say($0) }.run()
    await client.close()
  }

  private static func say(_ notice: SoundNotice) {
    switch notice {
    case .connected: Output.line("connected")
    case .plays(let name): Output.line("plays \(name)")
    case .disconnected(let problem): Output.complaint("kioskctl: \(problem.code): \(problem.hint)")
    case .leftOut(let name, let problem): Output.complaint("kioskctl: \(problem.code): \(name): \(problem.hint)")
    }
  }
}
