import ClerkPage
import KioskAccess
import KioskSession
import RatingModel
import ServiceLifecycle
import TestSupport
import Testing

@testable import KioskHTTP

/// What the clerk's listener does before and behind the page. The page's own ways are tried with the real kioskd.
@Suite(.timeLimit(.minutes(5))) struct ClerkListenerTests {
  private let counter = TestCounter()

  private func listener(
    _ address: ListenerAddress, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws -> ClerkListener {
    let clerk = try #require(ClerkID("H56.14/CB017"))
    return try ClerkListener(
      address: address, certificate: nil, place: PagePlace(base: "", unitName: [:], counterLabel: [:], counter: "Q03"),
      unit: clerk.unit, names: [:], door: ClerkDoor(keys: [], logarithm: 10), desk: counter,
      clock: ClerkClock(
        now: { Instant(milliseconds: 0) }, wall: { WallTime(milliseconds: 0) }, zone: try #require(Zone("UTC"))),
      logger: ListenerFixture.quiet, onListening: onListening)
  }

  @Test func pageIsNotServedToOthersInTheClear() throws {
    #expect(throws: ListenerError.encryptionRequired("0.0.0.0:8473")) {
      try listener(try ListenerAddress(host: "0.0.0.0", port: 8473))
    }
  }

  @Test func pageOfThisMachineAnswersToItsOwnNameOnly() async throws {
    try await ListenerFixture.serve({ try listener(try ListenerFixture.loopback(), onListening: $0) }) { port in
      let url = "http://127.0.0.1:\(port)/sign-in"
      #expect(try await ListenerFixture.send("GET", url).status == 200)
      let foreign = try await ListenerFixture.send("GET", url, headers: ["host": "attacker.example"])
      #expect(foreign.status == 421 && foreign.field("code") == "host-foreign")
    }
  }

  @Test func bodyThatNeverEndsIsCutOffWhereverItIsSent() async throws {
    try await ListenerFixture.serve({ try listener(try ListenerFixture.loopback(), onListening: $0) }) { port in
      for path in ["/sign-in", "/nowhere"] {
        let connection = try RawConnection(port: port)
        connection.send("POST \(path) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\ntransfer-encoding: chunked\r\n\r\n")
        let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
        #expect(await connection.send(chunk, times: 1000) < 1000, "\(path)")
      }
    }
  }

  @Test func oneAddressHasItsShareOfTheConnections() async throws {
    try await ListenerFixture.serve({ try listener(try ListenerFixture.loopback(), onListening: $0) }) { port in
      let get = "GET /sign-in HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\n\r\n"
      var held: [RawConnection] = []
      for _ in 0..<8 {
        held.append(try RawConnection(port: port))
        held[held.count - 1].send(get)
        #expect(await held[held.count - 1].read(until: "\r\n").hasPrefix("HTTP/1.1 200"))
      }
      #expect(try await RawConnection(port: port).readToEnd() == "")
      held.removeAll()
      // As soon as the listener has noticed that they have gone.
      while true {
        let next = try RawConnection(port: port)
        guard next.send(get), await next.read(until: "\r\n").hasPrefix("HTTP/1.1 200") else { continue }
        break
      }
    }
  }

  // MARK: What the clerk may do

  /// The session of a form that was never sent.
  private static func form() -> SessionID { PageSession.name(RandomText.hexadecimal(bytes: 16)) }

  private func desk(wall: Int64 = 1_795_230_000_000) throws -> (desk: ClerkDesk, hoa: ClerkID, minh: ClerkID) {
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let clock = ClerkClock(now: { Instant(milliseconds: 0) }, wall: { WallTime(milliseconds: wall) }, zone: zone)
    return (
      ClerkDesk(desk: counter, clock: clock), try #require(ClerkID("H56.14/CB017")),
      try #require(ClerkID("H56.14/CB018"))
    )
  }

  @Test func onlyTheSessionOfThisClerkAndThisPageIsCommanded() async throws {
    let (desk, hoa, minh) = try desk()
    #expect(await desk.invite(hoa) == .refused(.notOpenedHere))
    #expect(await desk.open(Self.form(), [], stage: .returning, clerk: hoa) == .done)
    #expect(await desk.view(for: hoa).grasp == .serving)
    #expect(await desk.view(for: minh).grasp == .none)
    #expect(await desk.finish(minh) == .refused(.notOpenedHere))
    #expect(await desk.stage(of: hoa) == .returning)
    #expect(await desk.stage(of: minh) == .receiving)
    // The one-stop software opens another in between.
    counter.stand(at: SessionStatus(state: .serving, id: SessionID("luot-1")))
    #expect(await desk.view(for: hoa).grasp == .none)
    #expect(await desk.withdraw(hoa) == .refused(.notOpenedHere))
  }

  @Test func formThatComesAgainOpensNothingMore() async throws {
    let (desk, hoa, _) = try desk()
    let form = Self.form()
    #expect(await desk.open(form, [], stage: .receiving, clerk: hoa) == .done)
    #expect(await desk.view(for: hoa).underWay(before: form) == nil)
    #expect(await desk.view(for: hoa).underWay(before: Self.form()) == .serving)
    #expect(await desk.invite(hoa) == .done)
    counter.keep(SessionStatus(state: .inviting, id: form))
    #expect(await desk.open(form, [], stage: .receiving, clerk: hoa) == .done)
    #expect(await desk.withdraw(hoa) == .refused(.invitedAlready))
    // Its session is over: whoever sends it once more is told so.
    counter.keep(SessionStatus(state: .done, id: form))
    #expect(await desk.open(form, [], stage: .receiving, clerk: hoa) == .refused(.formUsed))
    counter.keep(SessionStatus(state: .serving, id: SessionID("luot-1")))
    #expect(await desk.open(form, [], stage: .receiving, clerk: hoa) == .refused(.formUsed))
  }

  @Test func whileNoRatingCanBeTakenTheSessionGoesOn() async throws {
    let (desk, hoa, _) = try desk()
    #expect(await desk.open(Self.form(), [], stage: .receiving, clerk: hoa) == .done)
    guard case .open(let request, .clerkPage)? = counter.calls.first else {
      Issue.record("nothing was opened")
      return
    }
    counter.stand(at: SessionStatus(state: .unavailable, id: request.id), causes: [.input])
    #expect(await desk.view(for: hoa).grasp == .serving)
    #expect(await desk.invite(hoa) == .done)
    counter.stand(at: SessionStatus(state: .unavailable, id: request.id), causes: nil)
    let view = await desk.view(for: hoa)
    #expect(view.grasp == .inviting && view.state.hindrances == [.silent])
  }

  @Test(arguments: SessionRefusal.allCases)
  func refusalOfTheCounterIsToldAndNothingIsThoughtToHold(refusal: SessionRefusal) async throws {
    let (desk, hoa, _) = try desk()
    counter.refuse(refusal)
    let told: CounterPage.Notice = refusal == .sessionConflict ? .formUsed : .kioskBusy
    #expect(await desk.open(Self.form(), [], stage: .receiving, clerk: hoa) == .refused(told))
    #expect(await desk.view(for: hoa).grasp == .none)
  }

  @Test func clockThatWasNeverSetSaysNothing() async throws {
    let (desk, hoa, _) = try desk(wall: 1000)
    _ = await desk.open(Self.form(), [], stage: .receiving, clerk: hoa)
    #expect(await desk.view(for: hoa).state.session?.since == nil)
    let (other, minh, _) = try self.desk()
    _ = await other.open(Self.form(), [], stage: .receiving, clerk: minh)
    #expect(await other.view(for: minh).state.session?.since == "10:00")
  }
}
