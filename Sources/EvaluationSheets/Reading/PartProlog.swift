import Foundation

/// What stands before the first element of a part. Nothing may come in there: a declaration of types is refused before a
/// parser sees it, and so is every encoding in which one might hide.
struct PartProlog {
  private var rest: Data
  private let name: String

  static func check(_ data: Data, _ name: String) throws(SheetProblem) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var prolog = PartProlog(rest: data.starts(with: mark) ? data.dropFirst(mark.count) : data, name: name)
    while try prolog.pass() {}
  }

  /// Passes over one thing; `false` once the first element begins.
  private mutating func pass() throws(SheetProblem) -> Bool {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if rest.starts(with: Array("<?".utf8)) {
      try check(instruction: try take(to: "?>"))
      return true
    }
    if rest.starts(with: Array("<!--".utf8)) {
      _ = try take(to: "-->")
      return true
    }
    guard !rest.starts(with: Array("<!".utf8)) else { throw SheetProblem(.partDeclaresTypes, name) }
    // A first element has a name; a zero here would be UTF-16.
    guard rest.first == UInt8(ascii: "<"), let next = rest.dropFirst().first, next > 0x20 else { throw malformed }
    return false
  }

  private mutating func take(to end: String) throws(SheetProblem) -> Data {
    guard let range = rest.range(of: Data(end.utf8)) else { throw malformed }
    defer { rest = rest[range.upperBound...] }
    return rest[..<range.upperBound]
  }

  private func check(instruction: Data) throws(SheetProblem) {
    let text = String(decoding: instruction.prefix(1024), as: UTF8.self)
    guard let encoding = text.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.1 else { return }
    guard ["utf-8", "us-ascii"].contains(encoding.lowercased()) else { throw malformed }
  }

  private var malformed: SheetProblem { SheetProblem(.partMalformed, name) }
}
