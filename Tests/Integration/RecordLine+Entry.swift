import KioskJournal
import KioskSession
import RatingModel
import ScenarioSupport

extension RecordLine {
  /// What an entry says, as scenarios write it; `nil` for entries that no session, press or device makes.
  init?(_ entry: Entry, names: StoredEntries) {
    self.init(words: [], timeMilliseconds: entry.mono.microseconds / 1000)
    func name(_ session: SessionNumber) -> String {
      names.names[session].map { SessionID($0)?.inScenarios ?? $0 } ?? "?"
    }
    switch entry.payload {
    case .open(let payload):
      words = ["open", name(payload.session)]
      properties = [
        "clerk": payload.clerk?.description ?? "none", "by": payload.clerkSource.rawValue,
        "marks": Self.text(payload.marks), "waited": payload.waitedMilliseconds.map(String.init) ?? "unknown",
        "source": payload.source.rawValue,
      ]
    case .invite(let payload): words = ["invite", name(payload.session)]
    case .close(let payload): words = ["close", name(payload.session)]
    case .outcome(let payload):
      words = ["outcome", name(payload.session), payload.outcome.rawValue]
      properties = ["invited": payload.invited ? "yes" : "no", "channel": payload.channel.rawValue]
    case .rating(let payload):
      words = ["rating", name(payload.session), payload.level.level.text]
      properties = [
        "channel": payload.channel.rawValue, "marks": Self.text(payload.marks), "device": payload.device,
      ]
    case .correction(let payload):
      words = [
        "correction", name(payload.session), payload.level.level.text, payload.direction.rawValue,
      ]
      properties = ["channel": payload.channel.rawValue, "device": payload.device]
    case .press(let payload):
      words = ["press", payload.disposition.rawValue] + (payload.session.map { [name($0)] } ?? [])
      properties = [
        "channel": payload.channel.rawValue, "device": payload.device,
        "level": payload.level?.level.text ?? "none",
      ]
    case .answer(let payload):
      let answers = payload.answers.map(\.text).joined(separator: "+")
      words = [
        "answer", name(payload.session), payload.question.text, answers.isEmpty ? "none" : answers,
      ]
      properties = [
        "passed": payload.passed ? "yes" : "no", "channel": payload.channel.rawValue, "device": payload.device,
      ]
    case .contact(let payload):
      words = ["contact", name(payload.session), names.wishes[entry.sequence] ?? "?"]
      properties = [
        "passed": payload.passed ? "yes" : "no", "channel": payload.channel.rawValue, "device": payload.device,
      ]
    case .availability(let payload):
      words = ["availability", payload.causes.isEmpty ? "none" : payload.causes.joined(separator: "+")]
    case .boot, .configuration, .anchor, .dating, .release, .erasure, .seal, .cut, .reserved: return nil
    }
  }

  private static func text(_ marks: Marks) -> String { marks.members.isEmpty ? "none" : marks.description }
}
