/// Finds on which line each key of a configuration stands, which the parser does not tell.
///
/// Knows tables with a header, keys with dots, and inline tables by their first line: all that this configuration can
/// hold. Whatever else a text holds, the walk ends, and what is not found stands on the first line.
struct KeyLines {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var table = ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.prefix { $0 != "#" }.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      if content.hasPrefix("[") {
        table = content.trimmingPrefix(/\[+/).prefix { $0 != "]" } + "."
        note(String(table.dropLast()), number + 1)
      } else if let equals = content.firstIndex(of: "=") {
        note(table + content[..<equals], number + 1)
      }
    }
  }

  /// The line of the key, or of the table that it is in.
  func line(of path: String) -> Int {
    var path = path[...]
    while lines[String(path)] == nil, let dot = path.lastIndex(of: ".") { path = path[..<dot] }
    return lines[String(path)] ?? 1
  }

  private mutating func note(_ path: String, _ line: Int) { lines[path] = lines[path] ?? line }
}
