import ArgumentParser
import KioskExplanation
import KioskJournal
import KioskSession

/// `kioskctl explain`: why presses of a session did or did not count.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what happened to a session, and why a press did or did not count.",
    discussion: """
      Reads only; a kiosk may be running on the file. Never tells a level, nor whether a correction went up or down. \
      Whether the journal is what was written is for kioskctl verify.
      """)

  @Argument(help: "The session: its number in the journal, or the id under which the office's software opened it.")
  var session: String

  @Option(help: ArgumentHelp("The journal's file.", valueName: "path"))
  var journal = "/var/lib/kioskd/journal.sqlite"

  @Option(help: "The language of the answer: vi or en.")
  var language = StoryText.Language.en

  @Flag(help: "Answer in JSON.")
  var json = false

  func run() throws {
    let contents: JournalContents
    do {
      contents = try JournalContents(path: journal)
    } catch {
      Output.complaint("kioskctl: \(error.code): \(journal): \(error.hint)")
      throw ExitCode.noInput
    }
    // An id that looks like a number is an id all the same.
    let number = contents.session(named: session) ?? Int64(session).map { SessionNumber($0) }
    guard let story = number.flatMap({ SessionStory(of: $0, in: contents) }) else {
      Output.complaint(
        "kioskctl: session-unknown: \(journal) holds no session \(session). "
          + "Ids are erased after a while; the number of a session stays.")
      throw ExitCode.found
    }
    let text = StoryText(story, language)
    if json { return try Output.json(Answer(text)) }
    say(text)
  }

  private func say(_ text: StoryText) {
    Output.line(text.title)
    Output.line("")
    let widths = (text.lines.map(\.time.count).max() ?? 0, text.lines.map(\.since.count).max() ?? 0)
    for line in text.lines {
      let (time, since) = (pad(line.time, widths.0), String(repeating: " ", count: widths.1 - line.since.count))
      Output.line("\(time)  \(since)\(line.since)  \(line.text)")
    }
    Output.line("")
    for sentence in text.conclusion { Output.line(sentence) }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }

  private struct Answer: Encodable {
    let title: String
    let events: [StoryText.Line]
    let conclusion: [String]

    init(_ text: StoryText) { (title, events, conclusion) = (text.title, text.lines, text.conclusion) }
  }
}

extension StoryText.Language: ExpressibleByArgument {}
