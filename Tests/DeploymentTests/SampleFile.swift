import ConfigurationText
import Foundation

/// A sample configuration, as it stands and with every setting turned on.
struct SampleFile {
  let text: String

  init(_ name: String) throws { text = try Repository.text("Firmware-Config/\(name)") }

  /// A line `#key = value` or `#[[table]]`, without a blank behind the sign, is a setting that is off.
  var allOn: String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains(#/^#(?:[a-z_-]+ =|\[)/#) ? String($0.dropFirst()) : String($0) }.joined(separator: "\n")
  }

  /// The first place of each key, by the key table's path, with every setting turned on.
  func lines() throws -> [String: Int] {
    var lines: [String: Int] = [:]
    func visit(_ node: ConfigurationNode) {
      let pattern = node.path.pattern
      lines[pattern] = min(lines[pattern] ?? .max, node.position.line)
      switch node.content {
      case .table(let members): members.values.forEach(visit)
      case .list(let elements): elements.forEach(visit)
      default: break
      }
    }
    visit(try ConfigurationText.parse(Data(allOn.utf8)).get())
    return lines
  }

  /// The remark right above a line, its lines joined.
  func remark(above line: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line - 1)
    let remark = lines.reversed().prefix { $0.hasPrefix("# ") }.reversed()
    return remark.map { $0.dropFirst(2) }.joined(separator: " ")
  }

  /// How many remarks say that a setting is required or that its value is the standard one.
  var markedSettings: Int { text.matches(of: /[^"]\((?:required|standard)\)/).count }

  /// Line of the text, from 1, as it stands.
  subscript(line: Int) -> String {
    String(text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1])
  }
}
