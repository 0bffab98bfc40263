import RatingModel
import Testing

@testable import KioskSession

/// What the screen told of its paints.
@Suite struct PaintLogTests {
  private let session = SessionNumber(1)

  private func press(down milliseconds: Int64, painted: Int64? = nil) -> Press {
    Press(
      meaning: .proceed, down: Instant(milliseconds: milliseconds), decided: Instant(milliseconds: milliseconds + 80),
      channel: .touch, device: "glass", simultaneous: false, painted: painted)
  }

  @Test func whatIsPaintedAgainCouldBeSeenSinceTheFirstTime() {
    var log = PaintLog()
    log.show(1, offering: .answer(session))
    log.paint(1, at: Instant(milliseconds: 1000))
    log.paint(1, at: Instant(milliseconds: 1200))

    #expect(!log.permits(press(down: 1299, painted: 1), answering: .answer(session)))
    #expect(log.permits(press(down: 1300, painted: 1), answering: .answer(session)))
  }

  @Test func aPaintThatIsToldLaterWasNoEarlier() {
    var log = PaintLog()
    log.show(1, offering: .answer(session))
    log.show(2, offering: .page(session, 0))
    log.paint(1, at: Instant(milliseconds: 1000))
    log.paint(1, at: Instant(milliseconds: 2000))
    log.paint(2, at: Instant(milliseconds: 1400))

    #expect(!log.permits(press(down: 2299, painted: 2), answering: .page(session, 0)))
    #expect(log.permits(press(down: 2300, painted: 2), answering: .page(session, 0)))
  }

  @Test func aTouchIsOfWhatWasPaintedUnderIt() {
    var log = PaintLog()
    log.show(1, offering: .answer(session))
    log.show(2, offering: .page(session, 0))
    log.paint(1, at: Instant(milliseconds: 1000))
    log.paint(2, at: Instant(milliseconds: 2000))

    #expect(!log.permits(press(down: 3000, painted: 1), answering: .page(session, 0)))
    #expect(!log.permits(press(down: 3000, painted: 7), answering: .page(session, 0)), "nobody knows what 7 was")
    #expect(log.permits(press(down: 3000, painted: 2), answering: .page(session, 0)))
  }
}
