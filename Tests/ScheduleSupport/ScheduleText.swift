import KioskSession
import RatingModel
import ScenarioSupport

/// A schedule in the language of scenarios, with what the model expects of each step. What that language has no word for
/// (turns that do not end, presses that are read late) stands in a comment before the step; times that are no whole
/// milliseconds are written with a point, and have to be moved by hand.
struct ScheduleText: CustomStringConvertible {
  private let schedule: Schedule
  private let accounts: [Model.Account]
  private let names: [SessionNumber: SessionID]

  init(_ disagreement: Disagreement) {
    schedule = disagreement.schedule
    var model = schedule.rules.map { Model(configured: $0, rules: disagreement.rules) }
    accounts = schedule.steps.compactMap { model?.hear($0) }
    names = accounts.flatMap(\.records).reduce(into: [:]) { names, record in
      if case .open(let opened) = record.body { names[opened.session] = opened.request.id }
    }
  }

  var description: String {
    var causes: Set<Unavailability> = []
    let steps = zip(schedule.steps, accounts).flatMap { step, account in
      defer { causes = step.causes ?? causes }
      return lines(step, told(account), before: causes)
    }
    return (givens + steps).joined(separator: "\n")
  }

  func told(_ account: Model.Account) -> AccountText {
    AccountText(account: account) { names[$0]?.text ?? "\($0.number)" }
  }

  private var givens: [String] {
    let setting = schedule.setting
    return [
      "given prompt-seconds \(setting.promptSeconds)", "given correction-seconds \(setting.correctionSeconds)",
      "given burst \(setting.burstRatings) 1",
      "given step-seconds \(setting.promptSeconds)",
    ] + setting.givens.map { "given \($0)" } + (setting.hasDefaultClerk ? [] : ["given default-clerk none"])
  }

  private func lines(_ step: Schedule.Step, _ account: AccountText, before causes: Set<Unavailability>) -> [String] {
    (notes(step) + (step.endsTurn ? [] : ["the turn does not end"])).map { "# \($0):" }
      + ["\(text(step.heard))   \(words(step, before: causes))   \(account.expectation)"]
  }

  private func notes(_ step: Schedule.Step) -> [String] {
    switch step.action {
    case .fingerDown(_, _, let down): down == step.heard ? [] : ["down at \(text(down))"]
    case .paint(let at, let back):
      (at == step.heard ? [] : ["at \(text(at))"]) + (back == 0 ? [] : ["what was shown \(back) steps before"])
    case .touched(let at, _), .badge(_, let at), .button(_, let at), .receipt(_, _, let at):
      at == step.heard ? [] : ["at \(text(at))"]
    case .clock(let offset): ["the clock is off by \(offset.map { "\($0) ms" } ?? "nobody knows what")"]
    case .press(let press):
      (press.painted.map { ["on paint \($0)"] } ?? []) + [
        "down at \(text(press.down)), up at \(text(press.decided))\(press.simultaneous ? ", simultaneous" : "")"
      ]
    case .availability(let causes), .restart(let causes):
      ["with the causes \(causes.sorted().map(\.rawValue))"]
    default: []
    }
  }

  private func words(_ step: Schedule.Step, before causes: Set<Unavailability>) -> String {
    switch step.action {
    case .open(let request, let source):
      "open \(request.id.text)\(content(of: request)) source=\(source.rawValue)"
    case .invite(let id): "invite \(id.text)"
    case .close(let id): "close \(id.text)"
    case .cancel(let id): "cancel \(id.text)"
    case .fingerDown(let key, let device, _): "down \(text(key)) device=\(device)"
    case .fingerGone(let device): "slide device=\(device)"
    case .press(let press): "up \(text(press.meaning)) device=\(press.device)"
    case .paint: "paint"
    case .touched(_, let onControl): onControl ? "poke control" : "poke"
    case .badge(let clerk, _): "badge \(clerk)"
    case .button: "button"
    case .receipt(let code, _, _): "receipt \(code.text)"
    case .feed(let isConnected): isConnected ? "feed connected" : "feed lost"
    case .keys(let areThere): areThere ? "keys back" : "keys gone"
    case .clock: "wait"
    case .availability(let now): change(from: causes, to: now)
    case .restart: "restart"
    case .wait: "wait"
    }
  }

  /// The language knows one cause at a time; the note tells all.
  private func change(from old: Set<Unavailability>, to new: Set<Unavailability>) -> String {
    if let lost = new.subtracting(old).min() { return "lose \(lost.rawValue)" }
    return old.subtracting(new).min().map { "regain \($0.rawValue)" } ?? "wait"
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

extension Schedule.Step {
  /// The causes that hold from then on; `nil`: as before.
  fileprivate var causes: Set<Unavailability>? {
    switch action {
    case .availability(let causes), .restart(let causes): causes
    default: nil
    }
  }
}

/// What came of a step.
struct AccountText: CustomStringConvertible {
  let account: Model.Account
  let name: (SessionNumber) -> String

  /// As a scenario expects it.
  var expectation: String {
    let records = records { $0.words }.joined(separator: ", ")
    return [reply.map { "-> \($0)" }, records.isEmpty ? nil : "=> \(records)"].compactMap(\.self).joined(
      separator: "   ")
  }

  /// With everything that is compared.
  var description: String {
    let records = records { line in
      line.words + line.properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }
    let notice = account.notice.map { " and says \($0)" } ?? ""
    let screen = "the screen shows \(account.phase) \(account.session?.text ?? "")\(notice)"
    return ([reply].compactMap(\.self) + records + [screen]).joined(separator: ", ")
  }

  private var reply: String? { account.reply.map(\.inWords) }

  private func records(_ words: (RecordLine) -> [String]) -> [String] {
    account.records.map { record in
      (words(RecordLine(record, name: name)) + ["@\(text(record.at))"]).joined(separator: " ")
    }
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
  case .option(let place): "option:\(place)"
  case .proceed: "proceed"
  }
}
