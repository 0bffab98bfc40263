import Foundation
import RatingModel

/// The dossiers met today, by keyed digest, so that a dossier met again is marked. Forgotten when their day is over.
struct KnownDossiers: Hashable, Sendable {
  struct Meeting: Hashable, Sendable {
    /// Sequence number of the open entry.
    let sequence: Int64
    let digest: Data
    /// A day, or undated.
    var period: Period
    let mono: Instant
  }

  /// Far more than a counter meets in a day; the oldest go first.
  static let most = 5000

  private(set) var meetings: [Meeting] = []

  func contains(_ digest: Data, on period: Period) -> Bool {
    meetings.contains { $0.digest == digest && $0.period == period }
  }

  mutating func add(_ meeting: Meeting) {
    meetings.append(meeting)
    if case .day = meeting.period {
      meetings.removeAll { !$0.period.isUndated && $0.period != meeting.period }
    }
    meetings.removeFirst(max(0, meetings.count - Self.most))
  }

  /// Puts what the boot met before its anchor on its day.
  mutating func date(_ boot: BootID, _ local: (Instant) -> LocalTime?) {
    for index in meetings.indices where meetings[index].period == .undated(boot) {
      guard let date = local(meetings[index].mono)?.date else { continue }
      meetings[index].period = .day(date)
    }
  }

  /// Undated meetings of boots that are over can never be today's.
  mutating func forgetUndated(except boot: BootID) {
    meetings.removeAll { $0.period.isUndated && $0.period != .undated(boot) }
  }

  mutating func erase(through sequence: Int64) { meetings.removeAll { $0.sequence <= sequence } }
}
