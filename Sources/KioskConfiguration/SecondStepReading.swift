import KioskSession
import RatingModel

/// Reads what is asked after the level, and holds it to the rules that ``Question`` demands.
extension ConfigurationReader {
  /// ``SecondStep/none`` when the section is not there.
  mutating func secondStep(in section: ConfigurationSection, keepsCodes: Bool) -> SecondStep? {
    let timeout = integer(.stepTimeout, in: section)
    let asksForContact = flag(.stepContact, in: section) ?? false
    let tables = sections("questions", in: section)
    if tables.count > SecondStep.mostQuestions {
      let place = section.members["questions"]?.position ?? section.position
      refuse(
        .questionsTooMany, at: place, section.path.name("questions"), "\(tables.count) questions would be asked.",
        hint: "Ask at most \(SecondStep.mostQuestions): every one costs answers.")
    }
    refuseRepeats(of: .questionID, in: tables, code: .questionDuplicate, "Two questions have the id")
    let questions = tables.compactMap { question(in: $0) }
    if asksForContact && !keepsCodes {
      refuse(
        .contactWithoutCodes, .stepContact, in: section,
        "Citizens would be asked to be called about a dossier whose code is not kept.",
        hint: "Name the case handlers' key in journal.case_public_key_file, or leave contact out.")
    }
    guard let timeout, questions.count == tables.count else { return nil }
    return SecondStep(questions: questions, asksForContact: asksForContact, timeoutSeconds: timeout)
  }

  private mutating func question(in table: ConfigurationSection) -> Question? {
    let id = code(ScaleRule.self, .questionID, in: table)
    let version = integer(.questionVersion, in: table)
    let kind: Question.Kind? = choice(.questionKind, in: table)
    let index = integer(.questionIndex, in: table)
    let labels = labels(vietnamese: .questionVietnamese, english: .questionEnglish, in: table, isRequired: true)
    let tables = sections("answers", in: table)
    let answers = tables.compactMap { answer(in: $0) }
    refuseRepeats(of: .answerName, in: tables, code: .answerDuplicate, "Two answers have the name")
    for key in [ConfigurationKey.answerVietnamese, .answerEnglish] {
      refuseRepeats(of: key, in: tables, code: .labelDuplicate, "Two answers have the label")
    }
    if !table.isBroken && !Question.answersRange.contains(tables.count) {
      let place = table.members["answers"]?.position ?? table.position
      refuse(
        .answerCount, at: place, table.path.name("answers"), "The question has \(tables.count) answers.",
        hint: "Write \(Question.answersRange.lowerBound) to \(Question.answersRange.upperBound) of them.")
    }
    if let index, StatutoryIndex(rawValue: index) == nil {
      refuse(
        .indexUnknown, .questionIndex, in: table, "Answers of citizens feed no index \(index).",
        hint: "Choose 1, 3, 4 or 7 (TT 01/2018/TT-VPCP Art. 14), or leave it out.")
    }
    guard let id, let version, let kind, let labels, answers.count == tables.count else { return nil }
    return Question(
      id: id, version: version, kind: kind, index: index.flatMap(StatutoryIndex.init), labels: labels,
      answers: answers)
  }

  private mutating func answer(in table: ConfigurationSection) -> Question.Answer? {
    let name = code(ScaleRule.self, .answerName, in: table)
    let labels = labels(vietnamese: .answerVietnamese, english: .answerEnglish, in: table, isRequired: true)
    guard let name, let labels else { return nil }
    return Question.Answer(name: name, labels: labels)
  }
}
