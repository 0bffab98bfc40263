import KioskInput
import RatingModel
import Testing

/// The clerk's key beside those of citizens.
@Suite struct PleaseRateTests {
  private static let clerks: UInt16 = 59

  private static func panel(actsOn: ButtonProfile.Action = .release) throws -> Panel {
    var panel = try Panel(actsOn: actsOn)
    let profile = try #require(
      ButtonProfile(
        device: "panel", keys: try Panel.profile().keys, pleaseRate: [clerks], actsOn: actsOn))
    panel.interpreter = ButtonInterpreter(profile: profile, keysDown: [], at: Instant(milliseconds: 0))
    return panel
  }

  @Test func theClerksKeyIsToldOnceWithTheEdgeThatTheDeviceActsOn() throws {
    var releasing = try Self.panel()
    #expect(releasing.down(Self.clerks, at: 1000) == [])
    #expect(releasing.up(Self.clerks, at: 1200) == [.pleaseRate(device: "panel", at: Instant(milliseconds: 1200))])
    var pressing = try Self.panel(actsOn: .press)
    #expect(pressing.down(Self.clerks, at: 1000) == [.pleaseRate(device: "panel", at: Instant(milliseconds: 1000))])
    #expect(pressing.up(Self.clerks, at: 1200) == [])
  }

  @Test func theClerksKeyMakesNoCitizensPressSimultaneous() throws {
    var panel = try Self.panel()
    let best = KeyMeaning.level(try Panel.level("rat-hai-long"))
    _ = panel.edges([(Self.clerks, 1), (Panel.best, 1)], at: 1000)
    #expect(panel.up(at: 1200) == [.press(Press(best, 1000, 1200))])
    #expect(panel.up(Self.clerks, at: 1300) == [.pleaseRate(device: "panel", at: Instant(milliseconds: 1300))])
  }

  @Test func aDeviceThatVanishesUnderTheClerksFingerOwesNobodyAPress() throws {
    var panel = try Self.panel()
    _ = panel.down(Self.clerks, at: 1000)
    #expect(panel.interpreter.vanished(at: Instant(milliseconds: 1100)) == [])
  }

  @Test func oneKeyCannotStandForTwoThingsAndTheClerksAloneIsEnough() throws {
    let keys = try Panel.profile().keys
    #expect(ButtonProfile(device: "panel", keys: keys, pleaseRate: [Panel.best]) == nil)
    let alone = try #require(ButtonProfile(device: "panel", keys: [:], pleaseRate: [Self.clerks]))
    #expect(alone.codes == [Self.clerks])
    #expect(!DeviceProfile.buttons(alone).isForRating)
  }
}
