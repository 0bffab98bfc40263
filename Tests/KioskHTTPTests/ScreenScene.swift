import Foundation
import KioskScreen
import KioskSession
import RatingModel
import TestSupport

/// A panel that the page is drawn on.
struct Panel: Sendable, CustomStringConvertible {
  let width: Int
  let height: Int
  let geometry: ScreenGeometry

  var description: String { "\(width)x\(height)" }

  private init(_ width: Int, _ height: Int, millimetres: (Int, Int), distance: Int) {
    (self.width, self.height) = (width, height)
    geometry = ScreenGeometry(
      widthMillimetres: millimetres.0, heightMillimetres: millimetres.1, distanceMillimetres: distance)
  }

  /// 7 inches, which has to stand nearer; its pixels are not square.
  static let small = Panel(800, 480, millimetres: (154, 86), distance: 400)
  static let usual = Panel(1280, 800, millimetres: (217, 136), distance: 600)
  static let upright = Panel(800, 1280, millimetres: (136, 217), distance: 600)
  /// 21 inches.
  static let large = Panel(1920, 1080, millimetres: (476, 268), distance: 800)
  /// 7 inches, from where a panel of 10 is read.
  static let tooSmall = Panel(800, 480, millimetres: (154, 86), distance: 600)
  static let all = [small, usual, upright, large]
}

/// One thing that a citizen may see.
struct ScreenScene: Sendable {
  let name: String
  let phase: Offer.Phase
  var levels = 3
  var oneMoment = false
  var notice: Offer.Notice?
  var isCorrectable = false
  /// Touched before.
  var touched: [ScreenTarget] = []

  private static let until = Instant(milliseconds: 9000)

  /// Every state; those that ask with every number of answers.
  static let states: [ScreenScene] = [
    ScreenScene(name: "idle", phase: .idle), ScreenScene(name: "serving", phase: .serving),
    ScreenScene(name: "not-finished", phase: .serving, notice: .notFinished),
    ScreenScene(name: "please-rate-3", phase: .inviting(until: until)),
    ScreenScene(name: "please-rate-4", phase: .inviting(until: until), levels: 4),
    ScreenScene(name: "please-rate-5", phase: .inviting(until: until), levels: 5),
    ScreenScene(name: "one-at-a-time", phase: .inviting(until: until), levels: 5, notice: .oneAtATime),
    ScreenScene(name: "chips", phase: asking(chips, page: 0, pages: 2, [0, 1, 2, 3], chosen: [1]), levels: 5),
    ScreenScene(name: "chips-last", phase: asking(chips, page: 1, pages: 2, [4, 5], chosen: []), levels: 3),
    ScreenScene(name: "question", phase: asking(contacts, page: 0, pages: 1, [0, 1, 2], chosen: [2]), levels: 4),
    ScreenScene(
      name: "contact",
      phase: .asking(.init(subject: .contact, page: 0, pages: 1, options: options([0, 1], [])), until: until)),
    ScreenScene(name: "thank-you", phase: .thanks(until: until)),
    ScreenScene(name: "thank-you-3", phase: .thanks(until: until), isCorrectable: true),
    ScreenScene(name: "thank-you-5", phase: .thanks(until: until), levels: 5, isCorrectable: true),
    ScreenScene(name: "one-moment", phase: .inviting(until: until), oneMoment: true),
    ScreenScene(name: "cannot-rate", phase: .unavailable([.journal, .input])),
    ScreenScene(name: "could-not-be-taken", phase: .unavailable([.journal]), notice: .promptBroken),
    ScreenScene(name: "maintenance", phase: .unavailable([.maintenance])),
  ]

  func after(_ targets: ScreenTarget...) -> ScreenScene {
    var scene = self
    scene.touched = targets
    return scene
  }

  var pictureName: String { ([name] + touched.map(\.description)).joined(separator: "-") }

  private static func clerk() throws -> ClerkID {
    guard let clerk = ClerkID("H56.14/CB017") else { throw Browser.Failure(what: "the scene has no valid clerk") }
    return clerk
  }

  static let sounds: Set = ["prompt.wav", "question.wav", "mark.wav", "unmark.wav"]

  static func display(
    on panel: Panel, levels: Int = 3, photo: String? = nil, sounds: Set<String> = sounds
  ) throws -> DisplayInformation {
    DisplayInformation(
      unitName: [
        "vi": "Bộ phận Tiếp nhận và Trả kết quả phường Hoa Sen", "en": "One-stop Division of Hoa Sen Ward",
      ],
      counterLabel: ["vi": "Quầy 03", "en": "Counter 03"],
      clerks: [try clerk(): .init(name: "Nguyễn Thị Thu Hương", title: "Công chức tư pháp – hộ tịch", photo: photo)],
      scale: try scale(levels), device: "H56.14 – Q03", geometry: panel.geometry, declines: true,
      takesTouches: true, sounds: SoundSet(names: sounds, volumePercent: 50))
  }

  func view(
    on panel: Panel, revision: Int64, photo: String? = nil, sounds: Set<String> = sounds
  ) throws -> ScreenView {
    let display = try Self.display(on: panel, levels: levels, photo: photo, sounds: sounds)
    let clerk = try Self.clerk()
    let offer = Offer(
      phase: phase, notice: notice, since: Instant(milliseconds: 5), session: nil, clerk: clerk,
      dossiers: HandledDossiers(["000.00.14.H99-261121-0001", "x"].compactMap { DossierCode($0) }),
      isCorrectable: isCorrectable,
      revision: revision)
    var preferences = display.preferences
    for target in touched { _ = preferences.touch(target) }
    return ScreenPresenter(display: display).view(of: offer, oneMoment: oneMoment, preferences: preferences)
  }

  private static func scale(_ levels: Int) throws -> Scale {
    let words: [[(String, String)]] = [
      [("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Không hài lòng", "Dissatisfied")],
      [
        ("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Chưa hài lòng", "Not satisfied"),
        ("Rất không hài lòng", "Very dissatisfied"),
      ],
      [
        ("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Bình thường", "Neutral"),
        ("Không hài lòng", "Dissatisfied"), ("Hoàn toàn không hài lòng", "Very dissatisfied"),
      ],
    ]
    let named = words[levels - 3].enumerated().compactMap { index, labels in
      LevelName("muc-\(index)").map {
        Level(name: $0, labels: ["vi": labels.0, "en": labels.1], satisfied: index == 0)
      }
    }
    guard let id = ScaleID("thu"), let scale = Scale(id: id, version: 1, levels: named) else {
      throw Browser.Failure(what: "the scene has no valid scale")
    }
    return scale
  }

  // MARK: What is asked after the level

  private static let chips = question(
    .chips, "Điều gì đáng khen, hoặc cần cải thiện?", "What was good, or what was wrong?",
    [
      ("Hướng dẫn rõ ràng", "Clear guidance"), ("Thái độ của cán bộ", "The staff's manner"),
      ("Thời gian chờ đợi", "Waiting time"), ("Kết quả đúng hẹn", "Result on time"),
      ("Giấy tờ, thủ tục", "Papers and procedure"), ("Chỗ ngồi chờ", "Waiting area"),
    ])
  private static let contacts = question(
    .single, "Ông/bà đã đến bộ phận một cửa mấy lần để hoàn thiện hồ sơ này?",
    "How often did you have to come to complete this dossier?",
    [("Một lần", "Once"), ("Hai lần", "Twice"), ("Ba lần trở lên", "Three times or more")])

  private static func question(
    _ kind: Question.Kind, _ vietnamese: String, _ english: String, _ answers: [(String, String)]
  ) -> Question? {
    let named = answers.enumerated().compactMap { index, labels in
      AnswerName("y-\(index)").map { Question.Answer(name: $0, labels: ["vi": labels.0, "en": labels.1]) }
    }
    return QuestionID("dieu-gi").flatMap {
      Question(
        id: $0, version: 1, kind: kind, index: nil, labels: ["vi": vietnamese, "en": english], answers: named)
    }
  }

  private static func options(_ places: [Int], _ chosen: Set<Int>) -> [Offer.Asking.Option] {
    places.map { Offer.Asking.Option(index: $0, isChosen: chosen.contains($0)) }
  }

  private static func asking(
    _ question: Question?, page: Int, pages: Int, _ places: [Int], chosen: Set<Int>
  ) -> Offer.Phase {
    guard let question else { return .idle }
    return .asking(
      .init(subject: .question(question), page: page, pages: pages, options: options(places, chosen)), until: until)
  }
}
