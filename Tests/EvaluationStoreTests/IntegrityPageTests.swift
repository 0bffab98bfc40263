import EvaluationStore
import Foundation
import Testing

/// The table of faults, the kinds of events and the tests cannot drift apart.
@Suite struct IntegrityPageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func page() throws -> String {
    try String(contentsOf: root.appending(path: "Sources/EvaluationStore/Integrity.md"), encoding: .utf8)
  }

  /// The cells of each fault's row.
  private static func rows() throws -> [[String]] {
    try page().split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// Names of all functions under Tests that are tests.
  private static func tests() throws -> Set<String> {
    let files = FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
    var names: Set<String> = []
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /@Test(?:\([^@]*?\))?\s+func ([A-Za-z0-9]+)\(/) { names.insert(String(match.1)) }
    }
    return names
  }

  private static func names(in cell: String) -> [String] { cell.matches(of: /`([A-Za-z0-9]+)`/).map { String($0.1) } }

  @Test func everyFaultNamesTestsThatExistOrIsPending() throws {
    let (rows, tests) = (try Self.rows(), try Self.tests())
    #expect(rows.count > 20)
    for row in rows {
      try #require(row.count == 5, "\(row)")
      let named = Self.names(in: row[4])
      #expect(!named.isEmpty || row[4] == "pending", "\(row[0]) names nothing that holds it")
      for name in named { #expect(tests.contains(name), "\(row[0]) names \(name)") }
    }
  }

  @Test func everyFaultHasAVerdict() throws {
    for row in try Self.rows() {
      let isJudged = ["detected", "bounded", "undetectable", "without effect"].contains { row[1].hasPrefix($0) }
      #expect(isJudged, "\(row[0]): \(row[1])")
    }
  }

  @Test func everyKindOfEventStandsInTheTableAndNoOther() throws {
    let said = Set(try Self.rows().flatMap { Self.names(in: $0[3]) })
    #expect(said == Set(IntegrityKind.allCases.map(\.rawValue)))
  }
}
