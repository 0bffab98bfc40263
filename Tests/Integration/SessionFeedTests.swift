import Foundation
import KioskScreen
import RatingModel
import TestSupport
import Testing

/// Sessions that come through the centre, with the real programs: from the one-stop software's request to the rating in the
/// kiosk's journal, and what is left of it when something dies or breaks on the way.
@Suite(.serialized, .timeLimit(.minutes(5))) struct SessionFeedTests {
  private static let body = """
    {"clerk":{"unit":"H56.14","staff":"CB017"},
     "dossiers":[{"code":"000.00.14.H56-261121-0001","procedure":"1.004873","stage":"receiving"}],
     "ticket":{"number":"A012"}}
    """

  // MARK: The way of a session

  @Test func aSessionOpenedThroughTheCentreIsRatedAndItsSourceIsTheFeed() async throws {
    try await FeedCounter.with { counter async throws in
      #expect(try await counter.caller.open("luot-1", Self.body).state == "serving")
      #expect(try await counter.kiosk.caller.state().member("session") == "luot-1")
      #expect(try await counter.caller.invite("luot-1").state == "inviting")
      try await counter.screen.settles(try await counter.screen.view(.pleaseRate))
      #expect(try await counter.kiosk.finger.press(1) == "rating")
      try await counter.screen.view(.thankYou)
      #expect(try await counter.caller.close("luot-1").status == 200)

      #expect(try counter.sources(of: "luot-1") == [.feed])
      #expect(try StoredEntries(counter.kiosk.journal).ratedSessions == ["luot-1"])
    }
  }

  @Test func theCentreHandsOnTheKiosksOwnAnswers() async throws {
    try await FeedCounter.with { counter async throws in
      let (centre, kiosk) = (counter.caller, counter.kiosk.caller)
      #expect(try await centre.invite("luot-0") == kiosk.invite("luot-0"))
      #expect(try await centre.invite("luot-0").code == "session-unknown")
      #expect(try await centre.open("luot-1", Self.body) == kiosk.open("luot-1", Self.body))
      #expect(try await centre.open("luot-1") == kiosk.open("luot-1"))
      #expect(try await centre.open("luot-1").code == "session-conflict")
      #expect(try await centre.state() == kiosk.state())
      #expect(try await centre.cancel("luot-1").status == 200)
      #expect(try await centre.cancel("luot-1") == kiosk.cancel("luot-1"))
      #expect(try counter.sources(of: "luot-1") == [.feed])

      let many = Array(repeating: #"{"code":"a","stage":"receiving"}"#, count: 51).joined(separator: ",")
      #expect(try await centre.open("luot-2", "{\"dossiers\":[\(many)]}").code == "dossiers-too-many")
    }
  }

  @Test func whatTheKioskWouldRefuseByItsNameGetsNoFurtherThanTheCentre() async throws {
    try await FeedCounter.with { counter async throws in
      for body in [
        #"{"citizen":"Nguyễn Văn An"}"#, #"{"dossiers":[{"code":"a","stage":"receiving","cccd":"001"}]}"#, "[]", "{",
        #"{"ticket":{"number":"A1","phone":"0912345678"}}"#, #"{"clerk":{"unit":"H56.14"}}"#,
      ] {
        let answer = try await counter.caller.open("luot-1", body)
        #expect(answer == (try await counter.kiosk.caller.open("luot-1", body)))
        #expect([400, 422].contains(answer.status))
      }
      #expect(try counter.sources(of: "luot-1").isEmpty)
    }
  }

  // MARK: What breaks

  @Test func theKioskKilledBetweenTwoRequestsOpensNothingTwice() async throws {
    try await RunningCentre.with { centre in
      let file = try await FeedCounter.file(at: centre.pages, in: centre.folder)
      let caller = try await FeedCounter.caller(at: centre)
      let first = try await RunningKiosk(file, input: .channel(isSimulated: false))
      try await FeedCounter.isConnected(first, to: caller, try await ScreenWatch(first))
      #expect(try await caller.open("luot-1", Self.body).state == "serving")
      await first.kill()

      // The centre learns of it by this request: it leaves, and nobody answers.
      let lost = try await caller.open("luot-2", Self.body)
      #expect([503, 504].contains(lost.status))
      #expect(["kiosk-silent", "kiosk-not-connected"].contains(lost.code))
      #expect(try await caller.open("luot-2", Self.body).code == "kiosk-not-connected")

      try await RunningKiosk.with(file, in: first.folder, input: .channel(isSimulated: false)) { kiosk in
        let counter = FeedCounter(centre: centre, kiosk: kiosk, screen: try await ScreenWatch(kiosk), caller: caller)
        try await counter.isConnected()
        #expect(try await caller.open("luot-2", Self.body).state == "serving")
        #expect(try await caller.open("luot-2", Self.body).state == "serving")
        #expect(try counter.sources(of: "luot-1") == [.feed])
        #expect(try counter.sources(of: "luot-2") == [.feed])
      }
    }
  }

  /// The command lies in the kiosk's own socket until its caller has given up: by then another citizen may sit there.
  @Test func aKioskThatStoodStillOpensNothingLate() async throws {
    try await FeedCounter.with { counter async throws in
      // Nothing else of the kiosk's is under way: its answer to this has come.
      #expect(try await counter.caller.state().status == 200)
      Glibc.kill(counter.kiosk.processID, SIGSTOP)
      let silent = try await counter.caller.open("luot-1", Self.body)
      Glibc.kill(counter.kiosk.processID, SIGCONT)
      #expect(silent.status == 504 && silent.code == "kiosk-silent")
      try await counter.isConnected()
      #expect(try counter.sources(of: "luot-1").isEmpty)
      #expect(try await counter.caller.open("luot-1", Self.body).state == "serving")
      #expect(try counter.sources(of: "luot-1") == [.feed])
    }
  }

  @Test func theCentreKilledAndStartedAgainGoesOnWithTheSameSession() async throws {
    let folder = try await RunningCentre.folder()
    let address = try RunningCentre.keptAddress(in: folder)
    let killed = try await RunningCentre(in: folder)
    let file = try await FeedCounter.file(at: address, in: folder)
    let caller = try await FeedCounter.caller(at: killed)
    try await RunningKiosk.with(file, input: .channel(isSimulated: false)) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await FeedCounter.isConnected(kiosk, to: caller, screen)
      #expect(try await caller.open("luot-1", Self.body).state == "serving")
      Glibc.kill(killed.processID, SIGKILL)
      #expect(await killed.end() == 128 + SIGKILL)

      try await RunningCentre.with(in: folder) { centre in
        let counter = FeedCounter(centre: centre, kiosk: kiosk, screen: screen, caller: caller)
        try await counter.isConnected()
        #expect(try await FeedCounter.patiently { try await caller.open("luot-1", Self.body) }.state == "serving")
        #expect(try await FeedCounter.patiently { try await caller.invite("luot-1") }.state == "inviting")
        #expect(try counter.sources(of: "luot-1") == [.feed])
      }
    }
  }

  /// Nothing in its configuration says where this kiosk's sessions come from: it takes them from the feed.
  @Test func whatStandsInForALostFeedIsMarked() async throws {
    let folder = try await RunningCentre.folder()
    let centre = try await RunningCentre(in: folder)
    let file = try await FeedCounter.file(at: centre.pages, in: folder)
    let caller = try await FeedCounter.caller(at: centre)
    try await RunningKiosk.with(file, input: .channel(isSimulated: false)) { kiosk in
      try await FeedCounter.isConnected(kiosk, to: caller, try await ScreenWatch(kiosk))
      #expect(try await caller.open("luot-1", Self.body).state == "serving")
      #expect(try await caller.cancel("luot-1").status == 200)
      Glibc.kill(centre.processID, SIGKILL)
      #expect(await centre.end() == 128 + SIGKILL)

      // The clerk's button takes over, then the one-stop software of the office itself.
      try kiosk.finger.pressButton()
      try kiosk.finger.comesFrom(.api)
      try await kiosk.finger.move(to: 0)
      #expect(try await kiosk.caller.open("luot-2", Self.body).state == "serving")

      let opened = try StoredEntries(kiosk.journal).opened
      #expect(opened.map(\.source) == [.feed, .inviteButton, .api])
      #expect(opened.map { $0.marks.members.contains(.fallback) } == [false, true, true])
    }
  }

  @Test(arguments: [CuttingProxy.Mode.losingAnswer, .losingWhatFollows])
  func aMessageThatIsLostOnTheWayCostsTheCallerNothingAndOpensOnce(mode: CuttingProxy.Mode) async throws {
    var proxy: CuttingProxy?
    try await FeedCounter.with(through: { centre in
      let between = try CuttingProxy(to: centre.port)
      proxy = between
      return between.address
    }) { counter in
      let proxy = try #require(proxy)
      // The forwarder speaks through the same proxy: what is lost may be its message, and then it is lost once more.
      for number in 1...20 {
        proxy.set(mode)
        let answer = try await counter.caller.open("luot-\(number)", Self.body)
        #expect(answer.status == 200 && answer.member("session") == "luot-\(number)", "\(answer)")
        #expect(try counter.sources(of: "luot-\(number)") == [.feed])
        if !proxy.lost.all.isEmpty { break }
      }
      #expect(!proxy.lost.all.isEmpty)
    }
  }

  @Test func aConnectionThatIsCutWhileNothingHappensComesBack() async throws {
    var proxy: CuttingProxy?
    try await FeedCounter.with(through: { centre in
      let between = try CuttingProxy(to: centre.port)
      proxy = between
      return between.address
    }) { counter in
      for number in 1...3 {
        try #require(proxy).cut()
        try await counter.isConnected()
        #expect(try await counter.caller.open("luot-\(number)", Self.body).state == "serving")
        #expect(try counter.sources(of: "luot-\(number)") == [.feed])
      }
    }
  }

  /// As a firewall does that has forgotten a connection: neither end hears that it is gone.
  @Test func aNetworkThatSwallowsEverythingOpensNothingTwiceAndTheFeedComesBack() async throws {
    var proxy: CuttingProxy?
    try await FeedCounter.with(through: { centre in
      let between = try CuttingProxy(to: centre.port)
      proxy = between
      return between.address
    }) { counter in
      let proxy = try #require(proxy)
      proxy.set(.swallowing)
      let silent = try await counter.caller.open("luot-1", Self.body)
      #expect([503, 504].contains(silent.status) && silent.text.contains("\"retry\":true"))
      #expect(!proxy.lost.all.isEmpty)
      #expect(try counter.sources(of: "luot-1").isEmpty)
      // The network is there again; the connections that it has swallowed are not.
      proxy.set(.passing)
      try await counter.isConnected()
      #expect(try await FeedCounter.patiently { try await counter.caller.open("luot-1", Self.body) }.state == "serving")
      #expect(try counter.sources(of: "luot-1") == [.feed])
    }
  }

  @Test func aCentreThatIsStoppedDoesNotWaitForThePollThatItHolds() async throws {
    try await FeedCounter.with { counter async throws in
      #expect(await counter.centre.stop() == 0)
      let part = try await HealthAnswer.of(counter.kiosk).part("journal")
      #expect(part.state == "ok")
    }
  }

  // MARK: Who may

  @Test func aTokenReachesItsOwnUnitAndCountersAndNothingAfterItsEnd() async throws {
    try await FeedCounter.with { counter async throws in
      let folder = counter.centre.folder
      func state(_ token: String?, unit: String = "H56.14", counter code: String = "Q03") async throws -> Caller.Answer
      {
        try await FeedCounter.caller(at: counter.centre, token: token, unit: unit, counter: code).state()
      }
      let own = try await CentreCommand.token("xa-mau-son", unit: "H56.14", counters: ["Q03"], in: folder)
      let other = try await CentreCommand.token("xa-tan-lap", unit: "H56.15", in: folder)
      #expect(try await state(own).status == 200)
      #expect(try await state(own, counter: "Q01").code == "token-scope")
      #expect(try await state(other).code == "token-scope")
      #expect(try await state(other, unit: "H99").code == "token-scope")
      #expect(try await state(other, unit: "H56.15", counter: "Q01").code == "kiosk-not-connected")
      #expect(try await state(other, unit: "H56.15", counter: "Q77").code == "counter-unknown")
      #expect(try await state(nil).code == "token-missing")
      #expect(try await state("kqt1.xa-mau-son." + String(repeating: "a", count: 52)).code == "token-wrong")

      let listed = try await CentreCommand.run(["token", "list"], in: folder)
      #expect(listed.count == 3)
      #expect(!listed.joined().contains(own.suffix(52)))
      try await CentreCommand.run(["token", "revoke", "--name", "xa-mau-son"], in: folder)
      #expect(try await state(own).code == "token-wrong")
      let trail = try await CentreCommand.run(["audit", "list"], in: folder).joined(separator: "\n")
      for event in ["tokenIssued  xa-mau-son", "tokenRevoked  xa-mau-son", "tokenWrong  xa-mau-son"] {
        #expect(trail.contains(event), "\(event)")
      }
    }
  }

  @Test func aTokenForTheStateReadsItAndChangesNothing() async throws {
    try await FeedCounter.with { counter async throws in
      let token = try await CentreCommand.token("bang-dien-tu", scope: "state", in: counter.centre.folder)
      let board = FeedCounter.caller(at: counter.centre, token: token)
      #expect(try await board.state().status == 200)
      for answer in [
        try await board.open("luot-1", Self.body), try await board.invite("luot-1"), try await board.close("luot-1"),
        try await board.cancel("luot-1"),
      ] {
        #expect(answer.status == 403 && answer.code == "token-scope")
      }
      #expect(try counter.sources(of: "luot-1").isEmpty)
    }
  }

  @Test func aRevokedKioskGetsNothingMore() async throws {
    try await FeedCounter.with { counter async throws in
      struct Enrolment: Decodable { let kiosk: String }
      let file = try Data(contentsOf: counter.kiosk.folder.file("enrolment.json"))
      let kiosk = try JSONDecoder().decode(Enrolment.self, from: file).kiosk
      try await CentreCommand.run(["revoke", "--kiosk", kiosk], in: counter.centre.folder)
      #expect(try await counter.caller.open("luot-1", Self.body).code == "kiosk-not-connected")
      #expect(try counter.sources(of: "luot-1").isEmpty)
    }
  }
}
