import Foundation
import GRDB
import KioskScreen
import Testing

extension KioskdFaultTests {
  /// kioskd under a kernel that vouches for the clock, or does not. The kernel's answer is put into its mouth.
  @Suite(.enabled(if: Strace.isPossible, "system calls cannot be traced here")) struct ClockTests {
    private static let calls = "adjtimex,clock_adjtime"
    /// TIME_ERROR: nothing keeps the clock in step.
    private static let isUnset = "retval=5"
    private static let isInStep = "retval=0"

    /// The keys of everything that the journal counts.
    private static func keys(_ path: String) throws -> [String] {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { try String.fetchAll($0, sql: "SELECT key FROM tally ORDER BY key") }
    }

    private static func withRating(
      _ effect: String, _ body: (RunningKiosk) async throws -> Void
    ) async throws {
      try await KioskdFaultTests.withKiosk(wrapper: Strace.wrapper(calls, effect)) { kiosk, screen in
        try await KioskdFaultTests.ask("A", kiosk, screen)
        #expect(try await kiosk.finger.press(1) == "rating")
        try await body(kiosk)
      }
    }

    @Test func withoutATrustedClockWhatIsCountedIsUndatedAndMarked() async throws {
      try await Self.withRating(Self.isUnset) { kiosk in
        let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8).filter(\.isHexDigit)
        let keys = try Self.keys(kiosk.journal)
        #expect(!keys.isEmpty)
        #expect(keys.allSatisfy { $0.contains("\"undated:\(boot)\"") })
        let days = keys.filter { $0.hasPrefix("[\"day\"") }
        #expect(!days.isEmpty)
        #expect(days.allSatisfy { $0.contains("\"undated\"") })

        let health = try await HealthAnswer.of(kiosk)
        #expect(health.status == "degraded")
        #expect(try health.part("clock").code == "clock-undated")
      }
    }

    @Test func withATrustedClockItIsDatedAndNotMarked() async throws {
      try await Self.withRating(Self.isInStep) { kiosk in
        let keys = try Self.keys(kiosk.journal)
        #expect(!keys.isEmpty)
        #expect(!keys.contains { $0.contains("undated") })
        #expect(try await HealthAnswer.of(kiosk).part("clock").state == "ok")
      }
    }
  }
}
