import RatingModel

/// Whose forms of which day, on which scale.
package struct PaperSubject: Hashable, Sendable {
  package let unit: UnitCode
  /// `nil` for forms that name no clerk.
  package let clerk: ClerkID?
  package let day: CivilDate
  package let scale: ScaleID
  package let version: Int

  package init(unit: UnitCode, clerk: ClerkID?, day: CivilDate, scale: ScaleID, version: Int) {
    self.unit = unit
    self.clerk = clerk
    self.day = day
    self.scale = scale
    self.version = version
  }
}

/// Paper forms as somebody typed them in. A correction is an entry of its own; the one before stays.
package struct PaperEntry: Hashable, Sendable {
  package let id: Int64
  package let subject: PaperSubject
  /// Forms by level; every level of the scale is there.
  package let forms: [LevelName: Int]
  package let enteredBy: AccountName
  package let enteredAt: WallTime
  package let correction: Correction?
  /// Whether no later entry corrects it.
  package let stands: Bool

  package struct Correction: Hashable, Sendable {
    package let of: Int64
    package let reason: String

    package init(of: Int64, reason: String) {
      self.of = of
      self.reason = reason
    }
  }

  package init(
    id: Int64, subject: PaperSubject, forms: [LevelName: Int], enteredBy: AccountName, enteredAt: WallTime,
    correction: Correction?, stands: Bool
  ) {
    self.id = id
    self.subject = subject
    self.forms = forms
    self.enteredBy = enteredBy
    self.enteredAt = enteredAt
    self.correction = correction
    self.stands = stands
  }
}

/// Paper forms on their way in.
package struct NewPaperEntry: Hashable, Sendable {
  package let subject: PaperSubject
  package let forms: [LevelName: Int]
  package let correction: PaperEntry.Correction?

  package init(subject: PaperSubject, forms: [LevelName: Int], correction: PaperEntry.Correction? = nil) {
    self.subject = subject
    self.forms = forms
    self.correction = correction
  }
}

/// Why paper forms were not taken. Raw values are stable codes.
package enum PaperRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case scaleUnknown = "paper-scale-unknown"
  /// Not every level of the scale has a count, or another one has.
  case levelsWrong = "paper-levels-wrong"
  case countInvalid = "paper-count-invalid"
  /// No form at all; a correction may say so.
  case empty = "paper-empty"
  /// The registry names no such unit on that day.
  case unitUnknown = "paper-unit-unknown"
  case clerkUnknown = "paper-clerk-unknown"
  /// The day has not begun.
  case dayAhead = "paper-day-ahead"
  /// An entry of the same unit, clerk, day and scale stands: it can be corrected.
  case stands = "paper-stands"
  /// What is to be corrected does not stand any more.
  case corrected = "paper-corrected"
  case reasonMissing = "paper-reason-missing"

  package var code: String { rawValue }
}

/// Bounds of paper forms.
package enum PaperLimits {
  /// Forms of one level on one day.
  package static let forms = 10_000
  package static let reasonCharacters = 1000
  /// Entries of one list.
  package static let entries = 200
}

/// Ratings on paper, kept beside those of kiosks and never among them.
package protocol PaperStore: Sendable {
  /// Every scale that any kiosk ever used, ordered by id and version.
  func scales() async throws(StoreFailure) -> [Scale]

  /// Entries of units, those that were corrected included, the newest first.
  /// - Parameter id: those before this one.
  func paperEntries(
    in units: Set<UnitCode>, before id: Int64?, limit: Int
  ) async throws(StoreFailure) -> [PaperEntry]

  func paperEntry(_ id: Int64) async throws(StoreFailure) -> PaperEntry?

  /// Entries that stand, of units on the days on which they are meant, the newest first.
  /// - Parameter clerk: of one clerk; `nil` for everybody's.
  func standingPaper(
    in units: UnitDays, from first: CivilDate, through last: CivilDate, clerk: ClerkID?
  ) async throws(StoreFailure) -> [PaperEntry]

  /// - Parameter today: where the unit is.
  func enter(
    _ entry: NewPaperEntry, by account: AccountName, _ actor: AuditActor, on today: CivilDate, at time: WallTime
  ) async throws(StoreFailure) -> Result<Int64, PaperRefusal>
}
