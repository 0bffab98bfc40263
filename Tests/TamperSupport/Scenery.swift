import Crypto
import Foundation
import KioskJournal
import KioskSession
import RatingModel
import SeededRandom
import Synchronization

/// Names of the counter that is tampered with.
package enum Scenery {
  package static let kiosk = known(KioskID("kiosk-1"))
  package static let epoch = "e1"
  package static let clerk = known(ClerkID("H56.14/CB017"))
  package static let other = known(ClerkID("H56.14/CB018"))
  package static let levels = ["rat-hai-long", "hai-long", "khong-hai-long"].map { known(LevelName($0)) }

  package static let scale = known(
    Scale(
      id: known(ScaleID("hai-long-3")), version: 1,
      levels: levels.enumerated().map { place, name in
        Level(name: name, labels: ["vi": "Mức \(place + 1)", "en": "Level \(place + 1)"], satisfied: place < 2)
      }))

  static let question = known(
    Question(
      id: known(QuestionID("dieu-gi")), version: 1, kind: .chips, index: nil,
      labels: ["vi": "Điều gì?", "en": "What?"],
      answers: ["thai-do", "huong-dan"].map {
        Question.Answer(name: known(AnswerName($0)), labels: ["vi": $0, "en": $0])
      }))

  package static let configuration = configuration(asks: true)

  /// - Parameter asks: Whether there are questions after the level.
  static func configuration(asks: Bool) -> CounterConfiguration {
    CounterConfiguration(
      unit: known(UnitCode("H56.14")), counter: known(CounterCode("Q03")), zone: known(Zone("Asia/Ho_Chi_Minh")),
      scale: scale, roster: [clerk, other], defaultClerk: clerk, correctionWindowSeconds: 5, promptTimeoutSeconds: 30,
      burstRatings: 10, burstMinutes: 5,
      secondStep: asks ? SecondStep(questions: [question], asksForContact: true, timeoutSeconds: 20) : .none,
      casePublicKey: Data(caseKey.publicKey.rawRepresentation))
  }

  private static var caseKey: Curve25519.KeyAgreement.PrivateKey {
    known(try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: Data(2...33)))
  }

  package static func boot(_ number: Int) -> BootID { known(BootID(String(format: "%032x", number))) }

  /// The same bytes in every run, so that a place in a file is the same place.
  static func entropy() -> Entropy {
    let random = Mutex(SeededGenerator(seed: 1))
    return Entropy { count in
      random.withLock { random in (0..<count).map { _ in UInt8(random.below(256)) } }
    }
  }

  /// 2026-11-21, 8 o'clock in the morning in Viet Nam, plus hours.
  package static func morning(_ hours: Int64) -> WallTime {
    WallTime(milliseconds: 1_795_222_800_000 + hours * 3_600_000)
  }

  /// For text that stands in this file: a slip of the pen ends the run.
  package static func known<Value>(_ value: Value?, _ location: StaticString = #fileID, _ line: UInt = #line) -> Value {
    guard let value else { preconditionFailure("\(location):\(line) holds a value that its type refuses") }
    return value
  }
}
