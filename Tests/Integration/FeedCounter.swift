import Foundation
import KioskJournal
import KioskScreen
import KioskSession
import RatingModel
import TestSupport
import Testing

/// A centre, a kiosk whose sessions come from it, and the one-stop software that knows only the centre.
struct FeedCounter {
  let centre: RunningCentre
  let kiosk: RunningKiosk
  let screen: ScreenWatch
  let caller: Caller

  /// - Parameter through: What the kiosk takes for the centre's address; the centre itself without it.
  static func with(
    _ file: KioskFile = KioskFile(), through address: ((RunningCentre) throws -> String)? = nil,
    _ body: (FeedCounter) async throws -> Void
  ) async throws {
    try await RunningCentre.with { centre in
      let file = try await Self.file(file, at: address?(centre) ?? centre.pages, in: centre.folder)
      let caller = try await Self.caller(at: centre)
      try await RunningKiosk.with(file, input: .channel(isSimulated: false)) { kiosk in
        let counter = FeedCounter(
          centre: centre, kiosk: kiosk, screen: try await ScreenWatch(kiosk), caller: caller)
        try await counter.isConnected()
        try await body(counter)
      }
    }
  }

  /// The configuration of a kiosk that is not known to the centre yet.
  static func file(_ file: KioskFile = KioskFile(), at address: String, in folder: ScratchFolder) async throws
    -> KioskFile
  {
    var file = file
    file.centre = (address, try await CentreCommand.enrolmentCode(in: folder))
    file.sessionFeed = true
    return file
  }

  /// The one-stop software with a token for the whole province.
  static func caller(at centre: RunningCentre, name: String = "mot-cua") async throws -> Caller {
    try await caller(at: centre, token: CentreCommand.token(name, in: centre.folder))
  }

  static func caller(at centre: RunningCentre, token: String?, unit: String = "H56.14", counter: String = "Q03")
    -> Caller
  {
    Caller(base: "\(centre.pages)/v1/units/\(unit)/counters/\(counter)", token: token)
  }

  func isConnected() async throws { try await Self.isConnected(kiosk, to: caller, screen) }

  /// Waits until a question to the counter is answered by its kiosk. Looks whenever the screen gives a sign of life.
  static func isConnected(_ kiosk: RunningKiosk, to caller: Caller, _ screen: ScreenWatch) async throws {
    while true {
      // A centre that is just being started again refuses the connection.
      if (try? await caller.state())?.status == 200 { return }
      try await screen.passes(MonotonicClock.microseconds())
    }
  }

  /// What software does that reads the refusals: it repeats the request unchanged as long as it is told that this may help,
  /// which on a busy machine it may.
  static func patiently(_ send: () async throws -> Caller.Answer) async throws -> Caller.Answer {
    while true {
      let answer = try await send()
      guard [503, 504].contains(answer.status), answer.text.contains("\"retry\":true") else { return answer }
    }
  }

  /// Where each session with this id came from.
  func sources(of id: String) throws -> [SessionSource] {
    let stored = try StoredEntries(kiosk.journal)
    return stored.payloads.compactMap {
      if case .open(let open) = $0, stored.names[open.session] == id { open.source } else { nil }
    }
  }
}
