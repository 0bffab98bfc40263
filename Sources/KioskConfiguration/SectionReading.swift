import ConfigurationText
import Foundation
import RatingModel

/// Reads the sections that are short: kiosk, journal, session, log.
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

  mutating func journal(in section: ConfigurationSection) -> JournalSettings? {
    let path = filePath(.journalPath, in: section)
    let caseKey = filePath(.casePublicKeyFile, in: section)
    return path.map { JournalSettings(path: $0, casePublicKeyFile: caseKey) }
  }

  mutating func session(in section: ConfigurationSection) -> SessionSettings? {
    let prompt = integer(.promptTimeout, in: section)
    let correction = integer(.correctionWindow, in: section)
    let ratings = integer(.burstRatings, in: section)
    let minutes = integer(.burstMinutes, in: section)
    guard let prompt, let correction, let ratings, let minutes else { return nil }
    if correction > prompt {
      refuse(
        .correctionOutlastsPrompt, .correctionWindow, in: section,
        "The correction window of \(correction) seconds is longer than the prompt stands, \(prompt) seconds.",
        hint: "Shorten it to at most prompt_timeout_seconds, or let the prompt stand longer.")
    }
    return SessionSettings(
      promptTimeoutSeconds: prompt, correctionWindowSeconds: correction, burstRatings: ratings, burstMinutes: minutes)
  }
}
