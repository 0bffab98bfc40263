import RatingModel

/// What citizens are asked in the whole nation: one scale, and what may be asked after the level.
package enum Wording {
  /// The scale of the sample configuration.
  package static let scale = made(
    Scale(
      id: ScaleID(written: "hai-long-3"), version: 1,
      levels: [
        level("rat-hai-long", "Rất hài lòng", "Very satisfied", satisfied: true),
        level("hai-long", "Hài lòng", "Satisfied", satisfied: true),
        level("khong-hai-long", "Không hài lòng", "Not satisfied", satisfied: false),
      ]))

  /// The worst level's place in the scale; 0 is the best.
  static let worst = scale.levels.count - 1
  static let references = scale.levels.map { scale.reference($0.name) }

  /// Chips, and the three indices of TT 01/2018/TT-VPCP Art. 13 that only citizens know.
  package static let questions = [reasons, timeliness, visits, agencies]

  static let reasons = question(
    "dieu-dang-noi", .chips, nil, "Điều gì đáng khen hoặc cần cải thiện?", "What was good, or what was wrong?",
    [
      ("thai-do", "Thái độ phục vụ", "Attitude"), ("huong-dan", "Sự hướng dẫn", "Guidance"),
      ("thoi-gian", "Thời gian giải quyết", "Time it took"), ("co-so", "Cơ sở vật chất", "The place itself"),
    ])
  static let timeliness = question(
    "dung-hen", .single, .one, "Kết quả có được trả đúng hẹn không?", "Did you get the result in time?",
    [("som", "Sớm hơn hẹn", "Earlier"), ("dung", "Đúng hẹn", "In time"), ("tre", "Trễ hẹn", "Late")])
  static let visits = question(
    "so-lan-bo-sung", .single, .three, "Ông/bà phải bổ sung hồ sơ mấy lần?",
    "How often did you have to complete the dossier?",
    [("khong", "Không lần nào", "Never"), ("mot", "Một lần", "Once"), ("nhieu", "Hơn một lần", "More than once")])
  static let agencies = question(
    "so-co-quan", .single, .four, "Ông/bà phải liên hệ mấy cơ quan để hoàn thiện hồ sơ?",
    "How many agencies did you have to go to?",
    [
      ("khong", "Không cơ quan nào", "None"), ("mot-cua", "Chỉ bộ phận một cửa", "The one-stop office only"),
      ("nhieu", "Hơn một cơ quan", "More than one"),
    ])

  private static func level(_ name: String, _ vi: String, _ en: String, satisfied: Bool) -> Level {
    Level(name: LevelName(written: name), labels: ["vi": vi, "en": en], satisfied: satisfied)
  }

  private static func question(
    _ id: String, _ kind: Question.Kind, _ index: StatutoryIndex?, _ vi: String, _ en: String,
    _ answers: [(name: String, vi: String, en: String)]
  ) -> Question {
    made(
      Question(
        id: QuestionID(written: id), version: 1, kind: kind, index: index, labels: ["vi": vi, "en": en],
        answers: answers.map {
          Question.Answer(name: AnswerName(written: $0.name), labels: ["vi": $0.vi, "en": $0.en])
        }))
  }

  private static func made<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("a scale or question of this file breaks its own rules") }
    return value
  }
}
