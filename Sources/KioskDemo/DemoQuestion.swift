/// What the office asks after the level: one question with chips and one that feeds an index of the statute. Whether it may get
/// in touch is asked last, of whoever has a dossier.
struct DemoQuestion {
  struct Answer {
    let name: String
    let vi: String
    let en: String
  }

  let id: String
  let isChips: Bool
  /// Of TT 01/2018/TT-VPCP Art. 13.
  let index: Int?
  let vi: String
  let en: String
  let answers: [Answer]

  static let chips = DemoQuestion(
    id: "dieu-gi", isChips: true, index: nil, vi: "Điều gì đáng khen hoặc cần cải thiện?",
    en: "What was good, or what was wrong?",
    answers: [
      Answer(name: "thai-do", vi: "Thái độ phục vụ", en: "Attitude"),
      Answer(name: "huong-dan", vi: "Sự hướng dẫn", en: "Guidance"),
      Answer(name: "thoi-gian", vi: "Thời gian giải quyết", en: "Time it took"),
      Answer(name: "co-so", vi: "Cơ sở vật chất", en: "The place itself"),
    ])
  static let guidance = DemoQuestion(
    id: "ho-so-ro", isChips: false, index: 4, vi: "Hướng dẫn hồ sơ có rõ ràng, đầy đủ không?",
    en: "Was the guidance on your documents clear and complete?",
    answers: [
      Answer(name: "ro", vi: "Rõ ràng", en: "Yes, clear"), Answer(name: "chua-ro", vi: "Chưa rõ", en: "Not clear"),
    ])
  static let all = [chips, guidance]

  /// As a kiosk's configuration has it.
  var toml: String {
    let rows = answers.map { answer in
      """
      [[second_step.questions.answers]]
      name = "\(answer.name)"
      vi = "\(answer.vi)"
      en = "\(answer.en)"
      """
    }
    return """
      [[second_step.questions]]
      id = "\(id)"
      version = 1
      kind = "\(isChips ? "chips" : "single")"
      \(index.map { "index = \($0)\n" } ?? "")vi = "\(vi)"
      en = "\(en)"
      \(rows.joined(separator: "\n"))
      """
  }
}

/// What holds after a press on a page that is asked after the level.
enum DemoChoice: Hashable, Sendable {
  /// Names of answers, in the question's order.
  case answers(question: String, [String])
  case contact(Bool)
}
