import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: a code enrols one key, once")
struct EnrolmentPromises {
  private static let expiry = WallTime(milliseconds: Office.noon.milliseconds + 86_400_000)

  private static func issue(
    _ secret: String, in store: any EvaluationStore, counter: String = "Q01"
  ) async throws -> EnrolmentRefusal? {
    if try await store.registry().units.isEmpty {
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
    }
    return try await store.issueEnrolment(
      EnrolmentOffer(
        secretHash: EnrolmentSecret.hash(secret), unit: try Office.unit("H56.14"), counter: try Office.counter(counter),
        day: try Office.day("2026-10-30"), issuedAt: Office.noon, expiresAt: expiry))
  }

  private static func claim(
    _ secret: String, key: String = "key-1", counter: String = "Q01", at time: WallTime = Office.noon
  ) throws -> EnrolmentClaim {
    EnrolmentClaim(
      secretHash: EnrolmentSecret.hash(secret), publicKey: key, unit: try Office.unit("H56.14"),
      counter: try Office.counter(counter), software: "1.0.0", time: time)
  }

  @Test(arguments: StoreUnderTest.all)
  func aCodePinsTheKeyThatComesWithIt(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      #expect(try await Self.issue("s1", in: store) == nil)

      let kiosk = try await store.enrol(try Self.claim("s1")).get()

      #expect(try await store.kioskKey(of: kiosk) == KioskKey(kiosk: kiosk, publicKey: "key-1", standing: .enrolled))
      let status = try #require(try await store.kiosks(in: [try Office.unit("H56.14")]).first)
      #expect(try status.place?.counter == Office.counter("Q01"))
      #expect(status.journals.isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func askingAgainWithTheSameKeyAnswersTheSameEvenAfterTheCodeExpired(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await Self.issue("s1", in: store)
      let first = try await store.enrol(try Self.claim("s1"))

      let second = try await store.enrol(try Self.claim("s1", at: WallTime(milliseconds: Self.expiry.milliseconds + 1)))

      #expect(first == second)
      #expect(first.refusal == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aUsedCodeIsOfNoUseToAnotherKey(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await Self.issue("s1", in: store)
      _ = try await store.enrol(try Self.claim("s1")).get()

      #expect(try await store.enrol(try Self.claim("s1", key: "key-2")).refusal == .codeUsed)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func unknownExpiredAndMisplacedCodesAreRefused(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await Self.issue("s1", in: store)

      #expect(try await store.enrol(try Self.claim("s2")).refusal == .codeUnknown)
      #expect(try await store.enrol(try Self.claim("s1", at: Self.expiry)).refusal == .codeExpired)
      #expect(try await store.enrol(try Self.claim("s1", counter: "Q02")).refusal == .placeDiffers)
      #expect(try await store.kiosks(in: [try Office.unit("H56.14")]).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCodeIsIssuedOnlyForACounterOfTheRegistry(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      #expect(try await Self.issue("s1", in: store, counter: "Q09") == .counterUnknown)
      #expect(try await store.enrol(try Self.claim("s1", counter: "Q09")).refusal == .codeUnknown)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func manyCodesAreIssuedTogetherOrNotAtAll(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      #expect(try await Self.issue("s0", in: store) == nil)
      func offers(_ counters: [String]) throws -> [EnrolmentOffer] {
        try counters.map {
          EnrolmentOffer(
            secretHash: EnrolmentSecret.hash("s-\($0)"), unit: try Office.unit("H56.14"),
            counter: try Office.counter($0), day: try Office.day("2026-10-30"), issuedAt: Office.noon,
            expiresAt: Self.expiry)
        }
      }

      #expect(try await store.issueEnrolments(try offers(["Q01", "Q09", "Q02", "Q08"])) == [1, 3])
      #expect(try await store.enrol(try Self.claim("s-Q01")).refusal == .codeUnknown)
      #expect(try await store.issueEnrolments(try offers(["Q01", "Q02"])).isEmpty)
      #expect(try await store.enrol(try Self.claim("s-Q01")).refusal == nil)
      #expect(try await store.enrol(try Self.claim("s-Q02", key: "key-2", counter: "Q02")).refusal == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aNewKioskAtACounterReplacesTheOneThatStoodThereWhichMayStillDeliver(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let old = try await EnrolledKiosk.enrol(in: store, key: "key-1")
      let new = try await EnrolledKiosk.enrol(in: store, key: "key-2")

      #expect(old.id != new.id)
      #expect(try await store.kioskKey(of: old.id)?.standing == .replaced)
      #expect(try await store.kioskKey(of: new.id)?.standing == .enrolled)
      #expect(try await old.send([try Office.outcome(count: 1, version: 1)]) == .success(.matches))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aKeyThatIsEnrolledAgainKeepsItsKioskAndMovesToTheNewCounter(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let first = try await EnrolledKiosk.enrol(in: store, key: "key-1", counter: "Q01")
      let second = try await EnrolledKiosk.enrol(in: store, key: "key-1", counter: "Q02")

      #expect(first.id == second.id)
      #expect(try await second.status().place?.counter == (try Office.counter("Q02")))
      #expect(try await second.status().standing == .enrolled)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRevokedKeyIsNeverEnrolledAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await Self.issue("s1", in: store)
      let kiosk = try await store.enrol(try Self.claim("s1")).get()
      #expect(try await store.revoke(kiosk, at: Office.noon))
      _ = try await Self.issue("s2", in: store)

      #expect(try await store.enrol(try Self.claim("s1")).refusal == .keyRevoked)
      #expect(try await store.enrol(try Self.claim("s2")).refusal == .keyRevoked)
      #expect(try await store.kioskKey(of: kiosk)?.standing == .revoked)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRevokedKioskStaysRevokedWhenAnotherTakesItsPlace(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let old = try await EnrolledKiosk.enrol(in: store, key: "key-1")
      #expect(try await store.revoke(old.id, at: Office.noon))

      _ = try await EnrolledKiosk.enrol(in: store, key: "key-2")

      #expect(try await store.kioskKey(of: old.id)?.standing == .revoked)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func revokingAKioskThatIsNotThereSaysSo(_ maker: StoreUnderTest) async throws {
    try await maker.run { store async throws in
      #expect(try await store.revoke(try Office.kiosk("k-nobody"), at: Office.noon) == false)
      #expect(try await store.kioskKey(of: try Office.kiosk("k-nobody")) == nil)
    }
  }
}
