import Foundation
import KioskScreen
import Synchronization
import Testing

@testable import KioskSound

/// What is played, how often, and that it ends when something else comes.
struct SoundPlayerTests {
  /// Has every sound, and gives it when it has been asked often enough.
  private final class Source: SoundSource {
    private let refusals: Mutex<Int>

    init(refusals: Int) { self.refusals = Mutex(refusals) }

    func follow(_ take: (Data) async throws -> Void) async throws {}

    func sound(_ name: String) async throws(SoundProblem) -> Data {
      let isRefused = refusals.withLock { left in
        left -= 1
        return left >= 0
      }
      if isRefused { throw .kioskUnreachable("too late") }
      return Tone.wave(.prompt)
    }
  }

  /// Plays in no time.
  private struct Player: SoundFilter {
    func run(on input: Data) async throws(SoundProblem) -> Data { Data() }
  }

  /// What is heard and when a pause begins, in their order.
  private let told = AsyncStream<String>.makeStream()

  private func player(
    refusals: Int = 0, patience: @escaping @Sendable () async throws -> Void = {},
    pause: @escaping @Sendable () async throws -> Void
  ) -> SoundPlayer {
    let told = told.continuation
    return SoundPlayer(
      source: Source(refusals: refusals), programs: SoundPrograms(player: Player(), decoder: nil),
      pause: {
        told.yield("pause")
        try await pause()
      },
      patience: patience,
      notice: {
        switch $0 {
        case .plays(let name): told.yield(name)
        case .leftOut(let name, let problem): told.yield("\(problem.code) \(name)")
        case .connected, .disconnected: break
        }
      })
  }

  private func next(_ count: Int) async -> [String] {
    var heard: [String] = []
    for await word in told.stream {
      heard.append(word)
      if heard.count == count { break }
    }
    return heard
  }

  @Test func wordsAreSaidThreeTimesInAll() async {
    let player = player {}
    await player.play(["prompt.wav", "please-rate.vi.wav"], again: "please-rate.vi.wav", volumePercent: 60)
    let words = "please-rate.vi.wav"
    #expect(await next(6) == ["prompt.wav", words, "pause", words, "pause", words])
    await player.play(["thanks.wav"], again: nil, volumePercent: 60)
    #expect(await next(1) == ["thanks.wav"], "nothing more was said of the words")
  }

  @Test func whatComesNextEndsThePause() async {
    let player = player { try await Task.sleep(for: .seconds(3600)) }
    await player.play(["please-rate.vi.wav"], again: "please-rate.vi.wav", volumePercent: 60)
    #expect(await next(2) == ["please-rate.vi.wav", "pause"])
    await player.play(["thanks.wav"], again: nil, volumePercent: 60)
    #expect(await next(1) == ["thanks.wav"])
  }

  @Test func soundWithoutWordsIsHeardOnce() async {
    let player = player {}
    await player.play(["thanks.wav"], again: nil, volumePercent: 60)
    await player.play(["prompt.wav"], again: nil, volumePercent: 60)
    #expect(await next(2) == ["thanks.wav", "prompt.wav"])
  }

  @Test func wordsThatWouldBeSaidAgainAreNotStillToBeHeard() async {
    let player = player { try await Task.sleep(for: .seconds(3600)) }
    await player.play(["please-rate.vi.wav"], again: "please-rate.vi.wav", volumePercent: 60)
    #expect(await next(2) == ["please-rate.vi.wav", "pause"])
    let isUnheard = await player.hush()
    #expect(!isUnheard)
  }

  @Test func soundThatDoesNotComeIsAskedForAgain() async {
    let player = player(refusals: SoundPlayer.fetchesUntilTold - 1) {}
    await player.play(["prompt.wav"], again: nil, volumePercent: 60)
    #expect(await next(1) == ["prompt.wav"])
    let isUnheard = await player.hush()
    #expect(!isUnheard)
  }

  @Test func soundThatComesLateIsToldOnceAndHeardAllTheSame() async {
    let player = player(refusals: SoundPlayer.fetchesUntilTold + 5) {}
    await player.play(["prompt.wav", "please-rate.vi.wav"], again: nil, volumePercent: 60)
    #expect(await next(3) == ["kiosk-unreachable prompt.wav", "prompt.wav", "please-rate.vi.wav"])
  }

  @Test func soundThatNeverComesIsStillToBeHeard() async {
    let player = player(refusals: .max, patience: { try await Task.sleep(for: .seconds(3600)) }) {}
    await player.play(["prompt.wav", "please-rate.vi.wav"], again: nil, volumePercent: 60)
    #expect(await next(1) == ["kiosk-unreachable prompt.wav"])
    let isUnheard = await player.hush()
    #expect(isUnheard)
  }
}
