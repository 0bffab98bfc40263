import ArgumentParser
import Foundation
import KioskDevices
import KioskInput
import RatingModel

/// `kioskctl record`: what a device is and all that it sends, for those who maintain this software.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records a device and what it sends, as evemu does.",
    discussion: """
      Writes the description of the device and every event, in the form of evemu-record: evemu-device and evemu-play make the \
      same device of it elsewhere. Ends with Ctrl-C, when the device goes, or after --seconds.

      A recording holds every key that was typed meanwhile. Do not hold a citizen's card before a scanner that is recorded, \
      and do not type a password on a keyboard that is.
      """)

  @Argument(help: "The node of the device, as /dev/input/event3.")
  var node: String

  @Option(help: "The file to write; it must not exist. Without it the recording goes to standard output.")
  var output: String?

  @Option(help: "How long to record.")
  var seconds: Int?

  func validate() throws {
    if let seconds, !(1...3600).contains(seconds) { throw ValidationError("Record for 1 to 3600 seconds.") }
  }

  func run() throws {
    let watch = try NodeSession.open(node, isForRecording: true)
    let file = try target()
    var failure: (any Error)?
    func write(_ text: String) {
      do { try file.write(contentsOf: Data(text.utf8)) } catch { failure = failure ?? error }
    }
    write(watch.description)
    Output.complaint("\(node) is recorded; Ctrl-C ends it.")
    let end = seconds.map { ContinuousClock.now.advanced(by: .seconds($0)) }
    var first: Instant?
    watch.run(until: { failure != nil || end.map { ContinuousClock.now >= $0 } ?? false }) { word in
      switch word {
      case .frame(let frame):
        first = first ?? frame.events.first?.time ?? frame.time
        write(NodeWatch.recorded(frame, since: first ?? frame.time))
      case .lost: write("# The kernel lost events here.\n")
      case .told, .gone: break
      }
    }
    if failure != nil {
      Output.complaint(
        "kioskctl: file-unwritable: The recording breaks off where it could not be written: see whether the disk is full."
      )
      throw ExitCode.unavailable
    }
  }

  private func target() throws -> FileHandle {
    guard let output else { return .standardOutput }
    let descriptor = open(output, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      Output.complaint("kioskctl: file-unwritable: \(output) exists already, or cannot be made there.")
      throw ExitCode.unavailable
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
