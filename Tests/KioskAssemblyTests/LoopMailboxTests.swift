import Glibc
import RatingModel
import Testing

@testable import KioskAssembly

@Suite struct LoopMailboxTests {
  private let clock = SimulatedClock()
  private let mailbox: LoopMailbox

  init() { mailbox = LoopMailbox(clock: clock) }

  private func post(at microseconds: Int64) {
    clock.move(to: Instant(microseconds: microseconds), wall: nil)
    #expect(mailbox.post(.feed(isConnected: true)))
  }

  private func isReadable() -> Bool {
    var waiting = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) == 1
  }

  private func drain(before end: Int64? = nil) -> [Int64] {
    mailbox.drain(before: end.map(Instant.init(microseconds:))).map(\.arrived.microseconds)
  }

  @Test func lettersAreTakenInTheirOrderUpToATimeAndTheRestStillWakesTheLoop() {
    for time in [10, 20, 30] as [Int64] { post(at: time) }
    #expect(drain(before: 10) == [])
    #expect(drain(before: 30) == [10, 20])
    #expect(isReadable())
    #expect(drain() == [30])
    #expect(!isReadable())
  }

  @Test func theWordToStopReachesALoopWhoseBoxIsFull() {
    while mailbox.post(.feed(isConnected: true)) {}
    #expect(!mailbox.isStopping)
    mailbox.stop()
    #expect(mailbox.isStopping && isReadable())
    #expect(drain().count == LoopMailbox.mostCommands)
  }

  @Test func anEmptiedMailboxWakesNobody() {
    post(at: 10)
    #expect(drain(before: 20) == [10])
    #expect(!isReadable())
    #expect(drain() == [])
  }
}
