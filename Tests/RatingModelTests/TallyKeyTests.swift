import Foundation
import RatingModel
import Testing

struct TallyKeyTests {
  static let boot = String(repeating: "0a", count: 16)
  static let keys: [[String]] = [
    ["day", "H56.14", "Q03", "H56.14/CB017", "2026-11-21", "button", "", "outcome:rated"],
    ["day", "H56.14", "Q03", "none", "undated:\(boot)", "none", "oddDossierCode+undated", "outcome:timedOut"],
    ["day", "H56.14", "Q03", "H56.14/CB017", "2026-11-21", "button", "burst", "level:hai-long-3/1/hai-long"],
    ["work", "H56.14", "H56.14/CB017", "2026-11", "sessions", "mixed", "hai-long-3/1/hai-long"],
    ["work", "H56.14", "H56.14/CB017", "2026-11", "dossiers", "1.010708|returning|late", "hai-long-3/1/hai-long"],
    ["work", "H56.14", "none", "2026-11", "sessions", "-|receiving|-", "hai-long-3/1/hai-long"],
    ["rhythm", "H56.14", "H56.14/CB017", "2026-Q4", "6", "9", "hai-long-3/1/hai-long"],
    ["rhythm", "H56.14", "H56.14/CB017", "undated:\(boot)", "-", "-", "hai-long-3/1/hai-long"],
    ["answers", "H56.14", "none", "2026-11", "sessions", "index-1", "2", "early"],
    ["presses", "H56.14", "none", "2026-11-21", "ambient"],
    ["presses", "H56.14", "H56.14/CB017", "2026-11-21", "raised"],
    ["minutes", "H56.14", "H56.14/CB017", "2026-11", "waiting", "<15"],
  ]

  @Test(arguments: keys)
  func aKeyReadsBackFromItsFields(fields: [String]) throws {
    let key = try #require(TallyKey(fields: fields))
    #expect(key.fields == fields)
    let data = try CanonicalJSON.data(key)
    #expect(try CanonicalJSON.decode(TallyKey.self, from: data) == key)
  }

  @Test(arguments: [
    ["day", "H56.14", "Q03", "none", "2026-11", "button", "", "outcome:rated"],
    ["day", "H56.14", "Q03", "none", "2026-11-21", "button", "", "outcome:rated", "more"],
    ["day", "H56.14", "Q03", "none", "2026-11-21", "button", "undated+burst", "outcome:rated"],
    ["rhythm", "H56.14", "none", "2026-Q4", "-", "-", "hai-long-3/1/hai-long"],
    ["rhythm", "H56.14", "none", "2026-Q4", "06", "9", "hai-long-3/1/hai-long"],
    ["work", "H56.14", "none", "2026-11", "sessions", "1 2|receiving|-", "hai-long-3/1/hai-long"],
    ["minutes", "H56.14", "none", "2026-11", "waiting", "<14"], ["tea", "H56.14"], [],
  ])
  func anythingElseIsRefused(fields: [String]) { #expect(TallyKey(fields: fields) == nil) }

  @Test func onlyCountsThatTellNoLevelAreReleasedAtOnce() throws {
    let telling = try Self.keys.map { try #require(TallyKey(fields: $0)).tellsLevel }
    #expect(telling == [false, false, true, true, true, true, true, true, true, false, true, false])
  }

  @Test func bucketsEndBelowTheirBound() {
    #expect(MinutesKey.bucket(milliseconds: 0) == "<1")
    #expect(MinutesKey.bucket(milliseconds: 899_999) == "<15")
    #expect(MinutesKey.bucket(milliseconds: 900_000) == "<30")
    #expect(MinutesKey.bucket(milliseconds: 3_600_000) == ">=60")
  }
}
