import SeededRandom

/// Writes a valid TOML document at random and remembers in which line each value was written.
struct RandomDocument {
  private(set) var text = ""
  /// By path, list elements counted from 1.
  private(set) var lines: [String: Int] = [:]
  private var line = 1
  private var names = 0
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func write() {
    for _ in 0..<pick(4) { pair(in: "") }
    for _ in 0..<pick(5) {
      let name = freshName()
      if pick(2) == 0 { table(name) } else { tables(name) }
    }
  }

  private mutating func table(_ name: String) {
    noise()
    lines[name] = line
    put("[ \(name) ]" + ending())
    for _ in 0..<pick(4) { pair(in: name) }
  }

  private mutating func tables(_ name: String) {
    for number in 1...(1 + pick(3)) {
      noise()
      if number == 1 { lines[name] = line }
      let element = "\(name)[\(number)]"
      lines[element] = line
      put("[[\(name)]]" + ending())
      for _ in 0..<pick(3) { pair(in: element) }
      guard pick(2) == 0 else { continue }
      let sub = freshName()
      lines["\(element).\(sub)"] = line
      put("[\(name).\(sub)]\n")
      pair(in: "\(element).\(sub)")
    }
  }

  private mutating func pair(in table: String) {
    noise()
    var path = table
    for number in 0...pick(3) {
      let name = freshName()
      path += (path.isEmpty ? "" : ".") + name
      lines[path] = line
      put((number == 0 ? "" : ".") + ["", "\"", "'"][pick(3)].surrounding(name))
    }
    put(" = ")
    value(at: path, depth: 0)
    put(ending())
  }

  private mutating func value(at path: String, depth: Int) {
    switch pick(depth > 2 ? 6 : 8) {
    case 0: put("\"[a] # = \\\" \\\\ \"")
    case 1: put("'[a] # = \\'")
    case 2: put("\"\"\"\n[b]\nc = \\\"\"\" # \"\" \n\"\"\"\"")
    case 3: put("'''x = [\n'''")
    case 4: put("-17")
    case 5: put("true")
    case 6: list(at: path, depth: depth)
    default: inlineTable(at: path, depth: depth)
    }
  }

  private mutating func list(at path: String, depth: Int) {
    put("[")
    for number in 0..<pick(4) {
      if pick(2) == 0 { put(" # ], [ \" '\n  ") }
      lines["\(path)[\(number + 1)]"] = line
      value(at: "\(path)[\(number + 1)]", depth: depth + 1)
      put(pick(2) == 0 ? ", " : " ,\n")
    }
    put("]")
  }

  private mutating func inlineTable(at path: String, depth: Int) {
    put("{")
    let count = pick(3)
    for number in 0..<count {
      let name = freshName()
      lines["\(path).\(name)"] = line
      put(" \(name) = ")
      value(at: "\(path).\(name)", depth: depth + 1)
      if number < count - 1 { put(",") }
    }
    put(" }")
  }

  private mutating func noise() {
    if pick(3) == 0 { put(["\n", "# [x]\n", "\t\r\n", "#= \"\"\"\n"][pick(4)]) }
  }

  private mutating func ending() -> String { ["\n", "  # a = [\n", "\r\n"][pick(3)] }

  private mutating func freshName() -> String {
    names += 1
    return "k\(names)"
  }

  private mutating func pick(_ count: Int) -> Int { random.below(count) }

  private mutating func put(_ part: String) {
    text += part
    line += part.unicodeScalars.count { $0 == "\n" }
  }
}

extension String {
  fileprivate func surrounding(_ text: String) -> String { self + text + self }
}
