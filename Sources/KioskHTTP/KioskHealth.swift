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
    /// `journal`, `centre`, `clock`, or a device's configured name as `device:NAME`.
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

  package init(
    version: String, uptimeSeconds: Int64, parts: [Part], openTail: OpenTail, waitingInLots: Int?,
    pressesNotTaken: Int64? = nil
  ) {
    status = parts.map(\.state).max() ?? .ok
    self.version = version
    self.uptimeSeconds = uptimeSeconds
    self.parts = parts
    self.openTail = openTail
    self.waitingInLots = waitingInLots
    self.pressesNotTaken = pressesNotTaken
  }
}
