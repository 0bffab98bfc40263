import SeededRandom

/// How it goes with one clerk: probabilities, each of a session or a rating.
struct Manner: Sendable {
  /// Of ratings at certification, on time.
  var displeased: Double
  /// Of the satisfied.
  var verySatisfied: Double
  var timedOut: Double
  /// After the citizen was invited.
  var cancelsInvited: Double
  /// A lesser answer is corrected to the best.
  var corrected: Double
  /// The clerk presses, in series.
  var isMachine = false

  /// As most are: 99.6 % of their ratings say satisfied.
  init(using random: inout SeededGenerator) {
    displeased = 0.0012 + 0.0022 * random.fraction()
    verySatisfied = 0.82 + 0.12 * random.fraction()
    timedOut = 0.15 + 0.1 * random.fraction()
    cancelsInvited = 0.004
    corrected = 0.006
  }

  mutating func become(_ kind: Oddity.Kind) {
    switch kind {
    case .trulyWorse:
      displeased = 0.06
      verySatisfied = 0.55
    case .machineCadence: isMachine = true
    case .cancelsInvited: cancelsInvited = 0.2
    case .correctedUpward: corrected = 0.25
    case .seldomRated: timedOut = 0.6
    case .darkAtRushHour: break
    }
  }
}
