import EvaluationReports
import Foundation

/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`). A field that is not there is empty.
struct PageForm: Hashable, Sendable {
  private static let mostFields = 256
  private let fields: [String: String]

  /// `nil` for what is no form, or has too many fields. Of a field that comes twice the first counts.
  init?(_ body: String) {
    let pairs = body.split(separator: "&")
    guard pairs.count <= Self.mostFields else { return nil }
    var fields: [String: String] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count == 2 ? parts[1] : "") else {
        return nil
      }
      if fields[name] == nil { fields[name] = value }
    }
    self.fields = fields
  }

  subscript(name: String) -> String { fields[name] ?? "" }

  var language: Language { Language(rawValue: self["lang"]) ?? .vietnamese }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}
