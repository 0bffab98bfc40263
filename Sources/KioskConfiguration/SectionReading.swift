import ConfigurationText
import Foundation
import KioskInput
import KioskScreen
import KioskSession
import RatingModel

/// Reads the sections that are short: kiosk, scans, screen, sound, journal, session, log.
extension ConfigurationReader {
  mutating func zone(in section: ConfigurationSection) -> Zone? {
    guard let text = text(.zone, in: section) else { return nil }
    if let zone = Zone(text) { return zone }
    let nearest = NearestName.of(text, among: TimeZone.knownTimeZoneIdentifiers).map { " Did you mean “\($0)”?" } ?? ""
    refuse(
      .zoneUnknown, .zone, in: section, "“\(text)” is no zone of the IANA data base.",
      hint: "Everywhere in Viet Nam it is “Asia/Ho_Chi_Minh”.\(nearest)")
    return nil
  }

  mutating func scans(in section: ConfigurationSection, unit: UnitCode?) -> ScanSettings? {
    let prefix = text(.badgePrefix, in: section)
    let stage: Stage? = choice(.scanStage, in: section)
    if let prefix, !ScanRules.isPrefix(prefix) {
      refuse(
        .malformedText, .badgePrefix, in: section, "No code begins with this text.",
        hint: "Use 1 to \(ScanRules.longestPrefix) printable ASCII characters without blanks, as in \"CB:\".")
    }
    let dossiers = patterns(.dossierPatterns, in: section)
    let procedures =
      section.members[ConfigurationKey.procedurePatterns.name] == nil
      ? ScanPattern.standardProcedures : patterns(.procedurePatterns, in: section)
    guard let prefix, let stage, let unit, let dossiers, let procedures,
      let rules = ScanRules(badgePrefix: prefix, unit: unit, dossiers: dossiers, procedures: procedures)
    else { return nil }
    return ScanSettings(rules: rules, stage: stage)
  }

  private mutating func patterns(_ key: ConfigurationKey, in section: ConfigurationSection) -> [ScanPattern]? {
    let before = diagnostics.count
    let texts = (section.members[key.name].map { list($0) } ?? []).compactMap { text($0) }
    guard diagnostics.count == before else { return nil }
    let patterns = texts.compactMap { ScanPattern($0) }
    if patterns.count == texts.count, texts.count <= ScanPattern.mostPatterns { return patterns }
    refuse(
      .malformedText, key, in: section, "Not all of these are forms of codes.",
      hint: "Use at most \(ScanPattern.mostPatterns) regular expressions, each of 1 to \(ScanPattern.longest) bytes.")
    return nil
  }

  mutating func journal(in section: ConfigurationSection) -> JournalSettings? {
    let path = filePath(.journalPath, in: section)
    let caseKey = filePath(.casePublicKeyFile, in: section)
    let archives = filePath(.archiveFolder, in: section)
    let months = integer(.monthsKept, in: section)
    let budget = integer(.diskBudget, in: section)
    guard let path, let months, let budget else { return nil }
    return JournalSettings(
      path: path, casePublicKeyFile: caseKey, archiveFolder: archives ?? JournalSettings.archiveFolder(beside: path),
      monthsKept: months, diskBudgetMebibytes: budget, archivePosition: section.position(of: .archiveFolder),
      budgetPosition: section.position(of: .diskBudget))
  }

  mutating func screen(in section: ConfigurationSection) -> ScreenSettings? {
    let width = integer(.screenWidth, in: section)
    let height = integer(.screenHeight, in: section)
    let distance = integer(.screenDistance, in: section)
    let declines = flag(.screenDecline, in: section)
    guard let width, let height, let distance else { return nil }
    return ScreenSettings(
      geometry: ScreenGeometry(widthMillimetres: width, heightMillimetres: height, distanceMillimetres: distance),
      offersToDecline: declines, position: section.position)
  }

  mutating func sound(in section: ConfigurationSection) -> SoundSettings? {
    let folder = filePath(.soundFolder, in: section)
    let volume = integer(.soundVolume, in: section)
    return volume.map { SoundSettings(folder: folder, volumePercent: $0) }
  }

  mutating func session(in section: ConfigurationSection) -> SessionSettings? {
    let prompt = integer(.promptTimeout, in: section)
    let correction = integer(.correctionWindow, in: section)
    let ratings = integer(.burstRatings, in: section)
    let minutes = integer(.burstMinutes, in: section)
    let usual: SessionSource? = choice(.usualSource, in: section)
    guard let prompt, let correction, let ratings, let minutes else { return nil }
    if correction > prompt {
      refuse(
        .correctionOutlastsPrompt, .correctionWindow, in: section,
        "The correction window of \(correction) seconds is longer than the prompt stands, \(prompt) seconds.",
        hint: "Shorten it to at most prompt_timeout_seconds, or let the prompt stand longer.")
    }
    return SessionSettings(
      promptTimeoutSeconds: prompt, correctionWindowSeconds: correction, burstRatings: ratings, burstMinutes: minutes,
      usualSource: usual)
  }
}
