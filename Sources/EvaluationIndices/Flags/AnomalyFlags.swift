import RatingModel

/// Looks for what is worth asking about.
package struct AnomalyFlags: Hashable, Sendable {
  package let thresholds: FlagThresholds

  package init(_ thresholds: FlagThresholds = FlagThresholds()) { self.thresholds = thresholds }

  /// - Parameters:
  ///   - others: each of those that the subject is compared with, without the subject.
  ///   - steps: dossier steps that the one-stop software reports; `nil` where it reports none.
  /// - Returns: in the order of ``AnomalyFlag/Code``.
  package func raised(for subject: FlaggedCounts, among others: [FlaggedCounts], steps: Int?) -> [AnomalyFlag] {
    [
      farOff(.responseFarBelow, subject.response, others.map(\.response), at: .belowWide),
      lowCoverage(sessions: subject.outcomes.sessions, steps: steps),
      farOff(.withdrawnFarAbove, subject.withdrawn, others.map(\.withdrawn), at: .aboveWide),
      correctedUpward(subject), evenCadence(subject), dark(subject),
    ].compactMap(\.self)
  }

  private func farOff(
    _ code: AnomalyFlag.Code, _ subject: Share, _ others: [Share], at place: FunnelLimits.Place
  ) -> AnomalyFlag? {
    guard subject.of >= thresholds.fewestCompared, others.filter({ $0.of > 0 }).count >= thresholds.fewestPeers,
      let funnel = FunnelLimits(peers: others + [subject]), funnel.place(of: subject) == place
    else { return nil }
    let limits = funnel.limits(.wide, ratings: subject.of)
    return AnomalyFlag(
      code, counted: subject, expected: funnel.target,
      limit: place == .belowWide ? limits.lowerBound : limits.upperBound)
  }

  private func lowCoverage(sessions: Int, steps: Int?) -> AnomalyFlag? {
    guard let steps, steps >= max(1, thresholds.fewestSteps), sessions < steps,
      sessions * 100 < thresholds.lowestCoverage * steps
    else { return nil }
    return AnomalyFlag(
      .coverageLow, counted: Share(count: sessions, of: steps), expected: nil,
      limit: Double(thresholds.lowestCoverage) / 100)
  }

  /// Fingers slip either way; by chance alone half of all corrections go up.
  private func correctedUpward(_ subject: FlaggedCounts) -> AnomalyFlag? {
    let raised = Share(count: subject.raised, of: subject.raised + subject.lowered)
    guard let even = FunnelLimits(target: 0.5), even.place(of: raised) == .aboveWide else { return nil }
    return AnomalyFlag(
      .correctedUpward, counted: raised, expected: 0.5,
      limit: even.limits(.wide, ratings: raised.of).upperBound)
  }

  private func evenCadence(_ subject: FlaggedCounts) -> AnomalyFlag? {
    guard subject.even >= max(1, thresholds.fewestEven),
      let share = Share(subject.even, within: subject.outcomes[.rated]), share.of > 0,
      share.count * 100 >= thresholds.evenShare * share.of
    else { return nil }
    return AnomalyFlag(.evenCadence, counted: share, expected: nil, limit: Double(thresholds.evenShare) / 100)
  }

  private func dark(_ subject: FlaggedCounts) -> AnomalyFlag? {
    let dark = subject.dark
    guard dark.of >= max(1, thresholds.fewestSessions), dark.count > 0,
      dark.count * 100 >= thresholds.darkShare * dark.of
    else { return nil }
    return AnomalyFlag(.kioskDark, counted: dark, expected: nil, limit: Double(thresholds.darkShare) / 100)
  }
}
