import KioskSession
import RatingModel

/// A record as scenarios write it: words, properties, perhaps its time. `rating A satisfied marks=burst @62080`.
package struct RecordLine: Hashable, Sendable, CustomStringConvertible {
  package var words: [String]
  package var properties: [String: String]
  package var timeMilliseconds: Int64?

  package init(words: [String], properties: [String: String] = [:], timeMilliseconds: Int64? = nil) {
    self.words = words
    self.properties = properties
    self.timeMilliseconds = timeMilliseconds
  }

  package init?(_ text: String) {
    self.init(words: [])
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if word.hasPrefix("@") {
        guard let time = Int64(word.dropFirst()) else { return nil }
        timeMilliseconds = time
      } else if let equals = word.firstIndex(of: "=") {
        properties[String(word[..<equals])] = String(word[word.index(after: equals)...])
      } else {
        words.append(word)
      }
    }
    guard !words.isEmpty else { return nil }
  }

  /// Whether `actual` has these words, and every property and time that is written here.
  package func matches(_ actual: RecordLine) -> Bool {
    words == actual.words && properties.allSatisfy { actual.properties[$0.key] == $0.value }
      && (timeMilliseconds == nil || timeMilliseconds == actual.timeMilliseconds)
  }

  package var description: String {
    let properties = properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return (words + properties + (timeMilliseconds.map { ["@\($0)"] } ?? [])).joined(separator: " ")
  }
}

extension RecordLine {
  /// - Parameter name: the id under which a scenario knows the session.
  package init(_ record: SessionRecord, name: (SessionNumber) -> String) {
    self.init(words: [], timeMilliseconds: record.at.microseconds / 1000)
    switch record.body {
    case .open(let opened):
      words = ["open", name(opened.session)]
      properties = [
        "clerk": opened.clerk?.description ?? "none", "by": opened.clerkSource.rawValue, "marks": text(opened.marks),
        "waited": opened.waitedMilliseconds.map(String.init) ?? "unknown", "source": opened.source.rawValue,
      ]
    case .invite(let session): words = ["invite", name(session)]
    case .close(let session): words = ["close", name(session)]
    case .outcome(let ended):
      words = ["outcome", name(ended.session), ended.outcome.rawValue]
      properties = ["invited": ended.invited ? "yes" : "no", "channel": ended.channel.rawValue]
    case .rating(let rated):
      words = ["rating", name(rated.session), rated.level.level.text]
      properties = ["channel": rated.channel.rawValue, "marks": text(rated.marks), "device": rated.device]
    case .correction(let corrected):
      words = ["correction", name(corrected.session), corrected.level.level.text, corrected.direction.rawValue]
      properties = ["channel": corrected.channel.rawValue, "device": corrected.device]
    case .answer(let answered):
      let answers = answered.answers.map(\.text).joined(separator: "+")
      words = ["answer", name(answered.session), answered.question.text, answers.isEmpty ? "none" : answers]
      properties = [
        "passed": answered.isPassed ? "yes" : "no", "channel": answered.channel.rawValue, "device": answered.device,
      ]
    case .contact(let contacted):
      words = ["contact", name(contacted.session), contacted.isWished ? "yes" : "no"]
      properties = [
        "passed": contacted.isPassed ? "yes" : "no", "channel": contacted.channel.rawValue, "device": contacted.device,
      ]
    case .ratingFinal(let session): words = ["final", name(session)]
    case .press(let press):
      words = ["press", press.disposition.rawValue] + (press.session.map { [name($0)] } ?? [])
      properties = [
        "channel": press.channel.rawValue, "device": press.device, "level": press.level?.level.text ?? "none",
      ]
    case .availability(let change):
      let causes = change.causes.sorted().map(\.rawValue).joined(separator: "+")
      words = ["availability", causes.isEmpty ? "none" : causes]
    }
  }
}

private func text(_ marks: Marks) -> String { marks.members.isEmpty ? "none" : marks.description }
