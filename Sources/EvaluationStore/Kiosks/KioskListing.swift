import ForwardingContract
import RatingModel

/// How a kiosk stands for the one who looks after many, the most urgent first.
package enum KioskTrouble: String, Hashable, Sendable, CaseIterable {
  /// Nothing was heard for ``KioskListing/silentSeconds``.
  case silent
  /// It was enrolled, and sent nothing yet.
  case neverHeard
  /// It cannot take ratings, or what it sent is in doubt.
  case failing
  /// It works, and somebody should look.
  case degraded
  case fine
  /// Another kiosk stands at its counter, or it was revoked.
  case gone
}

/// One kiosk in a long list, as of its journal that was heard from last. Holds no count and no level.
package struct ListedKiosk: Hashable, Sendable {
  package let kiosk: KioskID
  package let place: KioskPlace
  package let standing: KioskStanding
  package let trouble: KioskTrouble
  package let software: String
  package let enrolledAt: WallTime
  /// `nil` before its first batch.
  package let heard: Heard?
  /// `nil` when it does not tell.
  package let condition: ReportedCondition?
  /// Integrity events that nobody has ended.
  package let openEvents: Int

  package struct Heard: Hashable, Sendable {
    package let lastHeardAt: WallTime
    package let headAt: WallTime
    package let digest: Receipt.DigestState
    /// Entries that no receipt covered when the newest batch was made.
    package let openTail: Int64
    package let keptBack: Int
    /// It has not shown an entry that was countersigned.
    package let isUnproven: Bool
    package let abandoned: Receipt.Abandonment?

    package init(
      lastHeardAt: WallTime, headAt: WallTime, digest: Receipt.DigestState, openTail: Int64, keptBack: Int,
      isUnproven: Bool, abandoned: Receipt.Abandonment?
    ) {
      self.lastHeardAt = lastHeardAt
      self.headAt = headAt
      self.digest = digest
      self.openTail = openTail
      self.keptBack = keptBack
      self.isUnproven = isUnproven
      self.abandoned = abandoned
    }
  }

  package init(
    kiosk: KioskID, place: KioskPlace, standing: KioskStanding, trouble: KioskTrouble, software: String,
    enrolledAt: WallTime, heard: Heard?, condition: ReportedCondition?, openEvents: Int
  ) {
    self.kiosk = kiosk
    self.place = place
    self.standing = standing
    self.trouble = trouble
    self.software = software
    self.enrolledAt = enrolledAt
    self.heard = heard
    self.condition = condition
    self.openEvents = openEvents
  }
}

/// Which kiosks are wanted.
package struct KioskListing: Hashable, Sendable {
  /// A kiosk is called silent when nothing was heard from it for a day.
  package static let silentSeconds: Int64 = 24 * 3600
  /// Every page of a list looks at all kiosks anew, a file of a whole nation's at a few times this many.
  package static let most = 5000

  /// Of these units.
  package var units: Set<UnitCode>
  /// `nil`: all but those that are gone.
  package var trouble: KioskTrouble?
  /// As of when; the same for every page of a list, so that none is missed or comes twice because time went on.
  package var asOf: WallTime
  /// Those behind this one.
  package var after: Place?
  package var limit: Int

  /// Where a kiosk stands in the list.
  package struct Place: Hashable, Sendable {
    package let trouble: KioskTrouble
    package let place: KioskPlace
    package let kiosk: KioskID

    package init(trouble: KioskTrouble, place: KioskPlace, kiosk: KioskID) {
      self.trouble = trouble
      self.place = place
      self.kiosk = kiosk
    }
  }

  package init(
    units: Set<UnitCode>, trouble: KioskTrouble? = nil, asOf: WallTime, after: Place? = nil, limit: Int = Self.most
  ) {
    self.units = units
    self.trouble = trouble
    self.asOf = asOf
    self.after = after
    self.limit = limit
  }
}

/// A page of a list of kiosks.
package struct KioskListPage: Hashable, Sendable {
  /// By trouble, then by place.
  package let kiosks: [ListedKiosk]
  /// Of all of the units, whatever was filtered.
  package let counts: [KioskTrouble: Int]

  package init(kiosks: [ListedKiosk], counts: [KioskTrouble: Int]) {
    self.kiosks = kiosks
    self.counts = counts
  }
}

extension ListedKiosk {
  package var listPlace: KioskListing.Place { .init(trouble: trouble, place: place, kiosk: kiosk) }
}

/// Kiosks, for those who look after them.
package protocol KioskStore: Sendable {
  func kioskList(_ listing: KioskListing) async throws(StoreFailure) -> KioskListPage

  /// One kiosk with everything that is known of it; `nil` when no such kiosk was ever enrolled.
  func kioskDetail(_ kiosk: KioskID) async throws(StoreFailure) -> KioskDetail?

  /// Counters that hold on the day and at which no kiosk stands, by code; at most `limit`.
  func emptyCounters(in units: Set<UnitCode>, on day: CivilDate, limit: Int) async throws(StoreFailure) -> [KioskPlace]

  /// Whether a kiosk was ever enrolled, or a code for one issued.
  func hasKioskOrCode() async throws(StoreFailure) -> Bool
}

/// All that is known of one kiosk.
package struct KioskDetail: Hashable, Sendable {
  package let status: KioskStatus
  /// What it said of itself, the newest first.
  package let conditions: [ReportedCondition]
}
