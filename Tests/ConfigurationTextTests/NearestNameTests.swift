import Testing

@testable import ConfigurationText

struct NearestNameTests {
  @Test(arguments: [
    ("level", "levle", 1), ("port", "prot", 1), ("unit", "units", 1), ("zone", "", 4), ("a", "a", 0),
    ("Port", "port", 0),
    ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func distanceCountsEditsAndSwapsOfNeighbours(left: String, right: String, expected: Int) {
    #expect(NearestName.distance(left, right) == expected)
    #expect(NearestName.distance(right, left) == expected)
  }

  @Test func nameThatIsNothingLikeAnyIsLeftWithoutASuggestion() {
    #expect(NearestName.of("watchdog", among: ["port", "address", "token_file"]) == nil)
    #expect(NearestName.of("adress", among: ["port", "address", "token_file"]) == "address")
  }
}
