import KioskHTTP
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import KioskAssembly

@Suite struct NetworkListenerTests {
  /// Cannot have its address the first times, then listens until it is told to end.
  private final class Door: Service {
    private let refusals: Mutex<Int>
    private let standing: NetworkListener.Standing

    init(refusals: Int, _ standing: NetworkListener.Standing) {
      self.refusals = Mutex(refusals)
      self.standing = standing
    }

    func run() async throws {
      let isRefused = refusals.withLock { left in
        defer { left -= 1 }
        return left > 0
      }
      if isRefused { throw ListenerError.addressUnavailable("192.0.2.1:8473", reason: "not ours") }
      standing.note(nil, of: "clerk")
    }
  }

  @Test func anAddressThatComesLaterIsTakenThenAndUntilThenTheHealthTellsOfIt() async throws {
    let standing = NetworkListener.Standing()
    let seen = Mutex<[[String]]>([])
    let listener = NetworkListener(
      name: "clerk", listener: Door(refusals: 2, standing), standing: standing, log: Logger(label: "test"),
      wait: { seen.withLock { $0.append(standing.all.map { "\($0.name) \($0.failure.code)" }) } })

    try await listener.run()

    #expect(seen.withLock { $0 } == Array(repeating: ["clerk listener-address-unavailable"], count: 2))
    #expect(standing.all.isEmpty)
  }

  @Test func whatWaitingCannotCureIsThrown() async {
    struct Unreadable: Service {
      func run() async throws { throw ListenerError.certificateUnreadable(path: "/etc/kioskd/clerk.crt") }
    }
    let listener = NetworkListener(
      name: "clerk", listener: Unreadable(), standing: NetworkListener.Standing(), log: Logger(label: "test"))
    await #expect(throws: ListenerError.certificateUnreadable(path: "/etc/kioskd/clerk.crt")) {
      try await listener.run()
    }
  }

  @Test func whoWaitsEndsWhenTheKioskEnds() async throws {
    let standing = NetworkListener.Standing()
    let listener = NetworkListener(
      name: "clerk", listener: Door(refusals: .max, standing), standing: standing, log: Logger(label: "test"),
      wait: { throw CancellationError() })
    try await listener.run()
    #expect(standing.all.count == 1)
  }
}
