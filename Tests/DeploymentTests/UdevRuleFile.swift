import Foundation

/// udev's rules, taken apart by udev(7): `KEY{attribute}OPERATOR"value"`, separated by commas.
struct UdevRuleFile {
  struct Token: Hashable {
    let key: String
    let attribute: String?
    let comparison: String
    let value: String
  }

  /// Each logical line that is no remark.
  let rules: [[Token]]

  /// `nil` when a line is not made of such tokens.
  init?(_ text: String) {
    var rules: [[Token]] = []
    for line in text.replacing("\\\n", with: "").split(separator: "\n") where !line.hasPrefix("#") {
      guard let tokens = Self.tokens(of: String(line)) else { return nil }
      rules.append(tokens)
    }
    self.rules = rules
  }

  private static func tokens(of line: String) -> [Token]? {
    var rest = Substring(line)
    var tokens: [Token] = []
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: /([A-Z]+)(?:\{([^}]+)\})?(==|!=|\+=|-=|:=|=)"([^"]*)"(?:,\s*|$)/)
      else { return nil }
      tokens.append(
        Token(
          key: String(match.1), attribute: match.2.map(String.init), comparison: String(match.3), value: String(match.4)
        ))
      rest = rest[match.range.upperBound...]
    }
    return tokens
  }
}
