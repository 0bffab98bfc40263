import Foundation
import KioskScreen
import Synchronization
import Testing

@testable import KioskSound

/// What is heard when connections to the kiosk are lost.
@Suite(.timeLimit(.minutes(5))) struct CounterSoundTests {
  /// What comes by one connection, and what it waits for before it is lost.
  private struct Connection: Sendable {
    var views: [String]
    var isWithoutSounds = false
    var end: @Sendable () async -> Void = { try? await Task.sleep(for: .seconds(3600)) }
  }

  /// A kiosk that is connected to so often; the last connection stays.
  private final class Kiosk: SoundSource {
    private let connections: [Connection]
    private let number = Mutex(-1)

    init(_ connections: [Connection]) { self.connections = connections }

    func follow(_ take: (Data) async throws -> Void) async throws {
      let connection = connections[
        number.withLock { number in
          number += 1
          return number
        }]
      try await take(Data())
      for view in connection.views { try await take(Data("event: view\ndata: \(view)\n\n".utf8)) }
      await connection.end()
    }

    func sound(_ name: String) async throws(SoundProblem) -> Data {
      if connections[number.withLock(\.self)].isWithoutSounds { throw .kioskUnreachable("too late") }
      return Tone.wave(.prompt)
    }
  }

  /// Begins so many sounds that do not end by themselves; the others end at once.
  private final class Player: SoundFilter {
    private let endless: Mutex<Int>
    private let begun = AsyncStream<Void>.makeStream()

    init(endless: Int = 0) { self.endless = Mutex(endless) }

    func run(on input: Data) async throws(SoundProblem) -> Data {
      let isEndless = endless.withLock { left in
        left -= 1
        return left >= 0
      }
      begun.continuation.yield()
      guard isEndless else { return Data() }
      try? await Task.sleep(for: .seconds(3600))
      throw .ended
    }

    func begins() async { for await _ in begun.stream { return } }
  }

  private static func view(since: Int, _ kind: Signal.Kind) -> String {
    """
    {"state":"please-rate","sinceMicroseconds":\(since),"options":[],\
    "signal":{"kind":"\(kind.rawValue)","sounds":["\(kind.rawValue).wav"],"volumePercent":60}}
    """
  }

  /// The first notices, so many as are asked for.
  private static func notices(_ count: Int, of kiosk: Kiosk, _ player: Player) async -> [String] {
    let (stream, told) = AsyncStream<String>.makeStream()
    let sound = CounterSound(source: kiosk, programs: SoundPrograms(player: player, decoder: nil), pause: {}) {
      switch $0 {
      case .connected: told.yield("connected")
      case .disconnected: told.yield("disconnected")
      case .plays(let name): told.yield(name)
      case .leftOut(let name, let problem): told.yield("\(problem.code) \(name)")
      }
    }
    let run = Task { await sound.run() }
    var notices: [String] = []
    for await notice in stream {
      notices.append(notice)
      if notices.count == count { break }
    }
    run.cancel()
    await run.value
    return notices
  }

  @Test func soundThatWasCutOffByALostConnectionIsHeardAgain() async {
    let player = Player(endless: 1)
    let prompt = Self.view(since: 1, .prompt)
    let kiosk = Kiosk([Connection(views: [prompt], end: player.begins), Connection(views: [prompt, prompt])])
    let heard = ["connected", "prompt.wav", "disconnected", "connected", "prompt.wav"]
    #expect(await Self.notices(heard.count, of: kiosk, player) == heard)
  }

  @Test func soundThatWasHeardToItsEndIsNotHeardAgain() async {
    let player = Player()
    let prompt = Self.view(since: 1, .prompt)
    let kiosk = Kiosk([
      Connection(views: [prompt], end: player.begins), Connection(views: [prompt, Self.view(since: 2, .thanks)]),
    ])
    let heard = ["connected", "prompt.wav", "disconnected", "connected", "thanks.wav"]
    #expect(await Self.notices(heard.count, of: kiosk, player) == heard)
  }

  @Test func soundThatDidNotComeIsHeardByTheNextConnection() async {
    let prompt = Self.view(since: 1, .prompt)
    let (stream, leftOut) = AsyncStream<Void>.makeStream()
    let kiosk = Kiosk([
      Connection(views: [prompt], isWithoutSounds: true) { for await _ in stream { return } },
      Connection(views: [prompt]),
    ])
    let (told, tell) = AsyncStream<String>.makeStream()
    let programs = SoundPrograms(player: Player(), decoder: nil)
    let sound = CounterSound(source: kiosk, programs: programs, pause: {}) {
      if case .leftOut(_, let problem) = $0 {
        tell.yield(problem.code)
        leftOut.yield()
      }
      if case .plays(let name) = $0 { tell.yield(name) }
    }
    let run = Task { await sound.run() }
    var heard = told.makeAsyncIterator()
    #expect(await heard.next() == "kiosk-unreachable")
    #expect(await heard.next() == "prompt.wav")
    run.cancel()
    await run.value
  }
}
