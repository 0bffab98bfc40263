import Foundation

/// Reads where tallies go.
extension ConfigurationReader {
  /// `nil` without a centre, and when something about it is wrong.
  mutating func centre(in section: ConfigurationSection) -> CentreSettings? {
    let text = text(.centreURL, in: section)
    let credential = filePath(.centreCredentialFile, in: section)
    let authority = filePath(.centreCertificateAuthorityFile, in: section)
    let interval = integer(.centreInterval, in: section)
    let feed = flag(.centreSessionFeed, in: section)
    refuseHalfCentre(in: section, wantsFeed: feed ?? false)
    guard let text, let url = centreURL(text, in: section), let credential, let interval, let feed else { return nil }
    return CentreSettings(
      url: url, credentialFile: credential, certificateAuthorityFile: authority, intervalSeconds: interval,
      sessionFeed: feed)
  }

  /// The address without a slash at its end, so that a path can be put behind it.
  private mutating func centreURL(_ text: String, in section: ConfigurationSection) -> String? {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme,
      ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty, parts.user == nil,
      parts.password == nil, parts.query == nil, parts.fragment == nil, text.utf8.count <= 512
    else {
      refuse(
        .urlMalformed, .centreURL, in: section, "“\(text)” is no address of a centre.",
        hint: "Write it as “https://danh-gia.tinh.gov.vn:8440”, without user, password, “?” and “#”.")
      return nil
    }
    guard scheme == "https" || NetworkAddress.isLoopback(host: host) else {
      refuse(
        .urlPlain, .centreURL, in: section, "Tallies would cross the network unprotected.",
        hint: "Write “https://” instead of “http://”.")
      return nil
    }
    var trimmed = text
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    return trimmed
  }

  private mutating func refuseHalfCentre(in section: ConfigurationSection, wantsFeed: Bool) {
    let hasURL = section.members[ConfigurationKey.centreURL.name] != nil
    let hasCredential = section.members[ConfigurationKey.centreCredentialFile.name] != nil
    let hasAuthority = section.members[ConfigurationKey.centreCertificateAuthorityFile.name] != nil
    if hasURL && !hasCredential {
      refuse(
        .missingKey, .centreCredentialFile, in: section, "This key is missing: a centre is configured.",
        hint: "Name the file with the enrolment code that “evaluationd enrol” printed.")
    } else if !hasURL && (hasCredential || hasAuthority || wantsFeed) {
      refuse(
        .missingKey, .centreURL, in: section, "This key is missing: other keys of the centre are there.",
        hint: "Add the centre's address, or remove the section [centre].")
    }
  }
}
