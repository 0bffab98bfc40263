import Foundation

/// The sounds of one counter, for as long as it runs.
package struct CounterSound: Sendable {
  private static let untilNextConnection = Duration.milliseconds(500)

  private let source: any SoundSource
  private let programs: SoundPrograms
  private let pause: @Sendable () async -> Void
  private let notice: @Sendable (SoundNotice) -> Void

  package init(source: any SoundSource, programs: SoundPrograms, notice: @escaping @Sendable (SoundNotice) -> Void) {
    self.init(
      source: source, programs: programs, pause: { try? await Task.sleep(for: Self.untilNextConnection) },
      notice: notice)
  }

  /// - Parameter pause: Returns when the next connection is to be sought, or its task is cancelled.
  init(
    source: any SoundSource, programs: SoundPrograms, pause: @escaping @Sendable () async -> Void,
    notice: @escaping @Sendable (SoundNotice) -> Void
  ) {
    self.source = source
    self.programs = programs
    self.pause = pause
    self.notice = notice
  }

  /// Runs until the task is cancelled.
  package func run() async {
    let player = SoundPlayer(source: source, programs: programs, notice: notice)
    var ear = SignalEar()
    var isTold = false
    while !Task.isCancelled {
      let (problem, wasConnected) = await follow(by: player, &ear)
      // Only what was heard to its end has been heard: the next connection may show the same view.
      if await player.hush() { ear.forgetLast() }
      // That there is none is told once, however often it is sought.
      if wasConnected || !isTold { notice(.disconnected(problem)) }
      isTold = true
      await pause()
    }
  }

  /// One connection, to its end.
  private func follow(by player: SoundPlayer, _ ear: inout SignalEar) async -> (SoundProblem, wasConnected: Bool) {
    var lines = EventLines()
    var isConnected = false
    do {
      try await source.follow { part in
        if !isConnected { notice(.connected) }
        isConnected = true
        for data in try lines.take(part) {
          guard let view = try? JSONDecoder().decode(HeardView.self, from: data) else {
            notice(.leftOut("view", .viewUnreadable))
            continue
          }
          await play(ear.hear(view), by: player)
        }
      }
      return (.kioskUnreachable("the connection was closed"), isConnected)
    } catch {
      return (.kioskUnreachable("\(error)"), isConnected)
    }
  }

  private func play(_ cue: SignalEar.Cue?, by player: SoundPlayer) async {
    switch cue {
    case .play(let sounds, let words, let volumePercent):
      await player.play(sounds, again: words, volumePercent: volumePercent)
    case .hush: await player.hush()
    case nil: break
    }
  }
}
