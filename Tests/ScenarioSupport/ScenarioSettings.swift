import KioskSession
import RatingModel

/// What a scenario takes for granted: the configuration of its kiosk.
package struct ScenarioSettings: Sendable {
  /// Best first; all but the last count as satisfied.
  package var levels: [String] = ["very-satisfied", "satisfied", "dissatisfied"]
  package var defaultClerk: ClerkID? = ClerkID("H56.14/CB017")
  package var roster: Set<ClerkID> = Set(["H56.14/CB017", "H56.14/CB018"].compactMap(ClerkID.init))
  package var shifts: [Shift] = []
  /// By weekday; empty, as long as there are no exceptions either, for an office without hours.
  package var week: [Weekday: [DayStretch]] = [:]
  package var exceptions: [OpeningHours.Exception] = []
  package var promptSeconds = 30
  package var correctionSeconds = 5
  package var burstRatings = 1000
  package var burstMinutes = 10
  /// What is asked after the level, in this order.
  package var questions: [Question] = []
  package var asksForContact = false
  package var stepSeconds = 20
  package var usualSource: SessionSource?
  /// Whether the kiosk knows the civil time.
  package var isDated = true

  package init() {}

  /// `nil` for levels that make no scale.
  package var rules: SessionRules? {
    guard let id = ScaleID("scenario"), let scale = Scale(id: id, version: 1, levels: scaleLevels) else { return nil }
    return SessionRules(
      scale: scale, defaultClerk: defaultClerk, roster: roster, shifts: shifts, openingHours: openingHours,
      promptTimeoutSeconds: promptSeconds, correctionWindowSeconds: correctionSeconds, burstRatings: burstRatings,
      burstMinutes: burstMinutes,
      secondStep: SecondStep(questions: questions, asksForContact: asksForContact, timeoutSeconds: stepSeconds),
      usualSource: usualSource)
  }

  private var openingHours: OpeningHours? {
    week.isEmpty && exceptions.isEmpty ? nil : OpeningHours(week: week, exceptions: exceptions)
  }

  private var scaleLevels: [Level] {
    levels.enumerated().compactMap { position, name in
      LevelName(name).map { Level(name: $0, labels: ["vi": name, "en": name], satisfied: position < levels.count - 1) }
    }
  }

  /// Takes in a `given` line; `false` when it makes no sense.
  package mutating func set(_ name: String, _ values: [String]) -> Bool {
    switch name {
    case "levels": levels = values
    case "default-clerk":
      defaultClerk = values.first.flatMap(ClerkID.init)
      return values == ["none"] || (defaultClerk != nil && values.count == 1)
    case "roster":
      roster = Set(values.compactMap(ClerkID.init))
      return values == ["none"] || roster.count == values.count
    case "hours": return setHours(values)
    case "closed":
      guard values.count == 1, let date = CivilDate(values[0]), let day = Validity(first: date, last: date) else {
        return false
      }
      exceptions.append(OpeningHours.Exception(dates: day, times: []))
    case "shift": return addShift(values)
    case "prompt-seconds": return setNumber(\.promptSeconds, values)
    case "correction-seconds": return setNumber(\.correctionSeconds, values)
    case "burst":
      guard values.count == 2 else { return false }
      return setNumber(\.burstRatings, [values[0]]) && setNumber(\.burstMinutes, [values[1]])
    case "chips": return addQuestion(.chips, values)
    case "question": return addQuestion(.single, values)
    case "contact":
      asksForContact = true
      return values.isEmpty
    case "step-seconds": return setNumber(\.stepSeconds, values)
    case "usual-source":
      usualSource = values.first.flatMap(SessionSource.init(rawValue:))
      return usualSource != nil && values.count == 1
    case "undated":
      isDated = false
      return values.isEmpty
    default: return false
    }
    return rules != nil
  }

  /// `saturday 07:30-11:30 …`
  private mutating func setHours(_ values: [String]) -> Bool {
    let times = values.dropFirst().compactMap(DayStretch.init)
    guard let day = values.first.flatMap(Weekday.init(rawValue:)), times.count == values.count - 1 else { return false }
    week[day] = times
    return true
  }

  /// `H56.14/CB018 saturday 07:30-11:30 …`
  private mutating func addShift(_ values: [String]) -> Bool {
    let times = values.dropFirst(2).compactMap(DayStretch.init)
    guard values.count >= 2, let clerk = ClerkID(values[0]), let day = Weekday(rawValue: values[1]),
      times.count == values.count - 2
    else { return false }
    shifts.append(Shift(clerk: clerk, weekdays: [day], times: times, dates: .always))
    return true
  }

  /// `dieu-gi thai-do huong-dan …`
  private mutating func addQuestion(_ kind: Question.Kind, _ values: [String]) -> Bool {
    let answers = values.dropFirst().compactMap(AnswerName.init).map { name in
      Question.Answer(name: name, labels: ["vi": name.text, "en": name.text])
    }
    guard let id = values.first.flatMap(QuestionID.init), answers.count == values.count - 1,
      let question = Question(
        id: id, version: 1, kind: kind, index: nil, labels: ["vi": id.text, "en": id.text], answers: answers)
    else { return false }
    questions.append(question)
    return true
  }

  private mutating func setNumber(_ path: WritableKeyPath<ScenarioSettings, Int>, _ values: [String]) -> Bool {
    guard values.count == 1, let number = Int(values[0]), number > 0 else { return false }
    self[keyPath: path] = number
    return true
  }
}
