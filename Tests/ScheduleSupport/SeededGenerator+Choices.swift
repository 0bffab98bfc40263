import SeededRandom

extension SeededGenerator {
  /// Once in so many times.
  mutating func oneIn(_ times: Int) -> Bool { below(times) == 0 }

  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }
}
