import RatingModel
import SeededRandom

/// Draws what a citizen came with: nothing that was named, one dossier, or several.
struct MatterDraw {
  let field: ServiceField

  func drawn(using random: inout SeededGenerator) -> [Service.Matter] {
    switch random.place(among: [0.05, 0.8, 0.11, 0.04]) {
    case 0: return []
    case 1: return [one(using: &random)]
    // Several of the same kind, as who has copies certified brings them.
    case 2: return Array(repeating: one(using: &random), count: 2 + random.below(4))
    default: return (0..<(2 + random.below(2))).map { _ in one(using: &random) }
    }
  }

  private func one(using random: inout SeededGenerator) -> Service.Matter {
    let field = random.happens(0.88) ? field : random.element(of: ServiceField.allCases)
    let stage = Self.stages[random.place(among: [0.6, 0.06, 0.03, 0.31])]
    return Service.Matter(
      procedure: ProcedureCatalogue.nation.draw(of: field, using: &random), stage: stage,
      timeliness: stage == .returning ? timeliness(field, using: &random) : nil)
  }

  private static let stages: [Stage] = [.receiving, .supplementing, .refusing, .returning]

  private func timeliness(_ field: ServiceField, using random: inout SeededGenerator) -> Timeliness {
    if random.happens(field.lateShare) { return .late }
    return random.happens(0.35) ? .early : .onTime
  }
}

/// Draws what a citizen answers who has rated and is asked more: most walk away.
struct ChoiceDraw {
  let matters: [Service.Matter]

  func drawn(using random: inout SeededGenerator) -> [Service.Choice] {
    guard random.happens(0.35) else { return [] }
    var choices = [chips(using: &random)]
    guard random.happens(0.6) else { return choices }
    if let timeliness = matters.compactMap(\.timeliness).first {
      choices.append(choice(Wording.timeliness, Timeliness.allCases.firstIndex(of: timeliness) ?? 0))
    }
    choices.append(choice(Wording.visits, random.place(among: [0.85, 0.12, 0.03])))
    choices.append(choice(Wording.agencies, random.place(among: [0.3, 0.66, 0.04])))
    return choices
  }

  private func chips(using random: inout SeededGenerator) -> Service.Choice {
    let answers = Wording.reasons.answers.map(\.name)
    let first = random.place(among: [0.5, 0.25, 0.2, 0.05])
    let second = random.place(among: [0.5, 0.25, 0.2, 0.05])
    let chosen = random.happens(0.3) ? Set([first, second]) : [first]
    return Service.Choice(question: Wording.reasons.reference, answers: chosen.sorted().map { answers[$0] })
  }

  private func choice(_ question: Question, _ place: Int) -> Service.Choice {
    Service.Choice(question: question.reference, answers: [question.answers[place].name])
  }
}

extension Question {
  var reference: QuestionReference { QuestionReference(id: id, version: version) }
}
