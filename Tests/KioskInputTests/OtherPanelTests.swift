import KioskInput
import RatingModel
import Testing

/// Panels as they are found beside those of protocol B and of one finger with a key.
@Suite struct OtherPanelTests {
  private static func touch(_ number: Int64, _ x: Double, _ y: Double, _ down: Int64, _ up: Int64) -> InputEvent {
    .touch(Touch(TouchPanel.down(number, x, y, at: down), to: x, y, at: up))
  }

  // MARK: Protocol A

  @Test(arguments: [nil, 7] as [Int32?])
  func aFingerThatIsToldInEachFrameIsOneTouch(number: Int32?) throws {
    var panel = try TouchPanel(.reports)
    func frame(_ x: Int32, _ y: Int32, at: Int64) -> [InputEvent] {
      number.map { panel.sends(.finger($0), .x(x), .y(y), .report, at: at) }
        ?? panel.sends(.x(x), .y(y), .report, at: at)
    }
    #expect(frame(100, 100, at: 10) == [.touchDown(TouchPanel.down(1, 0.1, 0.2, at: 10))])
    #expect(frame(110, 100, at: 20) == [])
    // It leaves where it was last: with an empty report.
    let up = panel.sends(.report, at: 30)
    #expect(up == [.touch(Touch(TouchPanel.down(1, 0.1, 0.2, at: 10), to: 0.11, 0.2, at: 30))])
    #expect(panel.sends(.report, at: 40) == [])
  }

  @Test func aFingerOfProtocolALeavesWithTheKeyAsWell() throws {
    var panel = try TouchPanel(.reports)
    _ = panel.sends(.touch(1), .x(500), .y(250), .report, at: 10)
    #expect(panel.sends(.touch(0), at: 30) == [Self.touch(1, 0.5, 0.5, 10, 30)])
  }

  @Test func aFrameThatTellsOfNoFingerChangesNothing() throws {
    var panel = try TouchPanel(.reports)
    _ = panel.sends(.x(500), .y(250), .report, at: 10)
    #expect(panel.sends(at: 20) == [])
    #expect(panel.sends(.report, at: 30) == [Self.touch(1, 0.5, 0.5, 10, 30)])
  }

  @Test(arguments: [true, false])
  func twoFingersOfProtocolAAreToldFromEachOther(haveNumbers: Bool) throws {
    var panel = try TouchPanel(.reports)
    func frame(_ fingers: [(Int32, Int32)], at: Int64) -> [InputEvent] {
      let sent = fingers.flatMap { number, x in
        (haveNumbers ? [TouchPanel.Sent.finger(number)] : []) + [.x(x), .y(100), .report]
      }
      return panel.sends(sent, at: at)
    }
    _ = frame([(1, 100)], at: 10)
    // The second one is told first.
    #expect(frame([(2, 900), (1, 105)], at: 20).count == 1)
    let ended = frame([(2, 905)], at: 30)
    #expect(
      ended == [
        .touch(Touch(TouchPanel.down(1, 0.1, 0.2, at: 10), to: 0.105, 0.2, at: 30, simultaneous: true))
      ])
    let last = panel.sends(.report, at: 50)
    #expect(
      last == [.touch(Touch(TouchPanel.down(2, 0.9, 0.2, at: 20), to: 0.905, 0.2, at: 50, simultaneous: true))])
  }

  @Test func ofAFingerOfProtocolAThatWasLostNobodyKnowsWhereItLeft() throws {
    var panel = try TouchPanel(.reports)
    _ = panel.sends(.x(500), .y(250), .report, at: 10)
    #expect(panel.resync([:], at: 20) == [.fingerGone(device: "screen", at: Instant(milliseconds: 20))])
    #expect(panel.sends(.report, at: 30) == [])
  }

  /// A finger that rests is told again right after; one that comes later is a new one.
  @Test func whoeverRestedWhileEventsOfProtocolAWereLostPressesNothing() throws {
    var panel = try TouchPanel(.reports)
    _ = panel.sends(.x(500), .y(250), .report, at: 10)
    _ = panel.resync([:], at: 20)
    #expect(panel.sends(.x(500), .y(250), .report, at: 30) == [] && panel.sends(.report, at: 200) == [])
    #expect(panel.sends(.x(500), .y(250), .report, at: 300).count == 1)
    #expect(panel.sends(.report, at: 320) == [Self.touch(2, 0.5, 0.5, 300, 320)])
  }

  // MARK: Pressure

  @Test func pressureAloneIsAFingerAndItsEnd() throws {
    var panel = try TouchPanel(.single(.pressure(above: 0)))
    #expect(
      panel.sends(.singleX(300), .singleY(100), .pressure(40), at: 10)
        == [.touchDown(TouchPanel.down(1, 0.3, 0.2, at: 10))])
    #expect(panel.sends(.pressure(55), at: 15) == [])
    #expect(panel.sends(.pressure(0), at: 20) == [Self.touch(1, 0.3, 0.2, 10, 20)])
  }

  @Test func pressureBeginsAboveTheLeastThatThePanelTells() throws {
    var panel = try TouchPanel(.single(.pressure(above: 10)))
    #expect(panel.sends(.singleX(300), .singleY(100), .pressure(10), at: 5) == [])
    #expect(panel.sends(.pressure(11), at: 10) == [.touchDown(TouchPanel.down(1, 0.3, 0.2, at: 10))])
    #expect(panel.sends(.pressure(10), at: 20) == [Self.touch(1, 0.3, 0.2, 10, 20)])
  }

  // MARK: Palms

  @Test func aPalmIsNoFingerAndMakesNoOtherSimultaneous() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.slot(0), .finger(1), .x(100), .y(100), at: 10)
    #expect(panel.sends(.slot(1), .finger(2), .tool(2), .x(900), .y(400), at: 20) == [])
    #expect(panel.sends(.slot(0), .finger(-1), at: 30) == [Self.touch(1, 0.1, 0.2, 10, 30)])
    #expect(panel.sends(.slot(1), .finger(-1), at: 40) == [])
  }

  @Test func whatTurnsOutToBeAPalmLaterWasNobodysPartner() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.slot(0), .finger(1), .x(100), .y(100), at: 10)
    #expect(panel.sends(.slot(1), .finger(2), .x(900), .y(400), at: 20).count == 1)
    #expect(panel.sends(.tool(2), at: 30) == [.fingerGone(device: "screen", at: Instant(milliseconds: 30))])
    #expect(panel.sends(.slot(0), .finger(-1), at: 40) == [Self.touch(1, 0.1, 0.2, 10, 40)])
  }

  @Test func aFingerThatTurnsOutToBeAPalmMakesNoTouch() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.finger(1), .x(100), .y(100), at: 10)
    #expect(panel.sends(.tool(2), at: 20) == [.fingerGone(device: "screen", at: Instant(milliseconds: 20))])
    #expect(panel.sends(.finger(-1), at: 30) == [])
    // The slot's next finger is one, if the panel says so.
    #expect(panel.sends(.finger(2), .tool(0), .x(200), .y(100), at: 40).count == 1)
    #expect(panel.sends(.finger(-1), at: 50) == [Self.touch(2, 0.2, 0.2, 40, 50)])
  }

  @Test func aFingerThatNeverLeavesIsGivenUp() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.finger(1), .x(100), .y(100), at: 1000)
    #expect(panel.interpreter.nextDeadline == Instant(milliseconds: 11_000))
    let given = panel.interpreter.settle(at: Instant(milliseconds: 11_000))
    #expect(given == [.fingerGone(device: "screen", at: Instant(milliseconds: 11_000))])
    #expect(panel.sends(.finger(-1), at: 12_000) == [])
  }

  // MARK: Places

  @Test func axesAreSwappedBeforeTheyAreCalibratedAndTurned() throws {
    let shifted = try #require(TouchCalibration("1 0 0.1 0 1 0"))
    var panel = try TouchPanel(turn: TouchTurn(swapsAxes: true, calibration: shifted, rotation: .half))
    // 0.2 across and 0.5 down are 0.5 and 0.2, then 0.6 and 0.2, then 0.4 and 0.8.
    let down = panel.sends(.finger(1), .x(200), .y(250), at: 10)
    guard case .touchDown(let touch)? = down.first else { throw Panel.Unfit() }
    #expect(abs(touch.point.x - 0.4) < 1e-9 && abs(touch.point.y - 0.8) < 1e-9)
  }

  @Test func whatUdevSaysOfADeviceHoldsUnlessSomethingIsConfigured() throws {
    let own = try #require(TouchCalibration([0, 1, 0, 1, 0, 0]))
    let properties = [TouchCalibration.property: "0.000000 1.000000 0.000000 1.000000 0.000000 0.000000"]
    #expect(TouchTurn().calibrated(by: properties).calibration == own)
    #expect(TouchTurn().calibrated(by: [:]).calibration == nil)
    let other = try #require(TouchCalibration("1 0 0 0 1 0 0 0 1"))
    #expect(TouchTurn(calibration: other).calibrated(by: properties).calibration == other)
  }

  @Test(arguments: ["", "1 0 0 0 1", "1 0 0 0 1 x", "1 0 0 1 0 0", "inf 0 0 0 1 0", "1 0 0 0 1 0 0"])
  func whatIsNoCalibrationIsNone(text: String) { #expect(TouchCalibration(text) == nil) }

  @Test(arguments: [(-100, 0), (4000, 1)] as [(Int32, Double)])
  func whatIsBeyondItsRangeIsOnTheEdge(value: Int32, x: Double) throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, x, 0.2, at: 10)
    #expect(panel.sends(.finger(1), .x(value), .y(100), at: 10) == [.touchDown(down)])
  }

  @Test func whatADeviceSpeaksIsToldByItsAxes() {
    #expect(TouchProtocol(keys: [], axes: [0x35, 0x36]) == .reports)
    #expect(TouchProtocol(keys: [0x14a], axes: [0, 1, 0x35, 0x36, 0x39]) == .reports)
    #expect(TouchProtocol(keys: [], axes: [0, 1, 0x18]) == .single(.pressure(above: 0)))
    #expect(TouchProtocol(keys: [0x14a], axes: [0, 1, 0x18]) == .single(.key(0x14a)))
    #expect(TouchProtocol(keys: [], axes: [0, 1]) == nil)
    // A keyboard that has every axis by mistake, and a board of buttons that has the key of a touch screen.
    #expect(TouchProtocol(keys: Set(1...248), axes: Set(0...0x3f)) == nil)
    #expect(TouchProtocol(keys: [2, 3, 4, 0x14a], axes: []) == nil)
  }
}
