import RatingModel

extension WallTime {
  /// Reads a time of RFC 3339 with its offset: `2026-11-21T08:00:00+07:00`, `2026-11-21T01:00:00.250Z`. `nil` for
  /// anything else; a time without an offset says nothing to another machine.
  package init?(internetTime text: String) {
    let shape =
      /([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,9}))?([Zz]|[+\-][0-9]{2}:[0-9]{2})/
    guard text.utf8.count <= 40, let match = text.wholeMatch(of: shape), let date = CivilDate(String(match.1)),
      let hour = Int64(match.2), let minute = Int64(match.3), let second = Int64(match.4),
      let offset = Self.offsetMinutes(match.6)
    else { return nil }
    let thousandths = Int64(((match.5.map(String.init) ?? "") + "000").prefix(3)) ?? 0
    let minutes = Int64(date.daysSince1970) * 1440 + hour * 60 + minute - offset
    self.init(milliseconds: (minutes * 60 + second) * 1000 + thousandths)
  }

  private static func offsetMinutes(_ text: Substring) -> Int64? {
    if text == "Z" || text == "z" { return 0 }
    guard let hours = Int64(text.dropFirst().prefix(2)), let minutes = Int64(text.suffix(2)), minutes < 60,
      hours < 24
    else { return nil }
    return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
