import ConfigurationText
import KioskAccess
import KioskInput
import KioskScreen
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
  /// Files with further languages, in the order of the file.
  package let languagePacks: [String]
  package let scale: Scale
  package let roster: RosterSettings
  /// `nil`: the configuration names none.
  package let openingHours: OpeningHours?
  /// Empty exactly in the demo.
  package let devices: [DeviceSettings]
  package let scans: ScanSettings
  package let journal: JournalSettings
  package let session: SessionSettings
  package let secondStep: SecondStep
  package let screen: ScreenSettings
  package let sound: SoundSettings
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
      burstRatings: session.burstRatings, burstMinutes: session.burstMinutes, secondStep: secondStep,
      usualSource: session.usualSource)
  }
}

/// Who may sit at the counter.
package struct RosterSettings: Hashable, Sendable {
  package struct Clerk: Hashable, Sendable {
    package let id: ClerkID
    /// As shown on the screen.
    package let name: String?
    package let title: String?
    /// What the clerk shows to run sessions on the kiosk's own page; `nil`: nothing.
    package let pin: SecretHash?
    package let badge: SecretHash?
    /// Absolute path of a picture.
    package let photo: String?
  }

  /// In the order of the file; ids are distinct.
  package let clerks: [Clerk]
  /// One of `clerks`.
  package let defaultClerk: ClerkID?
  /// Their clerks are of `clerks`; of several that hold the last counts.
  package let shifts: [Shift]

  package func clerk(_ id: ClerkID) -> Clerk? { clerks.first { $0.id == id } }
}

/// What is made of scanned codes.
package struct ScanSettings: Hashable, Sendable {
  package let rules: ScanRules
  /// What is done with a dossier whose receipt is scanned.
  package let stage: Stage
}

package struct JournalSettings: Hashable, Sendable {
  /// Absolute path of the journal's file.
  package let path: String
  /// The case handlers' public key; `nil`: dossier codes are not kept.
  package let casePublicKeyFile: String?
  /// Absolute path of the folder of archives. The kiosk makes it.
  package let archiveFolder: String
  /// Of those that were archived.
  package let monthsKept: Int
  package let diskBudgetMebibytes: Int
  /// Where folder and budget stand, for ``KioskSettings/checkFiles(configuration:)``.
  let archivePosition: SourcePosition
  let budgetPosition: SourcePosition

  /// Where archives lie without a word about it, and where `kioskctl verify` looks for them.
  package static func archiveFolder(beside journal: String) -> String {
    journal.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/archive"
  }
}

/// Times and limits of a session.
package struct SessionSettings: Hashable, Sendable {
  package let promptTimeoutSeconds: Int
  /// Never longer than the prompt stands.
  package let correctionWindowSeconds: Int
  package let burstRatings: Int
  package let burstMinutes: Int
  /// `nil`: sessions may come from anywhere.
  package let usualSource: SessionSource?

  /// The same; where nothing is said of it, sessions come from there.
  func usually(_ source: SessionSource?) -> SessionSettings {
    SessionSettings(
      promptTimeoutSeconds: promptTimeoutSeconds, correctionWindowSeconds: correctionWindowSeconds,
      burstRatings: burstRatings, burstMinutes: burstMinutes, usualSource: usualSource ?? source)
  }
}

extension SessionSource {
  /// Those that a counter may rely on.
  static let configurable = allCases.filter { $0 != .demo }
}

/// How large what stands on the panel has to be, and what it offers.
package struct ScreenSettings: Hashable, Sendable {
  package let geometry: ScreenGeometry
  /// `nil`: as the devices have a key for it or not.
  package let offersToDecline: Bool?
  /// Where it is said, or would be.
  let position: SourcePosition
}

package struct SoundSettings: Hashable, Sendable {
  /// `nil`: the built-in tones alone.
  package let folder: String?
  package let volumePercent: Int
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
  /// Whether sessions come from the centre too.
  package let sessionFeed: Bool
}

/// The least severity that is logged.
package enum LogLevel: String, Hashable, Sendable, CaseIterable {
  case trace, debug, info, notice, warning, error, critical
}
