import KioskScreen
import Testing

/// What the page measures in a browser, told beforehand: the same panels, the same answers.
@Suite struct ScreenRoomTests {
  private static let scales: [[(String, String)]] = [
    [("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Không hài lòng", "Dissatisfied")],
    [
      ("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Bình thường", "Neutral"),
      ("Không hài lòng", "Dissatisfied"), ("Hoàn toàn không hài lòng", "Very dissatisfied"),
    ],
  ]

  private func holds(_ size: (Int, Int, Int), levels: [(String, String)], isTouched: Bool = true) -> Bool {
    let room = ScreenRoom(
      ScreenGeometry(widthMillimetres: size.0, heightMillimetres: size.1, distanceMillimetres: size.2))
    return [StringTable.vietnamese, .english].allSatisfy { table in
      room.holds(
        ScreenRoom.Content(
          headline: table.wording(.pleaseRate).headline, answers: levels.map { table.language == "vi" ? $0.0 : $0.1 },
          last: table.word(.decline),
          controls: isTouched ? [.languageName, .highContrast, .soundOff].map(table.word) : []))
    }
  }

  @Test func panelsThatTheRenderingTestsMeasureHaveRoom() {
    for levels in Self.scales {
      for size in [(154, 86, 400), (217, 136, 600), (136, 217, 600), (476, 268, 800)] {
        #expect(holds(size, levels: levels), "\(size) \(levels.count)")
      }
    }
  }

  @Test func sevenInchesReadFromSixtyCentimetresHaveNone() {
    for levels in Self.scales { #expect(!holds((154, 86, 600), levels: levels)) }
  }

  @Test func nearerEyesFewerAnswersAndALargerPanelHelp() {
    #expect(!holds((217, 136, 800), levels: Self.scales[1]))
    #expect(holds((217, 136, 700), levels: Self.scales[1]))
    #expect(holds((217, 136, 800), levels: Self.scales[0]))
    #expect(holds((256, 160, 800), levels: Self.scales[1]))
  }

  @Test func wordThatIsWiderThanAnyTargetHasNoRoom() {
    #expect(!holds((217, 136, 600), levels: [("Rất-hài-lòng-với-sự-phục-vụ-của-cơ-quan", "x")]))
  }
}
