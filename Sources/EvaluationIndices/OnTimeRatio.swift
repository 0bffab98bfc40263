/// Dossiers returned in time, early or on the day, per dossier received.
///
/// The decree divides by what was received, not by what was returned: what is still open lowers it, and what was carried over
/// from before may lift it above one. Whoever shows it beside ``ofReturned`` shows both.
package struct OnTimeRatio: Hashable, Sendable {
  package static let citation = Citation(source: "NĐ 61/2018/NĐ-CP, Điều 30", date: "2018-04-23")

  package let inTime: Int
  package let received: Int
  /// `nil` where nothing is known of late ones.
  package let returned: Int?

  /// `nil` where one of the figures was not reported: unknown is not zero.
  package init?(received: Int?, early: Int?, onTime: Int?, late: Int?) {
    guard let received, let onTime else { return nil }
    precondition([received, early ?? 0, onTime, late ?? 0].allSatisfy { $0 >= 0 }, "counts are not negative")
    // Software that tells no early ones counts them among those in time.
    inTime = (early ?? 0) + onTime
    returned = late.map { (early ?? 0) + onTime + $0 }
    self.received = received
  }

  /// `nil` where nothing was received.
  package var percent: Percent? { Percent(inTime, of: received) }
  /// Of what was returned; `nil` where nothing was, or late ones were not reported.
  package var ofReturned: Percent? { returned.flatMap { Percent(inTime, of: $0) } }
}
