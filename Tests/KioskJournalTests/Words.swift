import Foundation
import KioskJournal
import KioskSession
import RatingModel
import Testing

/// The counter that the tests play at.
enum Words {
  static let unit = known(UnitCode("H56.14"))
  static let counter = known(CounterCode("Q03"))
  static let an = known(ClerkID("H56.14/CB017"))
  static let binh = known(ClerkID("H56.14/CB018"))
  static let zone = known(Zone("Asia/Ho_Chi_Minh"))
  static let kiosk = known(KioskID("kiosk-1"))

  static let best = known(LevelName("rat-hai-long"))
  static let good = known(LevelName("hai-long"))
  static let bad = known(LevelName("khong-hai-long"))
  static let levels = [best, good, bad]
  static let answers = ["thai-do", "huong-dan"].map { known(AnswerName($0)) }

  static func scale(version: Int = 1, best label: String = "Rất hài lòng") -> Scale {
    known(
      Scale(
        id: known(ScaleID("hai-long-3")), version: version,
        levels: [
          Level(name: best, labels: ["vi": label, "en": "Very satisfied"], satisfied: true),
          Level(name: good, labels: ["vi": "Hài lòng", "en": "Satisfied"], satisfied: true),
          Level(name: bad, labels: ["vi": "Không hài lòng", "en": "Not satisfied"], satisfied: false),
        ]))
  }

  static func configuration(
    unit: UnitCode = Words.unit, counter: CounterCode = Words.counter, scale: Scale = Words.scale(),
    questions: [Question] = Words.questions(), caseKey: Data? = nil
  ) -> CounterConfiguration {
    CounterConfiguration(
      unit: unit, counter: counter, zone: zone, scale: scale, roster: [binh, an], defaultClerk: an,
      correctionWindowSeconds: 5, promptTimeoutSeconds: 30, burstRatings: 10, burstMinutes: 5,
      secondStep: SecondStep(questions: questions, asksForContact: false, timeoutSeconds: 20), casePublicKey: caseKey)
  }

  static func questions(asking label: String = "Điều gì đáng khen hoặc cần sửa?") -> [Question] {
    [("dieu-gi", label), ("cham-tre", "Có bị trễ hẹn không?")].map { id, label in
      known(
        Question(
          id: known(QuestionID(id)), version: 1, kind: .chips, index: nil, labels: ["vi": label, "en": id],
          answers: answers.map { Question.Answer(name: $0, labels: ["vi": $0.text, "en": $0.text]) }))
    }
  }

  static func boot(_ number: Int) -> BootID { known(BootID(String(format: "%032x", number))) }

  static func dossier(
    _ code: String, _ procedure: String? = "1.010708", _ stage: Stage = .receiving, _ timeliness: Timeliness? = nil
  ) -> SessionRequest.Dossier {
    SessionRequest.Dossier(
      code: known(DossierCode(code)), procedure: procedure.map { known(ProcedureCode($0)) }, stage: stage,
      timeliness: timeliness)
  }

  /// 2026-11-21, 8 o'clock in the morning in Viet Nam, plus hours.
  static func morning(plusHours hours: Int64 = 0) -> WallTime {
    WallTime(milliseconds: 1_795_222_800_000 + hours * 3_600_000)
  }

  /// For text that a test wrote itself: a slip of the pen ends the test run.
  static func known<Value>(_ value: Value?, _ location: StaticString = #fileID, _ line: UInt = #line) -> Value {
    guard let value else { preconditionFailure("\(location):\(line) holds a value that its type refuses") }
    return value
  }
}
