import KioskJournal
import RatingModel
import ScenarioSupport

extension RecordLine {
  /// What an entry says, as scenarios write it; `nil` for entries that no session, press or device makes.
  init?(_ entry: Entry, names: StoredEntries) {
    self.init(words: [], timeMilliseconds: entry.mono.microseconds / 1000)
    func name(_ session: SessionPayload) -> String { names.names[session.session] ?? "?" }
    switch entry.payload {
    case .open(let payload):
      words = ["open", names.names[payload.session] ?? "?"]
      properties = [
        "clerk": payload.clerk?.description ?? "none", "by": payload.clerkSource.rawValue,
        "marks": Self.text(payload.marks), "waited": payload.waitedMilliseconds.map(String.init) ?? "unknown",
      ]
    case .invite(let payload): words = ["invite", name(payload)]
    case .close(let payload): words = ["close", name(payload)]
    case .outcome(let payload):
      words = ["outcome", names.names[payload.session] ?? "?", payload.outcome.rawValue]
      properties = ["invited": payload.invited ? "yes" : "no", "channel": payload.channel.rawValue]
    case .rating(let payload):
      words = ["rating", names.names[payload.session] ?? "?", payload.level.level.text]
      properties = [
        "channel": payload.channel.rawValue, "marks": Self.text(payload.marks), "device": payload.device,
      ]
    case .correction(let payload):
      words = [
        "correction", names.names[payload.session] ?? "?", payload.level.level.text, payload.direction.rawValue,
      ]
      properties = ["channel": payload.channel.rawValue, "device": payload.device]
    case .press(let payload):
      words = ["press", payload.disposition.rawValue] + (payload.session.map { [names.names[$0] ?? "?"] } ?? [])
      properties = [
        "channel": payload.channel.rawValue, "device": payload.device,
        "level": payload.level?.level.text ?? "none",
      ]
    case .availability(let payload):
      words = ["availability", payload.causes.isEmpty ? "none" : payload.causes.joined(separator: "+")]
    case .boot, .configuration, .anchor, .dating, .release, .erasure, .reserved: return nil
    }
  }

  private static func text(_ marks: Marks) -> String { marks.members.isEmpty ? "none" : marks.description }
}
