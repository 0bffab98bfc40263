extension ConfigurationText {
  /// A text as it is written in a configuration: in quotes, and whatever it holds, it is read again as it was. The one thing
  /// that no configuration may hold is a NUL, which ``parse(_:)`` refuses.
  package static func literal(of text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    // A kernel's driver may name its device as it likes; a terminal must not act upon it.
    case _ where scalar.properties.generalCategory == .control:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return String(scalar)
    }
  }
}
