import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel

/// Health and metrics at one moment, in both their forms. Sums over all kiosks only; nothing that tells a level.
struct HealthSummary: Sendable {
  /// A kiosk is called silent when nothing was heard from it for a day.
  static let silentMilliseconds: Int64 = 24 * 3600 * 1000

  struct Kiosks: Hashable, Sendable, Codable {
    var all = 0
    /// By the state of the journal heard from last.
    var matches = 0
    var pending = 0
    var differs = 0
    var neverHeard = 0
    var silent = 0
    /// Journals of which the kiosk has not shown that they are still what was countersigned.
    var unproven = 0
    /// Released tallies that kiosks keep back, because the centre refused them.
    var keptBack = 0
    /// Integrity events that nobody has ended, by kind.
    var openEvents = Dictionary(uniqueKeysWithValues: IntegrityKind.allCases.map { ($0.rawValue, 0) })

    init(_ kiosks: [KioskStatus], at now: WallTime) {
      for kiosk in kiosks where kiosk.standing != .revoked {
        all += 1
        for event in kiosk.events where event.isOpen { openEvents[event.kind.rawValue, default: 0] += 1 }
        unproven += kiosk.journals.count { $0.unproven != nil }
        keptBack += kiosk.journals.first?.keptBack ?? 0
        guard let journal = kiosk.journals.first else {
          neverHeard += 1
          continue
        }
        switch journal.digest {
        case .matches: matches += 1
        case .pending: pending += 1
        case .differs: differs += 1
        }
        if now.milliseconds - journal.lastHeardAt.milliseconds > silentMilliseconds { silent += 1 }
      }
    }
  }

  let software: String
  let startedAt: WallTime
  let now: WallTime
  let failure: StoreFailure?
  /// `nil` while the store cannot be read.
  let kiosks: Kiosks?
  /// Kiosks whose session feed is connected.
  let connected: Int
  let answers: [CentreHealth.Answered: Int]

  var isHealthy: Bool { failure == nil && kiosks != nil }
}

extension HealthSummary {
  private struct Document: Encodable {
    struct Store: Encodable {
      let code: String
      let operation: String
      let hint: String
      let retry: Bool
    }
    let status: String
    let software: String
    let uptimeSeconds: Int64
    let store: Store?
    let kiosks: Kiosks?
    let feedConnected: Int
  }

  /// The answer of `GET /health`.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(
      Document(
        status: isHealthy ? "ok" : "failing", software: software,
        uptimeSeconds: (now.milliseconds - startedAt.milliseconds) / 1000,
        store: failure.map { .init(code: $0.code, operation: $0.operation, hint: $0.hint, retry: $0.retry) },
        kiosks: kiosks, feedConnected: connected))
  }

  /// The answer of `GET /metrics`: Prometheus' text format 0.0.4.
  func prometheus() -> String {
    var lines = [
      "# HELP evaluation_healthy Whether the store can be read and its last write worked.",
      "# TYPE evaluation_healthy gauge", "evaluation_healthy \(isHealthy ? 1 : 0)",
      "# HELP evaluation_start_time_seconds When the service started, in seconds since 1970.",
      "# TYPE evaluation_start_time_seconds gauge", "evaluation_start_time_seconds \(startedAt.milliseconds / 1000)",
      "# HELP evaluation_answers_total Messages, sign-ins and session requests answered, by kind and code.",
      "# TYPE evaluation_answers_total counter",
    ]
    lines += answers.sorted { $0.key < $1.key }.map {
      "evaluation_answers_total{kind=\"\($0.key.kind)\",code=\"\($0.key.code)\"} \($0.value)"
    }
    lines += [
      "# HELP evaluation_feed_connected Kiosks whose session feed is connected.",
      "# TYPE evaluation_feed_connected gauge", "evaluation_feed_connected \(connected)",
    ]
    if let kiosks { lines += Self.lines(kiosks) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ kiosks: Kiosks) -> [String] {
    let states = [
      ("matches", kiosks.matches), ("pending", kiosks.pending), ("differs", kiosks.differs),
      ("none", kiosks.neverHeard),
    ]
    return [
      "# HELP evaluation_kiosks Kiosks by the state of their newest digest.", "# TYPE evaluation_kiosks gauge",
    ] + states.map { "evaluation_kiosks{digest=\"\($0.0)\"} \($0.1)" } + [
      "# HELP evaluation_kiosks_silent Kiosks that were not heard for a day.", "# TYPE evaluation_kiosks_silent gauge",
      "evaluation_kiosks_silent \(kiosks.silent)",
      "# HELP evaluation_journals_unproven Journals that were not shown to be what was countersigned.",
      "# TYPE evaluation_journals_unproven gauge", "evaluation_journals_unproven \(kiosks.unproven)",
      "# HELP evaluation_tallies_kept_back Tallies that kiosks keep back because the centre refused them.",
      "# TYPE evaluation_tallies_kept_back gauge", "evaluation_tallies_kept_back \(kiosks.keptBack)",
      "# HELP evaluation_integrity_events Integrity events that nobody has ended, by kind.",
      "# TYPE evaluation_integrity_events gauge",
    ]
      + kiosks.openEvents.sorted { $0.key < $1.key }.map {
        "evaluation_integrity_events{kind=\"\($0.key)\"} \($0.value)"
      }
  }
}
