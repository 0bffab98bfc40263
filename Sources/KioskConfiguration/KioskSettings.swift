import KioskSession
import RatingModel

/// Everything that `kioskd.toml` says, valid as a whole.
package struct KioskSettings: Hashable, Sendable {
  package let unit: UnitCode
  /// The office's name by language (`vi`, `en`); empty when none was given.
  package let unitName: [String: String]
  package let counter: CounterCode
  /// The counter's name by language (`vi`, `en`); empty when none was given.
  package let counterLabel: [String: String]
  package let zone: Zone
  package let scale: Scale
  package let roster: RosterSettings
  /// `nil`: the configuration names none.
  package let openingHours: OpeningHours?
  /// Empty exactly in the demo.
  package let devices: [DeviceSettings]
  package let journal: JournalSettings
  package let session: SessionSettings
  package let listeners: ListenerSettings
  /// `nil`: this kiosk keeps its tallies until a centre is configured.
  package let centre: CentreSettings?
  package let logLevel: LogLevel
  /// What ``checkFiles()`` looks at.
  let namedFiles: [NamedFile]

  /// What the binding machine follows.
  package var sessionRules: SessionRules {
    SessionRules(
      scale: scale, defaultClerk: roster.defaultClerk, roster: Set(roster.clerks.map(\.id)), shifts: roster.shifts,
      openingHours: openingHours, promptTimeoutSeconds: session.promptTimeoutSeconds,
      correctionWindowSeconds: session.correctionWindowSeconds,
      burstRatings: session.burstRatings, burstMinutes: session.burstMinutes)
  }
}

/// Who may sit at the counter.
package struct RosterSettings: Hashable, Sendable {
  package struct Clerk: Hashable, Sendable {
    package let id: ClerkID
    /// As shown on the screen.
    package let name: String?
    package let title: String?
  }

  /// In the order of the file; ids are distinct.
  package let clerks: [Clerk]
  /// One of `clerks`.
  package let defaultClerk: ClerkID?
  /// Their clerks are of `clerks`; of several that hold the last counts.
  package let shifts: [Shift]

  package func clerk(_ id: ClerkID) -> Clerk? { clerks.first { $0.id == id } }
}

package struct JournalSettings: Hashable, Sendable {
  /// Absolute path of the journal's file.
  package let path: String
  /// The case handlers' public key; `nil`: dossier codes are not kept.
  package let casePublicKeyFile: String?
}

/// Times and limits of a session.
package struct SessionSettings: Hashable, Sendable {
  package let promptTimeoutSeconds: Int
  /// Never longer than the prompt stands.
  package let correctionWindowSeconds: Int
  package let burstRatings: Int
  package let burstMinutes: Int
}

/// Where tallies go.
package struct CentreSettings: Hashable, Sendable {
  /// `https`, or `http` to loopback; without user, query, fragment or slash at its end.
  package let url: String
  /// Holds the one-time enrolment code.
  package let credentialFile: String
  /// Certificates to trust, PEM; `nil`: the system's.
  package let certificateAuthorityFile: String?
  package let intervalSeconds: Int
}

/// The least severity that is logged.
package enum LogLevel: String, Hashable, Sendable, CaseIterable {
  case trace, debug, info, notice, warning, error, critical
}
