import KioskInput
import RatingModel
import Testing

@Suite struct FrameAssemblerTests {
  private func event(_ type: UInt16, _ code: UInt16, at milliseconds: Int64 = 5) -> RawEvent {
    RawEvent(time: Instant(milliseconds: milliseconds), type: type, code: code, value: 1)
  }

  @Test func aFrameIsWhatCameUpToTheReport() {
    var assembler = FrameAssembler()
    #expect(assembler.add(event(4, 4)) == nil)
    #expect(assembler.add(event(1, 2)) == nil)
    let frame = assembler.add(event(0, 0, at: 6))
    #expect(frame == InputFrame(time: Instant(milliseconds: 6), events: [event(4, 4), event(1, 2)]))
    #expect(assembler.add(event(0, 0))?.events == [])
  }

  @Test func otherSynchronisationDoesNotEndAFrame() {
    var assembler = FrameAssembler()
    #expect(assembler.add(event(0, 2)) == nil)
    #expect(assembler.add(event(0, 0))?.events.count == 1)
  }

  @Test func whatWasLostIsForgotten() {
    var assembler = FrameAssembler()
    _ = assembler.add(event(1, 2))
    assembler.discard()
    #expect(assembler.add(event(0, 0))?.events == [])
  }

  @Test func aFrameThatNeverEndsIsCutAtItsLimit() {
    var assembler = FrameAssembler()
    let frames = (0..<FrameAssembler.mostEvents * 2).compactMap { _ in assembler.add(event(3, 0)) }
    #expect(frames.map(\.events.count) == [FrameAssembler.mostEvents, FrameAssembler.mostEvents])
  }
}
