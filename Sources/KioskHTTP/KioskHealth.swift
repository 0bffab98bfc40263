/// How the kiosk is, for the person in the field and for monitoring. Tells no level, and nothing that differs by level
/// after a single press.
package struct KioskHealth: Hashable, Sendable, Codable {
  package enum Status: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case ok
    /// Works, but somebody should look.
    case degraded
    /// Cannot take ratings.
    case failing

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// One thing that can be well or not: the journal, a device, the centre, the clock.
  package struct Part: Hashable, Sendable, Codable {
    /// `journal`, `archives`, `disk`, `set-aside` while damaged journals lie there, `centre`, `feed`, `clock`, a device's configured name as `device:NAME`, its lamp as `lamp:NAME`; while
    /// it lasts `maintenance`, or `listener:NAME` for one that cannot listen; `loop` alone while the loop does not answer.
    package let name: String
    package let state: Status
    /// A stable code of what is wrong; `nil` when nothing is.
    package let code: String?
    /// What to do about it; empty when nothing is to be done.
    package let hint: String

    package init(name: String, state: Status, code: String? = nil, hint: String = "") {
      self.name = name
      self.state = state
      self.code = code
      self.hint = hint
    }
  }

  /// What a thief of the kiosk's key could still alter: entries since the newest head that the centre countersigned.
  package struct OpenTail: Hashable, Sendable, Codable {
    /// `nil` while the journal cannot say.
    package let entries: Int64?
    /// Age of the oldest of them, 0 when there are none; `nil` while the journal cannot say.
    package let ageSeconds: Int64?

    package init(entries: Int64?, ageSeconds: Int64?) {
      self.entries = entries
      self.ageSeconds = ageSeconds
    }
  }

  /// The journal's soundness, and the room that it takes.
  package struct Journal: Hashable, Sendable, Codable {
    /// Whether entries are sealed to the centre; `nil` while the journal cannot say.
    package let sealed: Bool?
    /// The newest entry that the newest check of this run saw, and its age; `nil` before one ended.
    package let checkedThrough: Int64?
    package let checkedSecondsAgo: Int64?
    /// Codes of what checks found and is only said, of the archives too.
    package let findings: [String]
    /// How many journals lie in the folder set-aside.
    package let setAside: Int
    /// Of journal, archives and set-aside journals together; `nil` before it was measured. Measured once a day.
    package let usedMebibytes: Int?
    package let freeMebibytes: Int?
    package let budgetMebibytes: Int

    package init(
      sealed: Bool?, checkedThrough: Int64?, checkedSecondsAgo: Int64?, findings: [String], setAside: Int,
      usedMebibytes: Int?, freeMebibytes: Int?, budgetMebibytes: Int
    ) {
      self.sealed = sealed
      self.checkedThrough = checkedThrough
      self.checkedSecondsAgo = checkedSecondsAgo
      self.findings = findings
      self.setAside = setAside
      self.usedMebibytes = usedMebibytes
      self.freeMebibytes = freeMebibytes
      self.budgetMebibytes = budgetMebibytes
    }
  }

  /// The session feed. Names no session and no caller.
  package struct Feed: Hashable, Sendable, Codable {
    /// Since when the centre has answered; `nil` while it does not.
    package let connectedSeconds: Int64?
    /// Carried out or refused since the program's start.
    package let commands: Int64

    package init(connectedSeconds: Int64?, commands: Int64) {
      self.connectedSeconds = connectedSeconds
      self.commands = commands
    }
  }

  /// The worst of the parts.
  package let status: Status
  package let version: String
  package let uptimeSeconds: Int64
  package let parts: [Part]
  package let openTail: OpenTail
  /// Ratings of whatever level that wait for their lot; `nil` while the journal cannot say.
  package let waitingInLots: Int?
  /// Presses of whatever key since the program's start that the journal could not take: they stand nowhere else.
  package let pressesNotTaken: Int64?
  /// `nil` while the loop does not answer.
  package let journal: Journal?
  /// `nil`: no sessions come from the centre.
  package let feed: Feed?

  package init(
    version: String, uptimeSeconds: Int64, parts: [Part], openTail: OpenTail, waitingInLots: Int?,
    pressesNotTaken: Int64? = nil, journal: Journal? = nil, feed: Feed? = nil
  ) {
    status = parts.map(\.state).max() ?? .ok
    self.version = version
    self.uptimeSeconds = uptimeSeconds
    self.parts = parts
    self.openTail = openTail
    self.waitingInLots = waitingInLots
    self.pressesNotTaken = pressesNotTaken
    self.journal = journal
    self.feed = feed
  }
}
