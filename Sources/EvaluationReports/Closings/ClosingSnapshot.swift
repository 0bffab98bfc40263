import EvaluationStore
import Foundation
import RatingModel

/// What an issued report says, once and for all: figures and their words in every language, pictures, the structure of units,
/// the heads of the journals that the figures rest on. All forms are made of it and of nothing else.
///
/// Texts stand in it as they were spelled on that day, so that a program that words them differently shows what was issued.
package struct ClosingSnapshot: Hashable, Sendable {
  /// Version of the canonical form.
  static let format = 1

  package let subject: ReportSubject
  /// The unit for which it is issued.
  package let unit: NamedUnit
  /// The unit above it, as the head of a document names it.
  package let parent: NamedUnit?
  /// Beside whom the subject stands; `nil` for nobody.
  package let group: NamedUnit?
  package let period: ClosingPeriod
  package let zone: Zone
  /// When the figures were read.
  package let made: WallTime
  package let isEmpty: Bool
  package let structure: ClosingStructure
  /// Of every journal that the figures rest on, by kiosk and journal.
  package let heads: [ClosingHead]
  package let letter: ClosingLetter
  package let sections: [ReportSection]
  /// SVG by language and the table beside which it stands.
  package let pictures: [Language: [String: String]]

  /// - Parameters:
  ///   - report: of the whole period.
  ///   - unit: the one that is asked for; of a clerk's report the one whose clerks it compares.
  package init(
    _ report: SubjectReport, of unit: NamedUnit, below parent: NamedUnit?, over period: ClosingPeriod,
    structure: ClosingStructure, letter: ClosingLetter
  ) throws {
    let sheet = ReportSheet(report, for: .inside, on: period.period.last)
    subject = report.subject
    self.unit = unit
    self.parent = parent
    group = sheet.hasGroup ? sheet.group : nil
    self.period = period
    (zone, made, isEmpty) = (report.period.zone, report.made, sheet.isEmpty)
    self.structure = structure
    heads = ClosingHead.heads(of: report.kiosks)
    self.letter = letter
    let spellings = Self.spellings(report.period.zone)
    // Through the canonical form's own parts: what is shown before the issue is what is read back after it.
    // Weekdays and hours are kept by quarter: within another period they would be of days that are not over. A counter is one
    // clerk on many days, and an issued report of a unit is read by who may not read of clerks.
    let lasting = sheet.sections.filter {
      $0.code != .counters && ($0.code != .rhythm || report.period.isWholeQuarters)
    }
    sections = try lasting.map { try SnapshotSection($0, spellings).issued() }
    pictures = Dictionary(uniqueKeysWithValues: spellings.map { ($0.language, report.pictures($0)) })
  }

  /// The period's days.
  package var reportPeriod: ReportPeriod {
    guard let period = ReportPeriod(from: period.period.first, through: period.period.last, zone: zone) else {
      preconditionFailure("a period ends before it begins")
    }
    return period
  }

  /// What every form says of the structure of units.
  var structureLines: [ReportLabel] { structure.lines(for: unit.code, zone) }

  /// The report as it was issued.
  package func sheet(as closing: Closing?) -> ReportSheet { ReportSheet(self, as: closing) }

  /// What tells whether somebody has seen these figures: all of it but the time at which they were read and what a letter adds.
  package func figures() throws -> Data {
    try CanonicalJSON.data(sections.map { SnapshotSection($0, Self.spellings(zone)) })
  }

  static func spellings(_ zone: Zone) -> [Spelling] { Language.allCases.map { Spelling(language: $0, zone: zone) } }
}

extension ClosingSnapshot {
  /// The canonical form: JSON with sorted keys and no spaces. Its SHA-256 is the report's.
  package func content() throws -> String { String(decoding: try CanonicalJSON.data(self), as: UTF8.self) }

  /// Reads the canonical form.
  package init(content: String) throws {
    self = try CanonicalJSON.decode(ClosingSnapshot.self, from: Data(content.utf8))
  }
}
