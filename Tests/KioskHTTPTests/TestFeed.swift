import KioskScreen
import KioskSession
import RatingModel
import Synchronization

@testable import KioskHTTP

/// A feed that shows what the test says and counts who watches, and a desk that hears what was painted.
final class TestFeed: ScreenFeed, ScreenDesk {
  private struct State {
    var view: ScreenView?
    var watchers: [ObjectIdentifier: any ScreenWatcher] = [:]
  }

  private let state = Mutex(State())
  /// What was painted, in the order of its arrival.
  let (paints, paint) = AsyncStream.makeStream(of: PaintReport.self)
  private let (departures, departure) = AsyncStream.makeStream(of: Void.self)

  var watchers: Int { state.withLock { $0.watchers.count } }

  func show(revision: Int64, phase: Offer.Phase = .idle) throws {
    let offer = Offer(
      phase: phase, since: Instant(milliseconds: 5), session: nil, clerk: nil, revision: revision)
    show(ScreenPresenter(display: try Self.display(levels: 3)).view(of: offer, oneMoment: false))
  }

  func show(_ view: ScreenView) {
    state.withLock { state in
      state.view = view
      for watcher in state.watchers.values { watcher.show(view) }
    }
  }

  func finish() {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.end() }
  }

  func painted(_ report: PaintReport) -> Bool {
    paint.yield(report)
    // More than any view has: a kiosk that is busy.
    return report.revision < 1_000_000
  }

  func untilAWatcherLeft() async { for await _ in departures { return } }

  func add(_ watcher: any ScreenWatcher) {
    state.withLock { state in
      state.watchers[ObjectIdentifier(watcher)] = watcher
      if let view = state.view { watcher.show(view) }
    }
  }

  func remove(_ watcher: any ScreenWatcher) {
    state.withLock { $0.watchers[ObjectIdentifier(watcher)] = nil }
    departure.yield()
  }

  static func page() throws -> ScreenPage { try ScreenPage(try display(levels: 3)) }

  static func display(levels count: Int) throws -> DisplayInformation {
    let levels = (1...count).compactMap { number in
      LevelName("muc-\(number)").map {
        Level(name: $0, labels: ["vi": "Mức \(number)", "en": "Level \(number)"], satisfied: number == 1)
      }
    }
    guard let id = ScaleID("thu"), let scale = Scale(id: id, version: 1, levels: levels) else {
      throw CancellationError()
    }
    return DisplayInformation(unitName: [:], counterLabel: [:], clerks: [:], scale: scale, device: "H56.14 – Q03")
  }

  /// The next paint of a kind, whatever was painted before it.
  func paint(where isWanted: (PaintReport) -> Bool) async -> PaintReport? {
    for await report in paints where isWanted(report) { return report }
    return nil
  }
}
