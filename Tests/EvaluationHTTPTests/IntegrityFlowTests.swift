import EvaluationStore
import ForwardingContract
import Foundation
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// What a kiosk is told over the wire when something contradicts, and what stays of it.
struct IntegrityFlowTests {
  private static func with(
    _ body: @Sendable (CentreFixture, JournalFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        try await body(centre, JournalFixture(kiosk: kiosk, epoch: centre.store.epoch), client)
      }
    }
  }

  private static func kinds(_ centre: CentreFixture) async throws -> [IntegrityKind] {
    try await centre.store.integrityEvents(IntegrityQuery(includesPast: true)).map(\.kind)
  }

  @Test func aForkedJournalIsAbandonedAndTheKioskGoesOnUnderANewOneWithAReport() async throws {
    try await Self.with { centre, journal, client in
      let head = try journal.head(20)
      _ = try await journal.receipt(to: journal.batch(head), client)
      // when
      let forked = try await journal.receipt(to: journal.batch(try journal.head(20, fork: 1)), client)
      var next = journal
      next.id = String(repeating: "e", count: 32)
      let report = SetAsideReport(
        id: String(repeating: "1", count: 32), journal: JournalID(journal.id), code: "forked", first: nil, last: nil,
        entries: 23, countersigned: 20, wall: nil)
      let fresh = try await next.receipt(to: next.batch(try next.head(1), setAside: [report]), client)
      // then
      #expect(forked.abandon == .forked && forked.digest == .differs && forked.prove == nil)
      #expect(fresh.abandon == nil && fresh.digest == .matches)
      let events = try await centre.store.integrityEvents(IntegrityQuery())
      #expect(Set(events.map(\.kind)) == [.forked, .setAside])
      #expect(events.first { $0.kind == .setAside }?.inDoubt == 3)
    }
  }

  @Test func aLostReceiptIsFollowedByTheQuestionAndTheAnswerEndsIt() async throws {
    try await Self.with { centre, journal, client in
      let (ten, twenty) = (try journal.head(10), try journal.head(20))
      _ = try await journal.receipt(to: journal.batch(ten), client)
      _ = try await journal.receipt(to: journal.batch(twenty, countersigned: ten), client)

      let asked = try await journal.receipt(to: journal.batch(try journal.head(30), countersigned: ten), client)
      let shown = try await journal.receipt(
        to: journal.batch(
          try journal.head(31), countersigned: ten, witness: Witness(sequence: 20, hash: twenty.hash)), client)

      #expect(asked.prove == 20 && asked.digest == .pending && !asked.countersigns)
      #expect(shown.countersigns && shown.digest == .matches)
      #expect(try await Self.kinds(centre).isEmpty)
    }
  }

  @Test func aRolledBackDiskIsToldToAbandonItsJournal() async throws {
    try await Self.with { centre, journal, client in
      let ten = try journal.head(10)
      _ = try await journal.receipt(to: journal.batch(ten), client)
      _ = try await journal.receipt(to: journal.batch(try journal.head(20), countersigned: ten), client)

      let asked = try await journal.receipt(to: journal.batch(try journal.head(12), countersigned: ten), client)
      let told = try await journal.receipt(
        to: journal.batch(
          try journal.head(13), countersigned: ten, witness: Witness(sequence: 20, hash: nil)), client)

      #expect(asked.prove == 20)
      #expect(told.abandon == .rolledBack)
      #expect(try await Self.kinds(centre) == [.rolledBack])
    }
  }

  @Test func whatDiffersIsComparedByGroupsAndSentAgain() async throws {
    try await Self.with { centre, journal, client in
      let (lost, kept) = (try journal.tally(on: "2026-11-19"), try journal.tally(on: "2026-11-20"))
      let head = try journal.head(20, [lost, kept])
      let differs = try await journal.receipt(to: journal.batch(head, [kept]), client)
      let digests = try Dictionary(grouping: [lost, kept]) { TallyDigest.groupName(of: $0.key) }.mapValues {
        try TallyDigest.group($0)
      }
      let page = GroupPage(after: "", through: nil, digests: digests)
      let compared = try await journal.receipt(to: journal.batch(head, complete: false, groups: page), client)
      let whole = try await journal.receipt(to: journal.batch(head, [lost]), client)

      #expect(differs.digest == .differs && differs.compareAfter == "")
      #expect(compared.digest == .pending && compared.wanted == ["day/2026-11-19"] && compared.compareAfter == nil)
      #expect(whole.digest == .matches && whole.compareAfter == nil && whole.wanted == nil)
      #expect(try await Self.kinds(centre).isEmpty)
    }
  }

  /// A kiosk that is newer than the centre counts by a family, a level's scale and a question that the centre cannot read.
  @Test func whatOnlyANewerVersionCanReadIsRefusedOneByOne() async throws {
    try await Self.with { centre, journal, client in
      let tally = try journal.tally(on: "2026-11-20")
      let batch = try CanonicalJSON.data(try journal.batch(try journal.head(20, [tally]), [tally]))
      var message = try #require(try JSONSerialization.jsonObject(with: batch) as? [String: Any])
      let known = try #require((message["tallies"] as? [Any])?.first)
      message["tallies"] = [
        ["key": ["mood", "H56.14", "2026-11"], "count": 1, "version": 3],
        known,
        [
          "key": ["day", "H56.14", "Q01", "none", "2026-11-20", "telepathy", "", "outcome:rated"], "count": 1,
          "version": 3,
        ],
        "nothing",
      ]
      message["scales"] = [["id": "hai-long-9", "version": 1, "shape": "circle"]]
      message["questions"] = [["id": "vi-sao"]]

      let answer = try await client.post(
        "/v1/batches",
        try journal.kiosk.sign(
          payload: try JSONSerialization.data(withJSONObject: message), typ: MessageType.batch.rawValue,
          kid: journal.kiosk.id))
      let receipt = try answer.signed(Receipt.self)

      #expect(answer.status == .ok && receipt.digest == .pending)
      #expect(
        receipt.refused == [
          RefusedTally(index: 0, code: "family-unknown"), RefusedTally(index: 2, code: "tally-unreadable"),
          RefusedTally(index: 3, code: "tally-unreadable"),
        ])
      let kiosk = try #require(KioskID(journal.kiosk.id))
      #expect(try await centre.store.tallies(of: kiosk).map(\.key) == [tally.key])
    }
  }

  @Test func openEventsAreInHealthAndMetricsByKind() async throws {
    try await CentreFixture.with { centre in
      let secret = try await centre.issueCode()
      try await centre.pagesAndHealth { pages, health in
        var kiosk = KioskFixture()
        try await kiosk.enrol(pages, secret: secret)
        let journal = JournalFixture(kiosk: kiosk, epoch: centre.store.epoch)
        for fork in 0...1 {
          _ = try await journal.receipt(to: journal.batch(try journal.head(20, fork: fork)), pages)
        }
        let metrics = try await health.execute(uri: "/metrics", method: .get).text
        #expect(metrics.contains("evaluation_integrity_events{kind=\"forked\"} 1\n"))
        #expect(metrics.contains("evaluation_integrity_events{kind=\"rolledBack\"} 0\n"))
        let document = try await health.execute(uri: "/health", method: .get)
        #expect(document.text.contains("\"forked\" : 1"))
      }
    }
  }
}

/// A journal that somebody invents, in the messages of its kiosk.
struct JournalFixture: Sendable {
  let kiosk: KioskFixture
  let epoch: String
  var id = String(repeating: "c", count: 32)

  /// A head that commits to `tallies`; its hash is made of the sequence number and `fork`.
  func head(_ sequence: Int64, _ tallies: [Tally] = [], fork: Int = 0) throws -> Head {
    let digits = String(sequence * 10 + Int64(fork), radix: 16)
    return Head(
      sequence: sequence, hash: String(repeating: "0", count: 64 - digits.count) + digits,
      tallies: try TallyDigest.of(tallies))
  }

  func tally(on day: String) throws -> Tally {
    Tally(key: try kiosk.dayKey(.outcome(.rated), on: day), count: 1, version: 3)
  }

  func batch(
    _ head: Head, _ tallies: [Tally] = [], complete: Bool = true, countersigned: Head? = nil, witness: Witness? = nil,
    groups: GroupPage? = nil, setAside: [SetAsideReport] = []
  ) throws -> Batch {
    Batch(
      kiosk: try #require(KioskID(kiosk.id)), journal: try #require(JournalID(id)), epoch: epoch, head: head,
      scales: [], tallies: tallies, complete: complete, openTail: 0, software: "1.0.0", countersigned: countersigned,
      witness: witness, groups: groups, setAside: setAside)
  }

  func receipt(to batch: Batch, _ client: any TestClientProtocol) async throws -> Receipt {
    let answer = try await kiosk.send(batch, client)
    try #require(answer.status == .ok, "\(answer.text)")
    return try answer.signed(Receipt.self)
  }
}
