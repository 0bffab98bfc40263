import EvaluationStore
import Foundation
import RatingModel

/// Where issued reports, their files and their forms are. Codes, numbers and periods need no escaping but a number's slash.
package enum ClosingLinks {
  /// One closing, or what belongs to it.
  package static func link(
    _ path: PagePath, _ closing: Closing, _ language: Language, file: String? = nil
  ) -> String {
    let name = file.map { "name=\($0)&" } ?? ""
    return
      "\(path.rawValue)?unit=\(closing.unit)&number=\(escaped(closing.number))&\(name)lang=\(language.rawValue)"
  }

  private static func escaped(_ number: ClosingNumber) -> String { "\(number)".replacing("/", with: "%2F") }

  /// The form that issues, or what it would issue on paper.
  package static func issue(
    _ unit: UnitCode?, _ period: ClosingPeriod?, _ clerk: ClerkID?, _ language: Language,
    _ path: PagePath = .closingIssue, by basis: UnitStructure.Basis = .asItWas
  ) -> String {
    let asked = [
      unit.map { "unit=\($0)" }, period.map { "period=\($0)" }, clerk.map { "clerk=\($0)" },
      "lang=\(language.rawValue)",
    ]
    return "\(path.rawValue)?" + asked.compactMap(\.self).joined(separator: "&") + basis.query
  }
}

/// What of the register is asked for.
package struct ClosingFilter: Hashable, Sendable {
  package var unit: UnitCode?
  package var grain: RollUpGrain?
  package var year: Int?

  package init(unit: UnitCode? = nil, grain: RollUpGrain? = nil, year: Int? = nil) {
    self.unit = unit
    self.grain = grain
    self.year = year
  }

  package func link(_ language: Language, before: ClosingPlace? = nil) -> String {
    let asked = [
      unit.map { "unit=\($0)" }, grain.map { "grain=\($0.rawValue)" }, year.map { "year=\($0)" },
      before.map { "before=\($0)" }, "lang=\(language.rawValue)",
    ]
    return "\(PagePath.closings.rawValue)?" + asked.compactMap(\.self).joined(separator: "&")
  }
}
