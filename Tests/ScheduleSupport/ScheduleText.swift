import KioskSession
import RatingModel
import ScenarioSupport

/// A schedule in the language of scenarios. What that language has no word for (microseconds, turns that do not end,
/// presses that are read late) stands in a comment behind the step.
struct ScheduleText: CustomStringConvertible {
  private let schedule: Schedule
  private let last: Int

  init(_ schedule: Schedule, upTo last: Int) {
    self.schedule = schedule
    self.last = last
  }

  var description: String { (givens + schedule.steps.prefix(last + 1).map(line)).joined(separator: "\n") }

  private var givens: [String] {
    let setting = schedule.setting
    return [
      "given prompt-seconds \(setting.promptSeconds)", "given correction-seconds \(setting.correctionSeconds)",
      "given burst \(setting.burstRatings) 1",
    ] + (setting.hasDefaultClerk ? [] : ["given default-clerk none"])
  }

  private func line(_ step: Schedule.Step) -> String {
    let note = step.endsTurn ? "" : "   # the turn does not end"
    return "\(text(step.heard))   \(words(step))\(note)"
  }

  private func words(_ step: Schedule.Step) -> String {
    switch step.action {
    case .open(let request): "open \(request.id.text)\(content(of: request))"
    case .invite(let id): "invite \(id.text)"
    case .close(let id): "close \(id.text)"
    case .cancel(let id): "cancel \(id.text)"
    case .fingerDown(let key, let device, let down):
      "down \(text(key)) device=\(device)\(down == step.heard ? "" : "   # at \(text(down))")"
    case .fingerGone(let device): "slide device=\(device)"
    case .press(let press):
      "up \(text(press.meaning)) device=\(press.device)   # from \(text(press.down)) to \(text(press.decided))"
        + (press.simultaneous ? ", simultaneous" : "")
    case .availability(let causes): "causes \(causes.sorted().map(\.rawValue))"
    case .restart(let causes): "restart   # with causes \(causes.sorted().map(\.rawValue))"
    case .wait: "wait"
    }
  }

  private func content(of request: SessionRequest) -> String {
    let clerk = request.clerk.map { " clerk=\($0)" } ?? ""
    guard request.dossiers.count < 10 else { return clerk + " dossiers=\(request.dossiers.count)" }
    return clerk
      + request.dossiers.map { dossier in
        " dossier=\(dossier.code.text):\(dossier.stage.rawValue)\(dossier.timeliness.map { ":\($0.rawValue)" } ?? "")"
      }.joined()
  }
}

/// What came of a step, in the words of scenarios.
struct AccountText: CustomStringConvertible {
  private let account: Model.Account

  init(_ account: Model.Account) { self.account = account }

  var description: String {
    let records = account.records.map { record in
      let line = RecordLine(record) { "#\($0.number)" }
      let properties = line.properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return (line.words + properties + ["@\(text(record.at))"]).joined(separator: " ")
    }
    let reply = account.reply.map { "-> \($0) " } ?? ""
    return "\(reply)=> \(records.isEmpty ? "nothing" : records.joined(separator: ", "))"
      + "; shows \(account.phase) \(account.session?.text ?? "")"
  }
}

/// Milliseconds, with microseconds where there are any.
private func text(_ time: Instant) -> String {
  let (whole, rest) = time.microseconds.quotientAndRemainder(dividingBy: 1000)
  return rest == 0 ? "\(whole)" : "\(whole).\(String(1000 + rest).dropFirst())"
}

private func text(_ key: KeyMeaning) -> String {
  switch key {
  case .level(let name): name.text
  case .decline: "decline"
  }
}
