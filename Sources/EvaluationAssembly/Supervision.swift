import EvaluationAccess
import EvaluationHTTP
import EvaluationStore
import Logging
import RatingModel
import ServiceLifecycle

/// Feeds the watchdog while the store answers readers and takes writers, and says when the end begins.
///
/// An answer that says "busy" or "disk full" is an answer: starting again would cure neither. A store that hangs gives
/// none, nor does one whose writer hangs while its readers do not.
struct Supervision: Service {
  let supervisor: Supervisor
  let store: any EvaluationStore

  func run() async throws {
    try await withGracefulShutdownHandler {
      guard let interval = supervisor.interval else { return try await gracefulShutdown() }
      await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
          try? await store.probe()
          supervisor.alive()
          try? await Task.sleep(for: interval)
        }
      }
    } onGracefulShutdown: {
      supervisor.stopping()
    }
  }
}

/// Forgets sign-ins that have ended, once an hour.
struct GrantSweep: Service {
  let access: EvaluationAccess
  let clock: CentreClock
  let logger: Logger

  func run() async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await sweep()
        try? await Task.sleep(for: .seconds(3600))
      }
    }
  }

  private func sweep() async {
    do {
      try await access.endExpiredGrants(at: clock.now())
    } catch {
      logger.warning("cannot forget old sign-ins", metadata: ["code": "\(error.code)", "hint": "\(error.hint)"])
    }
  }
}

/// Counts the tallies of one journal after the other again, each once a day, at a pace that leaves the machine to others: a
/// fifth of one core, however large the journals are.
struct Recounting: Service {
  private static let leastPause = Duration.milliseconds(200)
  private static let pausePerWork = 4
  private static let untilNextLook = Duration.seconds(60)

  let store: any EvaluationStore
  let clock: CentreClock
  let logger: Logger

  func run() async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let begun = ContinuousClock.now
        let wasOne = await recountNext()
        let pause = max(Self.leastPause, begun.duration(to: .now) * Self.pausePerWork)
        try? await Task.sleep(for: wasOne ? pause : Self.untilNextLook)
      }
    }
  }

  private func recountNext() async -> Bool {
    do {
      return try await store.recountNext(at: clock.now())
    } catch {
      logger.warning("cannot count tallies again", metadata: ["code": "\(error.code)", "hint": "\(error.hint)"])
      return false
    }
  }
}

/// Reads ahead what managers ask for, so that a page after a start, or of a month that kiosks are adding to, is as quick as any.
///
/// At half of one core's pace at first, then at that of ``Recounting``. What cannot be read is not told of here: whoever asks for it is
/// told.
struct ReadingAhead: Service {
  private static let (firstPausePerWork, pausePerWork) = (1, 4)
  /// Kiosks that have waited for a start come first.
  private static let untilFirstLook = Duration.seconds(30)
  private static let untilNextLook = Duration.seconds(60)
  /// The months of a year before today's, and those of the quarter that holds today.
  private static let days = 366

  let store: any EvaluationStore
  let clock: CentreClock
  let logger: Logger

  func run() async {
    await cancelWhenGracefulShutdown {
      try? await Task.sleep(for: Self.untilFirstLook)
      let begun = ContinuousClock.now
      await readAll(pausePerWork: Self.firstPausePerWork)
      if !Task.isCancelled {
        logger.debug(
          "sums were read ahead: from now on pages are quick",
          metadata: ["seconds": "\(begun.duration(to: .now).components.seconds)"])
      }
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.untilNextLook)
        await readAll(pausePerWork: Self.pausePerWork)
      }
    }
  }

  private func readAll(pausePerWork: Int) async {
    func pacing(_ work: () async -> Void) async {
      let begun = ContinuousClock.now
      await work()
      try? await Task.sleep(for: begun.duration(to: .now) * pausePerWork)
    }

    // A pause ends at once when the centre stops.
    guard !Task.isCancelled else { return }
    let today = clock.today
    let last = RollUpPeriod(.quarter, holding: today).last
    let first = CivilDate(daysSince1970: today.daysSince1970 - Self.days).map {
      RollUpPeriod(.month, holding: $0).first
    }
    guard let first, let days = Validity(first: first, last: last) else { return }
    let units = (try? await store.units()) ?? []
    let tree = UnitTree(units)
    let above = Set(units.compactMap(\.parent)).map { tree.subtree(of: [$0]).within(days) }
    // The smallest first: of their sums those of larger ones are made.
    for branch in above.sorted(by: { $0.units.count < $1.units.count }) where !Task.isCancelled {
      await pacing { try? await store.readAheadRollUps(together: branch, first: first, last: last) }
    }
    // Last: what groups are added up of would crowd them out.
    var unit: UnitCode?
    repeat {
      await pacing { unit = try? await store.readAheadRollUps(after: unit, first: first, last: last) }
    } while unit != nil && !Task.isCancelled
  }
}
