import ConfigurationText

/// Every key of `kioskd.toml`. What each one is stands in the table of ``definition``.
package enum ConfigurationKey: Hashable, Sendable, CaseIterable {
  case unit, unitNameVietnamese, unitNameEnglish, counter, counterLabelVietnamese, counterLabelEnglish, zone
  case languagePacks
  case scaleID, scaleVersion, levelName, levelVietnamese, levelEnglish, levelSatisfied
  case hoursWeek, exceptionFrom, exceptionThrough, exceptionTimes
  case defaultClerk, clerkStaff, clerkUnit, clerkName, clerkTitle, clerkPhoto, clerkPINHash, clerkBadgeHash
  case shiftClerk, shiftWeekdays, shiftTimes, shiftFrom, shiftThrough
  case deviceName, deviceKind, deviceActsOn, deviceDebounce, deviceRepeat, deviceKeys, deviceDecline, devicePleaseRate,
    deviceLamp, deviceRotation, deviceSwap, deviceCalibration, devicePrefix, deviceSuffix
  case matchName, matchVendor, matchProduct, matchVersion, matchPhysicalPath, matchUdev, matchHas
  case badgePrefix, dossierPatterns, procedurePatterns, scanStage
  case journalPath, casePublicKeyFile, archiveFolder, monthsKept, diskBudget
  case promptTimeout, correctionWindow, burstRatings, burstMinutes, usualSource
  case stepTimeout, stepContact
  case questionID, questionVersion, questionKind, questionIndex, questionVietnamese, questionEnglish
  case answerName, answerVietnamese, answerEnglish
  case sessionsAddress, sessionsPort, sessionsTokenFile, sessionsCertificateFile, sessionsKeyFile
  case tokenName, tokenFile, tokenScope
  case screenPort, healthPort
  case clerkAddress, clerkPort, clerkCertificateFile, clerkKeyFile
  case controlSocket
  case screenWidth, screenHeight, screenDistance, screenDecline
  case soundFolder, soundVolume
  case centreURL, centreCredentialFile, centreCertificateAuthorityFile, centreInterval, centreSessionFeed
  case logLevel

  /// What a key takes, what it is without, and what it is for.
  package struct Definition: Hashable, Sendable {
    /// `scale.levels[].vi`; `[]` stands for any element of a list.
    package let path: String
    package let kind: Kind
    package let presence: Presence
    /// `seconds`, `milliseconds`, …; `nil` for what has none.
    package let unit: String?
    /// One sentence for the person who writes the file.
    package let explanation: String

    init(_ path: String, _ kind: Kind, _ presence: Presence, unit: String? = nil, _ explanation: String) {
      self.path = path
      self.kind = kind
      self.presence = presence
      self.unit = unit
      self.explanation = explanation
    }
  }

  package enum Kind: Hashable, Sendable {
    case text
    /// Text that is read by people: NFC, no control characters.
    case label
    case integer(ClosedRange<Int>)
    case flag
    /// One of the names.
    case choice([String])
    /// The absolute path of a file.
    case path(FileRole)
    /// A list of absolute paths of files.
    case paths(FileRole)
    /// A list of texts.
    case texts
    /// A table with names of the writer's choice, holding texts.
    case textByName
    /// A table with names of the writer's choice, holding lists of texts.
    case textsByName
  }

  /// What a named file must be like; see ``KioskSettings/checkFiles()``.
  package enum FileRole: Hashable, Sendable {
    /// Anyone may read it.
    case open
    /// Nobody but its owner and group may read or write it.
    case secret
    /// A secret that holds one usable token.
    case token
    /// Anyone may read it; holds a public key as ``CasePublicKey`` reads it.
    case casePublicKey
    /// Anyone may read it; holds one language as ``LanguagePack`` reads it.
    case languagePack
    /// Anyone may read it; a JPEG or PNG picture within the bounds of `PhotoFormat`.
    case photo
    /// A folder that anyone may read.
    case folder
    /// The kiosk makes it; its folder must be there.
    case made
    /// A socket that the kiosk makes while it runs, in a folder that the service manager makes for it.
    case socket
  }

  package enum Presence: Hashable, Sendable {
    case required
    case optional
    case standard(Standard)
  }

  /// The value of a key that is not in the file.
  package enum Standard: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case emptyList

    /// As it is written in TOML.
    package var literal: String {
      switch self {
      case .text(let text): ConfigurationText.literal(of: text)
      case .integer(let number): String(number)
      case .flag(let flag): String(flag)
      case .emptyList: "[]"
      }
    }
  }

  package var path: String { definition.path }

  /// The last part of the path: what is written before the equals sign.
  var name: String { path.split(separator: ".").last.map(String.init) ?? path }
}
