import EvaluationReports
import Foundation
import Testing

/// The figures that a page shows, by row and path.
struct RenderedPage {
  let figures: [String: String]

  init(_ html: String) {
    var figures: [String: String] = [:]
    for row in html.matches(of: /<tr class="[^"]*" data-row="([^"]+)">(.*?)<\/tr>/.dotMatchesNewlines()) {
      for figure in row.2.matches(of: /data-figure="([^"]+)">([^<]*)</) {
        figures["\(row.1) \(figure.1)"] = String(figure.2).replacing("&amp;", with: "&")
      }
    }
    self.figures = figures
  }
}

/// A CSV file as a spreadsheet reads it (RFC 4180).
struct RenderedCSV {
  let header: [String]
  let lines: [[String]]

  init(_ data: Data) throws {
    // Not `String(data:encoding:)`, which drops the byte order mark.
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    var records: [[String]] = []
    var (record, field, quoted) = ([String](), "", false)
    var scalars = Array(text.unicodeScalars.dropFirst())[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, quoted) {
      case ("\"", true) where scalars.first == "\"":
        field.unicodeScalars.append("\"")
        scalars.removeFirst()
      case ("\"", _): quoted.toggle()
      case (",", false):
        record.append(field)
        field = ""
      case ("\r", false): break
      case ("\n", false):
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    header = try #require(records.first)
    lines = Array(records.dropFirst())
  }
}

/// The JSON form.
struct RenderedJSON {
  let root: JSONNode

  init(_ data: Data) throws { root = JSONNode(value: try JSONSerialization.jsonObject(with: data)) }
}

/// A value somewhere in a JSON document; absent members are nodes without a value.
struct JSONNode {
  let value: Any?

  subscript(key: String) -> JSONNode { JSONNode(value: (value as? [String: Any])?[key]) }
  subscript(index: Int) -> JSONNode { JSONNode(value: (value as? [Any])?[safe: index]) }

  /// What the page would say for the value here; `nil` when nothing is here.
  func text(at path: [String], like figure: Figure, _ language: Language) -> String? {
    let found = path.reduce(self) { $0[$1] }.value
    switch figure {
    case .count: return (found as? Int).map(String.init)
    case .percentage, .points:
      return (found as? Double).map {
        String(format: "%.1f", $0).replacing(".", with: language == .vietnamese ? "," : ".")
      }
    case .time: return (found as? String).flatMap { Self.clock($0, language) }
    case .word(let code, let word):
      return found as? String == code ? Self.words[language]?[word] : nil
    case .issuedWord(let code, let texts, _): return found as? String == code ? texts[language.rawValue] : nil
    case .code, .text: return found as? String
    case .none, .withheld: return found is NSNull ? "–" : nil
    case .unknown: return found is NSNull ? (language == .vietnamese ? "chưa có số liệu" : "unknown") : nil
    }
  }

  /// `2026-11-21T08:05:00+07:00` as a page writes it.
  private static func clock(_ text: String, _ language: Language) -> String? {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}):\d{2}\+07:00/) else { return nil }
    return language == .vietnamese
      ? "\(match.3)/\(match.2)/\(match.1) \(match.4)" : "\(match.1)-\(match.2)-\(match.3) \(match.4)"
  }

  private static let words: [Language: [ReportWord: String]] = [
    .vietnamese: [
      .sampleTooSmall: "dưới 10", .sampleSmall: "10–29", .sampleSufficient: "từ 30", .sampleComparable: "từ 100",
      .digestMatches: "khớp", .digestNone: "chưa nhận dữ liệu", .continuityShown: "nối tiếp", .eventOpen: "còn mở",
      .eventClosed: "đã khép lại", .rolledBack: "Nhật ký bị đưa về trạng thái cũ",
      .setAside: "Kiosk gác nhật ký cũ sang một bên", .forked: "Nhật ký bị rẽ nhánh",
    ],
    .english: [
      .sampleTooSmall: "under 10", .sampleSmall: "10–29", .sampleSufficient: "30 or more",
      .sampleComparable: "100 or more", .digestMatches: "matches", .digestNone: "nothing received",
      .continuityShown: "goes on", .eventOpen: "open", .eventClosed: "closed",
      .rolledBack: "Journal put back to an older state", .setAside: "Kiosk set its journal aside",
      .forked: "Journal forked",
    ],
  ]
}

extension RandomAccessCollection {
  /// The element at an offset from the start.
  subscript(safe offset: Int) -> Element? {
    offset >= 0 && offset < count ? self[index(startIndex, offsetBy: offset)] : nil
  }
}
