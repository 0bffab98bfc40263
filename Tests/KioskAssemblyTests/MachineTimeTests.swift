import KioskInput
import KioskSession
import RatingModel
import Testing

@testable import KioskAssembly

/// At which time the session machine is told of what a device did.
struct MachineTimeTests {
  private static let decline = KeyMeaning.decline
  private static let happened = Instant(milliseconds: 29_500)
  /// A disk held the loop up for so long.
  private static let read = Instant(milliseconds: 30_900)

  @Test func aFingerThatCameDownBeforeItWasReadCameDownThen() throws {
    let (told, at) = try #require(
      InputEvent.fingerDown(Self.decline, device: "panel", at: Self.happened).forMachine(read: Self.read))
    #expect(told == .fingerDown(Self.decline, device: "panel"))
    #expect(at == Self.happened)
  }

  @Test func whatChangesWhatHoldsHappensWhenItIsRead() throws {
    let press = Press(
      meaning: Self.decline, down: Self.happened, decided: Self.happened, channel: .button, device: "panel",
      simultaneous: false)
    #expect(try #require(InputEvent.press(press).forMachine(read: Self.read)) == (.press(press), Self.read))
    let gone = try #require(InputEvent.fingerGone(device: "panel", at: Self.happened).forMachine(read: Self.read))
    #expect(gone == (.fingerGone(device: "panel"), Self.read))
  }
}
