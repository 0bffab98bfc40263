import Foundation
import ForwardingContract
import RatingModel
import Testing

struct TallyDigestTests {
  private let tallies: [Tally]

  init() throws {
    let fields: [([String], Int, Int64)] = [
      (["day", "H56.14", "Q03", "H56.14/CB017", "2026-11-21", "button", "", "outcome:rated"], 5, 17),
      (["day", "H56.14", "Q03", "H56.14/CB017", "2026-11-21", "button", "", "level:hai-long-3/1/hai-long"], 5, 18),
      (["presses", "H56.14", "none", "2026-11-21", "ambient"], 1, 3),
    ]
    tallies = try fields.map { Tally(key: try #require(TallyKey(fields: $0.0)), count: $0.1, version: $0.2) }
  }

  @Test func theDigestIsThatOfTheSpecification() throws {
    // Made with Python's json and hashlib from the text of the specification.
    #expect(try TallyDigest.of(tallies) == "71e79af7a75530ef7740bae4905cb926da9e79144b50359a58f0e472eccf9533")
    #expect(try TallyDigest.of([]) == "2a206b19dee9250475c4af48bc683d12a201230d8b293790147a8d28dc4ba854")
  }

  @Test func theOrderOfTalliesDoesNotMatter() throws {
    #expect(try TallyDigest.of(tallies.reversed()) == TallyDigest.of(tallies))
  }

  @Test func countAndVersionBothMatter() throws {
    let whole = try TallyDigest.of(tallies)
    for index in tallies.indices {
      var other = tallies
      other[index] = Tally(key: tallies[index].key, count: tallies[index].count + 1, version: tallies[index].version)
      #expect(try TallyDigest.of(other) != whole)
      other[index] = Tally(key: tallies[index].key, count: tallies[index].count, version: tallies[index].version + 1)
      #expect(try TallyDigest.of(other) != whole)
    }
  }
}
