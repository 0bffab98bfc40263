import RatingModel
import Synchronization

/// What a tally counts, without where, whose and when: the fields of its key behind the period, each after a U+001F.
enum RollUpSubject {
  private static let separator: UInt8 = 0x1F

  /// Byte by byte, as keys come by the million: in one that is written, nothing but the ends of its fields is a quotation mark.
  /// - Parameter canonical: ``TallyKey/canonical`` of a key of the family.
  static func text(of canonical: String, _ family: TallyFamily) -> String {
    let quote = UInt8(ascii: "\"")
    let marksBefore = 2 * fieldsBefore(family)
    var (canonical, text, marks) = (canonical, [UInt8](), 0)
    canonical.withUTF8 { bytes in
      text.reserveCapacity(bytes.count)
      for byte in bytes {
        if byte == quote {
          marks += 1
          if marks % 2 == 1, marks > marksBefore + 1 { text.append(separator) }
        } else if marks % 2 == 1, marks > marksBefore {
          text.append(byte)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A key that counts this, at no particular counter.
  ///
  /// - Parameter day: its period is the family's own that holds this day.
  static func key(
    _ text: String, family: TallyFamily, unit: UnitCode, of clerk: ClerkID? = nil, on day: CivilDate
  ) -> TallyKey? {
    let subject = Subject(family: family, text: text)
    if let known = read.withLock({ $0[subject] }) { return known.moved(to: unit, of: clerk, on: day) }
    guard let key = parsed(subject, unit, on: day) else { return nil }
    read.withLock { read in
      // Read again when it is wanted again.
      if read.count >= most { read.removeAll(keepingCapacity: true) }
      read[subject] = key
    }
    return key.moved(to: unit, of: clerk, on: day)
  }

  private struct Subject: Hashable {
    let family: TallyFamily
    let text: String
  }

  /// The same few thousand stand in the rows of every office, month and report: each is read once.
  private static let read = Mutex<[Subject: TallyKey]>([:])
  /// A few megabytes.
  private static let most = 16_384

  private static func parsed(_ subject: Subject, _ unit: UnitCode, on day: CivilDate) -> TallyKey? {
    let period: Period =
      switch subject.family {
      case .day, .presses: .day(day)
      case .work, .answers, .minutes: .month(of: day)
      case .rhythm: .quarter(of: day)
      }
    let place = subject.family == .day ? [unit.text, RollUpCount.anyCounter] : [unit.text]
    let fields = subject.text.utf8.split(separator: separator, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    return TallyKey(fields: [subject.family.rawValue] + place + ["none", period.description] + fields)
  }

  /// Family, unit, counter where there is one, clerk, period.
  private static func fieldsBefore(_ family: TallyFamily) -> Int { family == .day ? 5 : 4 }
}

extension TallyKey {
  /// The same count elsewhere, of somebody else, in the family's period that holds the day.
  func moved(to unit: UnitCode, of clerk: ClerkID?, on day: CivilDate) -> TallyKey {
    switch self {
    case .day(var key):
      (key.unit, key.clerk, key.period) = (unit, clerk, .day(day))
      return .day(key)
    case .work(var key):
      (key.unit, key.clerk, key.period) = (unit, clerk, .month(of: day))
      return .work(key)
    case .rhythm(var key):
      (key.unit, key.clerk, key.period) = (unit, clerk, .quarter(of: day))
      return .rhythm(key)
    case .answers(var key):
      (key.unit, key.clerk, key.period) = (unit, clerk, .month(of: day))
      return .answers(key)
    case .presses(var key):
      (key.unit, key.clerk, key.period) = (unit, clerk, .day(day))
      return .presses(key)
    case .minutes(var key):
      (key.unit, key.clerk, key.period) = (unit, clerk, .month(of: day))
      return .minutes(key)
    }
  }
}
