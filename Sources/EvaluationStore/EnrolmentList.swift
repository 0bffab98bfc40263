import Foundation
import RatingModel

/// Counters for which one-time codes are wanted, as a file that an office can keep: `unit,counter` in UTF-8 as RFC 4180 has it, with a
/// header line. Blanks around a field and rows without any text are passed over.
package struct EnrolmentList: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// Line of the file, from 1.
    package let line: Int
    package let place: KioskPlace
  }

  package static let columns = ["unit", "counter"]
  /// The whole nation has about 25,000 counters.
  package static let mostRows = 50_000
  package static let fileBytes = 8 * 1024 * 1024

  package let rows: [Row]

  /// Reads the file: all of it, or every problem at once, at most ``RegistryLimits/problems``, in the order of the lines.
  package static func read(_ data: Data) -> Result<EnrolmentList, EnrolmentListRefusal> {
    var reading = Reading()
    reading.read(data)
    return reading.problems.isEmpty
      ? .success(EnrolmentList(rows: reading.rows)) : .failure(EnrolmentListRefusal(problems: reading.problems))
  }
}

/// A list that was refused as a whole; no code was issued.
package struct EnrolmentListRefusal: Error, Hashable, Sendable {
  package let problems: [EnrolmentListProblem]

  package init(problems: [EnrolmentListProblem]) { self.problems = Array(problems.prefix(RegistryLimits.problems)) }
}

/// Something wrong with a list of counters.
package struct EnrolmentListProblem: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case notUTF8 = "list-not-utf8"
    case tooLarge = "list-too-large"
    case empty = "list-empty"
    /// The first line does not name the two columns.
    case headerWrong = "list-header-wrong"
    case quoteWrong = "list-quote-wrong"
    case fieldCount = "list-field-count"
    case unitInvalid = "list-unit-invalid"
    case counterInvalid = "list-counter-invalid"
    /// The same counter stands on a line before.
    case repeated = "list-counter-repeated"
    /// The registry names no such counter today.
    case unknown = "list-counter-unknown"
  }

  package let kind: Kind
  /// From 1; `nil` where the file as a whole is to blame.
  package let line: Int?
  package let subject: String

  package init(_ kind: Kind, line: Int?, _ subject: String) {
    self.kind = kind
    self.line = line
    self.subject = String(subject.prefix(80))
  }

  package var code: String { kind.rawValue }

  package var hint: String {
    switch kind {
    case .notUTF8: "Save the file as CSV in UTF-8."
    case .tooLarge: "Divide the list: at most \(EnrolmentList.mostRows) counters at once."
    case .empty: "Write one counter per line below the header."
    case .headerWrong: "The first line must be: \(EnrolmentList.columns.joined(separator: ","))"
    case .quoteWrong: "Close every quotation mark, and double those within a field."
    case .fieldCount: "Give a unit and a counter on every line, with a comma between them."
    case .unitInvalid, .counterInvalid: "Check the code for typing errors; it must read as in the registry."
    case .repeated: "Leave one of the two lines out."
    case .unknown: "Import the counter first, or check its code for typing errors."
    }
  }
}

/// One pass over a file.
private struct Reading {
  private(set) var rows: [EnrolmentList.Row] = []
  private(set) var problems: [EnrolmentListProblem] = []
  private var seen: [KioskPlace: Int] = [:]

  mutating func read(_ data: Data) {
    guard data.count <= EnrolmentList.fileBytes else { return report(.tooLarge, nil, "\(data.count) bytes") }
    do {
      let rows = try CSVReader.rows(of: data, most: EnrolmentList.mostRows + 1) { row in
        !row.fields.allSatisfy { Self.trimmed($0).isEmpty }
      }
      take(rows.map { CSVReader.Row(line: $0.line, fields: $0.fields.map(Self.trimmed)) })
    } catch {
      switch error {
      case .notUTF8: report(.notUTF8, nil, "the file")
      case .quoteUnclosed(let line), .quoteMisplaced(let line), .strayReturn(let line): report(.quoteWrong, line, "\"")
      }
    }
  }

  private mutating func take(_ all: [CSVReader.Row]) {
    guard let header = all.first, Set(header.fields) == Set(EnrolmentList.columns), header.fields.count == 2 else {
      return report(.headerWrong, all.first?.line ?? 1, all.first?.fields.joined(separator: ",") ?? "")
    }
    guard all.count > 1 else { return report(.empty, header.line, "no counter") }
    guard all.count - 1 <= EnrolmentList.mostRows else { return report(.tooLarge, nil, "\(all.count - 1) rows") }
    for row in all.dropFirst() { take(row, unit: header.fields[0] == "unit" ? 0 : 1) }
  }

  private mutating func take(_ row: CSVReader.Row, unit column: Int) {
    guard row.fields.count == 2 else { return report(.fieldCount, row.line, "\(row.fields.count) fields") }
    guard let unit = UnitCode(row.fields[column]) else { return report(.unitInvalid, row.line, row.fields[column]) }
    guard let counter = CounterCode(row.fields[1 - column]) else {
      return report(.counterInvalid, row.line, row.fields[1 - column])
    }
    let place = KioskPlace(unit: unit, counter: counter)
    if let before = seen.updateValue(row.line, forKey: place) {
      return report(.repeated, row.line, "\(unit) \(counter), as on line \(before)")
    }
    rows.append(EnrolmentList.Row(line: row.line, place: place))
  }

  private mutating func report(_ kind: EnrolmentListProblem.Kind, _ line: Int?, _ subject: String) {
    problems.append(EnrolmentListProblem(kind, line: line, subject))
  }

  private static func trimmed(_ field: String) -> String { field.trimmingCharacters(in: .whitespaces) }
}
