import EvaluationStore
import RatingModel

/// What a report says of the structure of units by which it was made, in words.
package struct StructureWording: Sendable {
  private let spelling: Spelling

  package init(_ spelling: Spelling) { self.spelling = spelling }

  /// For the report's head: `Theo cơ cấu đơn vị ngày 01/07/2026`.
  package func text(_ basis: UnitStructure.Basis) -> String {
    switch basis {
    case .asItWas: sentence(.asItWas)
    case .day(let day): sentence(.structureOf, day: day)
    }
  }

  /// For a row: the unit's name, and what it is where it is no unit of the structure.
  /// - Parameter names: what units are called; those that are not in it stand by their codes.
  package func caption(of place: UnitStructure.Place, names: [UnitCode: String]) -> String {
    func caption(_ unit: UnitCode) -> String { NamedUnit(code: unit, name: names[unit]).caption }
    let unit = caption(place.unit)
    switch place.standing {
    case .present: return unit
    case .undivided(let parts):
      return sentence(.undivided, unit: unit, parts: parts.map(caption).joined(separator: ", "))
    case .ended: return place.days?.last.map { sentence(.ended, unit: unit, day: $0) } ?? unit
    case .later: return place.days?.first.map { sentence(.later, unit: unit, day: $0) } ?? unit
    case .unregistered: return sentence(.notRegistered, unit: unit)
    }
  }

  private func sentence(_ word: StructureWord, unit: String = "", parts: String = "", day: CivilDate? = nil) -> String {
    guard let text = StructureWord.table(of: spelling.language)[word] else {
      preconditionFailure("\(spelling.language.rawValue) lacks the text \(word.rawValue)")
    }
    // One pass, so that a name with braces in it stays what it is.
    return text.split(separator: "|").map { piece in
      switch piece {
      case "unit": unit
      case "parts": parts
      case "day": day.map(spelling.text) ?? ""
      default: String(piece)
      }
    }.joined()
  }
}

/// The texts, with `|unit|`, `|parts|` and `|day|` where something is put in.
enum StructureWord: String, CaseIterable {
  case asItWas, structureOf, undivided, ended, later, notRegistered

  static func table(of language: Language) -> [StructureWord: String] {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  private static let vietnamese: [StructureWord: String] = [
    .asItWas: "Theo đơn vị tại thời điểm phục vụ",
    .structureOf: "Theo cơ cấu đơn vị ngày |day|",
    .undivided: "|unit|, trước khi chia tách thành |parts|",
    .ended: "|unit|, đã kết thúc hoạt động ngày |day|",
    .later: "|unit|, hoạt động từ ngày |day|",
    .notRegistered: "|unit|, không có trong danh mục đơn vị",
  ]

  private static let english: [StructureWord: String] = [
    .asItWas: "By the unit at the time of service",
    .structureOf: "By the structure of units on |day|",
    .undivided: "|unit|, before it was split into |parts|",
    .ended: "|unit|, ended on |day|",
    .later: "|unit|, since |day|",
    .notRegistered: "|unit|, not in the registry",
  ]
}
