import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: a form that takes long is made once, whoever makes it")
struct ClosingPrintPromises {
  private static func withOrder(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore, Closing) async throws -> Void
  ) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      #expect(try await store.add(try Office.account()) == nil)
      try await body(store, try await issue("2026-Q3", in: store, at: Office.noon))
    }
  }

  private static func issue(
    _ period: String, in store: any EvaluationStore, at time: WallTime
  ) async throws -> Closing {
    let draft = ClosingDraft(
      unit: try Office.unit("H56.14"), period: try #require(ClosingPeriod(period)),
      issuedBy: try Office.account().name, content: "{}",
      prints: [
        ClosingPrintOrder(name: "print.vi.pdf", source: "print.vi.html"),
        ClosingPrintOrder(name: "print.en.pdf", source: "print.en.html"),
      ])
    return try await store.issue(draft, by: .commandLine(claimedBy: nil), at: time, year: 2026) { _ in
      ["vi", "en"].map { ClosingFile(name: "print.\($0).html", type: "text/html", bytes: Array($0.utf8)) }
    }.get()
  }

  private static func time(_ seconds: Int64) -> WallTime {
    WallTime(milliseconds: Office.noon.milliseconds + 1000 * seconds)
  }

  private static let pdf = ClosingFile(name: "print.en.pdf", type: "application/pdf", bytes: Array("%PDF-1".utf8))

  @Test(arguments: StoreUnderTest.all)
  func eachFormIsOneProcessesAloneUntilItsClaimEnds(_ maker: StoreUnderTest) async throws {
    try await Self.withOrder(maker) { store, closing in
      let first = try await store.claimPrint(at: Self.time(0), until: Self.time(60))
      let second = try await store.claimPrint(at: Self.time(0), until: Self.time(60))
      #expect(first?.name == "print.en.pdf" && first?.source.bytes == Array("en".utf8) && first?.closing == closing)
      #expect(second?.name == "print.vi.pdf" && second?.source.bytes == Array("vi".utf8))
      #expect(try await store.claimPrint(at: Self.time(59), until: Self.time(90)) == nil)
      // Whoever had it is gone.
      #expect(try await store.claimPrint(at: Self.time(60), until: Self.time(90))?.name == "print.en.pdf")
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatWasIssuedLastIsMadeFirst(_ maker: StoreUnderTest) async throws {
    try await Self.withOrder(maker) { store, older in
      let newer = try await Self.issue("2026-10", in: store, at: Self.time(1))
      var order: [ClosingNumber] = []
      while let task = try await store.claimPrint(at: Self.time(2), until: Self.time(60)) {
        order.append(task.closing.number)
      }
      #expect(order == [newer.number, newer.number, older.number, older.number])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theFirstOneMadeIsKeptThoughTwoWereMade(_ maker: StoreUnderTest) async throws {
    try await Self.withOrder(maker) { store, closing in
      let slow = try #require(try await store.claimPrint(at: Self.time(0), until: Self.time(60)))
      let quick = try #require(try await store.claimPrint(at: Self.time(60), until: Self.time(120)))
      #expect(slow.name == quick.name)

      #expect(try await store.finishPrint(quick, Self.pdf))
      let other = ClosingFile(name: slow.name, type: "application/pdf", bytes: [1])
      #expect(try await !store.finishPrint(slow, other))

      let kept = try await store.closingFile(slow.name, of: closing.number, of: closing.unit)
      #expect(kept == Self.pdf)
      let issued = try #require(try await store.closing(closing.number, of: closing.unit))
      #expect(issued.prints.map(\.name) == ["print.vi.pdf"] && issued.files.contains("print.en.pdf"))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatFailsIsTriedThreeTimesAndWhatWasStoppedCountsNot(_ maker: StoreUnderTest) async throws {
    try await Self.withOrder(maker) { store, closing in
      var now: Int64 = 0
      let vi = try #require(try await store.claimPrint(at: Self.time(0), until: Self.time(9)))
      _ = try await store.finishPrint(vi, ClosingFile(name: vi.name, type: "x", bytes: [1]))
      for failure in [nil, "print-program-failed", nil, "print-program-failed", "print-output-unfit"] {
        let task = try #require(try await store.claimPrint(at: Self.time(now), until: Self.time(now + 60)))
        try await store.returnPrint(task, failure: failure, next: Self.time(now + 10))
        #expect(try await store.claimPrint(at: Self.time(now + 9), until: Self.time(now + 60)) == nil)
        now += 10
      }
      #expect(try await store.claimPrint(at: Self.time(now + 1000), until: Self.time(now + 2000)) == nil)
      let prints = try #require(try await store.closing(closing.number, of: closing.unit)).prints
      #expect(prints.map(\.attempts) == [3] && prints.map(\.failure) == ["print-output-unfit"])
      #expect(prints.allSatisfy { $0.isGivenUp(at: Self.time(now)) })
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whoLostTheClaimGivesNothingBack(_ maker: StoreUnderTest) async throws {
    try await Self.withOrder(maker) { store, closing in
      let slow = try #require(try await store.claimPrint(at: Self.time(0), until: Self.time(60)))
      let other = try #require(try await store.claimPrint(at: Self.time(60), until: Self.time(120)))
      try await store.returnPrint(slow, failure: "print-program-endless", next: Self.time(0))

      // It is still the other's.
      let claimed = try await store.claimPrint(at: Self.time(61), until: Self.time(70))
      #expect(other.name == slow.name && claimed?.name == "print.vi.pdf")
      let prints = try #require(try await store.closing(closing.number, of: closing.unit)).prints
      #expect(prints.allSatisfy { $0.failure == nil })
    }
  }
}
