import ForwardingContract
import Foundation
import RatingModel
import TestSupport

/// A commune whose report shows everything that a report can show: busy clerks and new ones, one that nobody registered,
/// marks, corrections, a day without a clock, and kiosks in every state.
struct ReportOffice {
  /// One clerk's month.
  private struct Clerk {
    let staff: String
    let name: String
    /// Released ratings by level, best first.
    let levels: [Int]
    let waiting: Int
    let timedOut: Int
    let declined: Int
  }

  private static let clerks = [
    Clerk(staff: "CB017", name: "Nguyễn Thị Minh Hạnh", levels: [312, 78, 10], waiting: 3, timedOut: 96, declined: 14),
    Clerk(staff: "CB018", name: "Trần Văn Đức", levels: [181, 41, 8], waiting: 1, timedOut: 41, declined: 9),
    Clerk(
      staff: "CB019", name: "Nguyễn Hoàng Thị Thanh Thủy", levels: [61, 12, 2], waiting: 4, timedOut: 30, declined: 2),
    Clerk(staff: "CB021", name: "Lê Thị Ngọc Ánh", levels: [17, 6, 2], waiting: 0, timedOut: 11, declined: 0),
    Clerk(staff: "CB022", name: "Phạm Quốc Toàn", levels: [4, 1, 0], waiting: 2, timedOut: 3, declined: 1),
  ]
  /// Serves, and stands in no list.
  private static let stranger = Clerk(
    staff: "CB099", name: "", levels: [8, 3, 4], waiting: 2, timedOut: 5, declined: 0)

  static let names = clerks.map(\.name)
  private static let day = "2026-11-18"

  /// Replaces the list of clerks and delivers the month; the centre must know ``CentreFile``'s units and counters.
  static func deliver(to centre: RunningCentre) async throws {
    let rows = clerks.map { "H56.14,\($0.staff),\($0.name),Công chức,2025-07-01," }
    let list = (["unit,staff,name,title,valid_from,valid_to"] + rows).joined(separator: "\n") + "\n"
    try list.write(to: centre.folder.file("clerks.csv"), atomically: true, encoding: .utf8)
    try await CentreCommand.importRegistry(in: centre.folder)

    let kiosk = try await ContractKiosk.enrolled(at: centre, counter: "Q01")
    let journal = try month(counter: "Q01", of: [clerks[0], clerks[2], clerks[4]])
    try await kiosk.deliver(try journal.batch(of: kiosk), to: centre)
    try await deliverDamaged(to: centre)
    // Enrolled and never heard of.
    _ = try await ContractKiosk.enrolled(at: centre, counter: "Q03")
  }

  private static func month(counter: String, of clerks: [Clerk]) throws -> InventedJournal {
    var journal = try InventedJournal(counter: counter)
    for clerk in clerks {
      let code = "H56.14/\(clerk.staff)"
      let released = clerk.levels.reduce(0, +)
      let marked = released / 40
      try journal.sessions(released + clerk.waiting - marked, .rated, of: code, on: day)
      try journal.sessions(marked, .rated, of: code, on: day, marks: [.burst, .outsideHours])
      try journal.sessions(clerk.timedOut, .timedOut, of: code, on: day)
      try journal.sessions(clerk.declined, .declined, of: code, on: day)
      try journal.sessions(clerk.declined / 2, .cancelled, of: code, on: day)
      try journal.sessions(clerk.declined / 4, .notInvited, of: code, on: day)
      try journal.sessions(clerk.declined / 5, .unavailable, of: code, on: day)
      for (level, count) in clerk.levels.enumerated() { try journal.ratings(count, at: level, of: code, on: day) }
      for (subject, count) in [
        (Disposition.early, released / 30), (.repeat, released / 15), (.superseded, released / 50),
      ] {
        try journal.presses(count, .disposition(subject), of: code, on: day)
      }
      try journal.presses(released / 60, .raised, of: code, on: day)
      try journal.presses(released / 90, .lowered, of: code, on: day)
    }
    try journal.presses(17, .disposition(.ambient), of: nil, on: day)
    return journal
  }

  /// A counter whose clock was not set for a day, whose digest differs, and whose journal was found forked.
  private static func deliverDamaged(to centre: RunningCentre) async throws {
    let kiosk = try await ContractKiosk.enrolled(at: centre, counter: "Q02")
    var journal = try month(counter: "Q02", of: [clerks[1], clerks[3], stranger])
    let boot = "undated:" + String(repeating: "0", count: 31) + "1"
    try journal.sessions(4, .rated, of: "H56.14/CB021", on: boot, marks: [.undated])
    try journal.sessions(2, .timedOut, of: "H56.14/CB021", on: boot, marks: [.undated])
    let batch = try journal.batch(of: kiosk)
    let digits = String(repeating: "0", count: 64)
    func altered(_ head: Head) -> Batch {
      Batch(
        kiosk: kiosk.id, journal: journal.id, epoch: kiosk.epoch, head: head, scales: batch.scales,
        tallies: batch.tallies, complete: true, openTail: 12, software: "1.0.0")
    }
    let differing = Head(sequence: batch.head.sequence, hash: batch.head.hash, tallies: digits)
    try await kiosk.deliver(altered(differing), to: centre)
    let forked = Head(sequence: batch.head.sequence, hash: digits, tallies: digits)
    _ = try await kiosk.send(try kiosk.signed(altered(forked)), to: centre)
  }
}
