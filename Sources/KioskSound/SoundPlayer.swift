import Foundation

/// Plays one row of sounds at a time. Asked by one task only.
actor SoundPlayer {
  static let mostDecodedBytes = 32 * 1024 * 1024

  /// How often a sound is asked for before it is told that it does not come: on a machine that is short of time an answer may come
  /// too late. It is asked for as long as it is wanted.
  static let fetchesUntilTold = 3
  private static let untilNextFetch = Duration.milliseconds(500)

  /// How often words are said while nothing else is heard.
  static let wordsAtMost = 3
  private static let untilWordsAgain = Duration.seconds(8)

  private let source: any SoundSource
  private let programs: SoundPrograms
  private let pause: @Sendable () async throws -> Void
  private let patience: @Sendable () async throws -> Void
  private let notice: @Sendable (SoundNotice) -> Void
  /// Whether what was to be played has been heard to its end.
  private var playing: Task<Bool, Never>?

  /// - Parameters:
  ///   - pause: Returns when words are to be said again; throws when its task is cancelled.
  ///   - patience: The same for a sound that did not come.
  init(
    source: any SoundSource, programs: SoundPrograms,
    pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: untilWordsAgain) },
    patience: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: untilNextFetch) },
    notice: @escaping @Sendable (SoundNotice) -> Void
  ) {
    self.source = source
    self.programs = programs
    self.pause = pause
    self.patience = patience
    self.notice = notice
  }

  /// Ends what is being played; it has ended when this returns.
  ///
  /// - Returns: Whether something is still to be heard: it was cut off, or had not come. Words that would only have been said again
  ///   are not.
  @discardableResult
  func hush() async -> Bool {
    playing?.cancel()
    let isHeard = await playing?.value ?? true
    playing = nil
    return !isHeard
  }

  /// Begins to play in the place of what is being played.
  ///
  /// - Parameter words: Played again after a pause, until they were heard three times or something else is.
  func play(_ sounds: [String], again words: String?, volumePercent: Int) async {
    await hush()
    playing = Task { [pause] in
      guard await play(sounds, percent: volumePercent) else { return false }
      guard let words else { return true }
      for _ in 1..<Self.wordsAtMost {
        guard (try? await pause()) != nil, await play([words], percent: volumePercent) else { break }
      }
      return true
    }
  }

  /// `false` when it was ended. What cannot be played has been dealt with.
  private nonisolated func play(_ sounds: [String], percent: Int) async -> Bool {
    for name in sounds {
      guard !Task.isCancelled else { return false }
      do throws(SoundProblem) {
        let sound = try await Self.wave(try await fetch(name), name, programs.decoder)
        notice(.plays(name))
        _ = try await programs.player.run(on: sound.scaled(percent: percent).data)
      } catch .ended {
        return false
      } catch {
        notice(.leftOut(name, error))
      }
    }
    return true
  }

  private nonisolated func fetch(_ name: String) async throws(SoundProblem) -> Data {
    var refusals = 0
    while true {
      do throws(SoundProblem) {
        return try await source.sound(name)
      } catch {
        guard case .kioskUnreachable = error else { throw error }
        refusals += 1
        if refusals == Self.fetchesUntilTold { notice(.leftOut(name, error)) }
        if refusals >= Self.fetchesUntilTold, (try? await patience()) == nil { throw .ended }
      }
    }
  }

  private static func wave(
    _ file: Data, _ name: String, _ decoder: (any SoundFilter)?
  ) async throws(SoundProblem) -> WaveFile {
    var file = file
    if name.hasSuffix(".ogg") {
      guard let decoder else { throw .soundUnplayable }
      file = try await decoder.run(on: file)
    }
    guard let wave = WaveFile(file) else { throw .soundUnplayable }
    return wave
  }
}
