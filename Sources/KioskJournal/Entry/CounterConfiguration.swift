import Foundation
import KioskSession
import RatingModel

/// What the journal keeps of the counter's configuration: under what rules and whose names the following entries arose.
/// Written at a start when it differs from the one before.
package struct CounterConfiguration: Hashable, Sendable, Codable {
  package let unit: UnitCode
  package let counter: CounterCode
  /// IANA name of the unit's zone.
  package let zone: String
  package let scale: Scale
  /// In order, without repeats.
  package let roster: [ClerkID]
  package let defaultClerk: ClerkID?
  /// Absent: none.
  package let shifts: [Shift]?
  /// Absent: sessions count at any time.
  package let openingHours: OpeningHours?
  package let correctionWindowSeconds: Int
  package let promptTimeoutSeconds: Int
  package let burstRatings: Int
  package let burstMinutes: Int
  /// Absent: nothing is asked after the level.
  package let secondStep: SecondStep?
  /// Absent: sessions may come from anywhere.
  package let usualSource: SessionSource?
  /// To whom dossier codes are encrypted: an X25519 public key in hexadecimal. Absent: codes are not kept.
  package let casePublicKey: String?

  /// - Parameter casePublicKey: The raw 32 bytes; `nil` when dossier codes are not to be kept.
  package init(
    unit: UnitCode, counter: CounterCode, zone: Zone, scale: Scale, roster: some Sequence<ClerkID>,
    defaultClerk: ClerkID?, shifts: [Shift] = [], openingHours: OpeningHours? = nil, correctionWindowSeconds: Int,
    promptTimeoutSeconds: Int, burstRatings: Int, burstMinutes: Int, secondStep: SecondStep = .none,
    usualSource: SessionSource? = nil, casePublicKey: Data?
  ) {
    self.unit = unit
    self.counter = counter
    self.zone = zone.identifier
    self.scale = scale
    self.roster = Set(roster).sorted()
    self.defaultClerk = defaultClerk
    self.shifts = shifts.isEmpty ? nil : shifts
    self.openingHours = openingHours
    self.correctionWindowSeconds = correctionWindowSeconds
    self.promptTimeoutSeconds = promptTimeoutSeconds
    self.burstRatings = burstRatings
    self.burstMinutes = burstMinutes
    self.secondStep = secondStep.questions.isEmpty && !secondStep.asksForContact ? nil : secondStep
    self.usualSource = usualSource
    self.casePublicKey = casePublicKey?.hexadecimal
  }
}
