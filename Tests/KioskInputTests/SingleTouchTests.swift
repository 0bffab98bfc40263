import KioskInput
import RatingModel
import Testing

/// Panels for one finger, places on the screen, and which protocol a device speaks.
@Suite struct SingleTouchTests {
  private static let single = TouchProtocol.single(.key(TouchPanel.touchKey))

  @Test func aFingerIsToldAsItComesDownAndMakesATouchAsItLeaves() throws {
    var panel = try TouchPanel(Self.single)
    let down = TouchPanel.down(1, 0.25, 0.5, at: 100)
    #expect(panel.sends(.touch(1), .singleX(250), .singleY(250), at: 100) == [.touchDown(down)])
    #expect(panel.sends(.singleY(400), at: 130) == [])
    #expect(panel.sends(.touch(0), at: 160) == [.touch(Touch(down, to: 0.25, 0.8, at: 160))])
  }

  @Test func aFingerThatComesAndLeavesWithinOneFrameIsATouch() throws {
    var panel = try TouchPanel(Self.single)
    let down = TouchPanel.down(1, 0.5, 0.5, at: 100)
    #expect(
      panel.sends(.touch(1), .touch(0), .singleX(500), .singleY(250), at: 100)
        == [.touchDown(down), .touch(Touch(down, to: 0.5, 0.5, at: 100))])
  }

  @Test func theSameLevelReportedTwiceIsOneFinger() throws {
    var panel = try TouchPanel(Self.single)
    #expect(panel.sends(.singleX(0), .singleY(0), .touch(1), at: 100).count == 1)
    #expect(panel.sends(.touch(1), at: 110) == [])
    #expect(panel.sends(.touch(0), at: 120).count == 1)
    #expect(panel.sends(.touch(0), at: 130) == [])
  }

  @Test func valuesBeyondTheRangeLieAtTheEdge() throws {
    var panel = try TouchPanel(Self.single)
    let down = TouchPanel.down(1, 1, 0, at: 100)
    #expect(panel.sends(.touch(1), .singleX(1020), .singleY(-8), at: 100) == [.touchDown(down)])
  }

  @Test(arguments: [
    (TouchRotation.none, 0.1, 0.2), (.quarter, 0.2, 0.9), (.half, 0.9, 0.8), (.threeQuarters, 0.8, 0.1),
  ])
  func aPlaceOfThePanelIsTheOneOfThePictureThatIsTurnedOnIt(rotation: TouchRotation, x: Double, y: Double) throws {
    var panel = try TouchPanel(turn: TouchTurn(rotation: rotation))
    let events = panel.sends(.finger(1), .x(100), .y(100), at: 100)
    guard case .touchDown(let down)? = events.first else { throw Panel.Unfit() }
    #expect(abs(down.point.x - x) < 1e-9 && abs(down.point.y - y) < 1e-9)
  }

  @Test func anAxisWithoutExtentIsNone() {
    #expect(TouchSurface.Axis(minimum: 5, maximum: 5) == nil)
    #expect(TouchSurface.Axis(minimum: 5, maximum: 4) == nil)
    #expect(TouchSurface.Axis(minimum: -5, maximum: 5) != nil)
  }

  @Test func slotsArePreferredAndAMouseWillDo() {
    let slotted: Set<UInt16> = [0x00, 0x01, 0x2f, 0x35, 0x36, 0x39]
    #expect(TouchProtocol(keys: [0x14a], axes: slotted) == .slots)
    #expect(TouchProtocol(keys: [], axes: slotted) == .slots)
    #expect(TouchProtocol(keys: [0x14a], axes: slotted, hasSlots: false) == .single(.key(0x14a)))
    #expect(TouchProtocol(keys: [0x110, 0x14a], axes: [0, 1]) == .single(.key(0x14a)))
    #expect(TouchProtocol(keys: [0x110], axes: [0, 1]) == .single(.key(0x110)))
    #expect(TouchProtocol(keys: [0x14a], axes: [0]) == nil)
    #expect(TouchProtocol(keys: [], axes: [0, 1]) == nil)
  }
}
