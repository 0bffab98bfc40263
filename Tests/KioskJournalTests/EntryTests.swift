import Foundation
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

struct EntryTests {
  /// One entry of each kind that this version writes, with everything optional present and absent.
  static let all: [Entry] = {
    let level = Words.scale().reference(Words.good)
    let (down, salt) = (Instant(microseconds: 41), "000102030405060708090a0b0c0d0e0f")
    let payloads: [EntryPayload] = [
      .boot(.init(journal: Words.known(JournalID(salt)), software: "1.0.0", format: 1, scheme: 1)),
      .configuration(Words.configuration(caseKey: Data(repeating: 7, count: 32))),
      .anchor(.init(wall: Words.morning(), source: .ntp)), .dating(.init(anchor: 3)),
      .open(
        .init(
          session: SessionNumber(1), clerk: Words.an, clerkSource: .session, source: .api,
          marks: [.burst, .sameDossier],
          waitedMilliseconds: 5, id: "aa", ticket: "bb",
          dossiers: [.init(code: "cc", procedure: nil, stage: .returning, timeliness: .late)], requestDigest: "dd")),
      .open(
        .init(
          session: SessionNumber(2), clerk: nil, clerkSource: .none, source: .demo, marks: [], waitedMilliseconds: nil,
          id: "aa", ticket: nil, dossiers: [], requestDigest: "dd")),
      .seal(.init(recipient: "ee", start: "ff", commitment: "aa")),
      .invite(.init(session: SessionNumber(1))), .close(.init(session: SessionNumber(1))),
      .outcome(.init(session: SessionNumber(2), outcome: .timedOut, invited: true, channel: .none)),
      .rating(
        .init(
          session: SessionNumber(1), level: level, channel: .touch, marks: [.burst, .cadence], down: down,
          device: "panel", salt: salt)),
      .rating(
        .init(
          session: SessionNumber(1), level: level, channel: .button, marks: [], down: down,
          device: "bảng \"A\"\\\u{1}/", salt: salt)),
      .correction(
        .init(
          session: SessionNumber(1), rating: 6, level: level, direction: .raised, channel: .button, down: down,
          device: "panel", salt: salt)),
      .press(
        .init(
          session: nil, disposition: .ambient, level: nil, channel: .button, down: down, device: "panel", salt: salt)),
      .press(
        .init(
          session: SessionNumber(1), disposition: .repeat, level: level, channel: .button, down: down, device: "panel",
          salt: salt)),
      .release(.init(reason: .lot, clerk: Words.an, ratings: [1, 2])),
      .release(.init(reason: .month, clerk: nil, ratings: [])),
      .availability(.init(causes: ["input", "journal"], since: Instant(microseconds: 7))),
      .erasure(.init(through: 9, fields: 3)),
    ]
    return payloads.enumerated().map { index, payload in
      Entry(
        sequence: Int64(index + 1), boot: Words.boot(7), mono: Instant(microseconds: 42),
        wall: index % 2 == 0 ? Words.morning() : nil, payload: payload)
    }
  }()

  @Test(arguments: all)
  func canonicalBytesAreTheCanonicalJSONOfTheEntry(entry: Entry) throws {
    #expect(try entry.canonical() == CanonicalJSON.data(entry))
  }

  @Test(arguments: all)
  func anEntryReadsBackAsItWasWritten(entry: Entry) throws {
    #expect(try Entry(canonical: entry.canonical()) == entry)
  }

  @Test func theKindStandsWhereTheNewestSessionIsLookedFor() throws {
    for entry in Self.all {
      let bytes = try Array(entry.canonical())
      #expect(bytes[51...].starts(with: "\(entry.payload.kind.rawValue)\"".utf8))
    }
  }

  @Test(arguments: ["maintenance"])
  func kindsOfLaterVersionsAreRead(kind: String) throws {
    let text = #"{"boot":"\#(Words.boot(1))","kind":"\#(kind)","mono":1,"payload":{"new":[1]},"seq":1}"#
    let entry = try Entry(canonical: Data(text.utf8))
    #expect(entry.payload.kind.rawValue == kind)
  }

  @Test func aKindThatIsNotReservedIsRefused() {
    let text = #"{"boot":"\#(Words.boot(1))","kind":"rumour","mono":1,"payload":{},"seq":1}"#
    #expect(throws: DecodingError.self) { try Entry(canonical: Data(text.utf8)) }
  }

  @Test func theCanonicalTextOfAKeyIsItsCanonicalJSON() throws {
    let place = Placement(
      unit: Words.unit, counter: Words.counter, clerk: Words.an,
      moment: .init(boot: Words.boot(1), mono: .init(microseconds: 1)),
      local: Words.zone.local(Words.morning()))
    let level = Words.scale().reference(Words.best)
    let kind = WorkKey.Kind.matter(procedure: ProcedureCode("1.010708"), stage: .returning, timeliness: .onTime)
    let dated = [
      place.day(.level(level), channel: .button, marks: [.burst, .sameDossier]),
      place.day(.outcome(.timedOut), channel: .none, marks: []), place.work(.dossiers, kind, level),
      place.rhythm(level), place.presses(.raised), place.minutes(.waiting, milliseconds: 0),
      place.minutes(.serving, milliseconds: .max),
    ]
    for key in dated {
      #expect(try Data(key.canonical.utf8) == CanonicalJSON.data(key))
    }
  }
}
