import KioskInput
import RatingModel
import Testing

@Suite struct ButtonProfileTests {
  @Test func theUsualProfileActsOnReleaseWithThirtyMillisecondsOfDebounce() throws {
    let profile = try #require(ButtonProfile(device: "panel", keys: [2: .decline]))
    #expect(profile.actsOn == .release)
    #expect(profile.debounceMilliseconds == 30)
    #expect(profile.channel == .button)
  }

  @Test func aProfileThatCannotWorkIsNone() {
    #expect(ButtonProfile(device: "", keys: [2: .decline]) == nil)
    #expect(ButtonProfile(device: "panel", keys: [:]) == nil)
    #expect(ButtonProfile(device: "panel", keys: [2: .decline], debounceMilliseconds: -1) == nil)
    #expect(ButtonProfile(device: "panel", keys: [2: .decline], debounceMilliseconds: 101) == nil)
  }
}
