/// Where in a document a value lies: names of tables' keys and indices of lists, from the outermost inwards.
package struct ConfigurationPath: Hashable, Sendable, CustomStringConvertible {
  package enum Step: Hashable, Sendable {
    case name(String)
    /// Counted from 0.
    case index(Int)
  }

  package let steps: [Step]

  package static let root = ConfigurationPath(steps: [])

  package func name(_ name: String) -> ConfigurationPath { ConfigurationPath(steps: steps + [.name(name)]) }
  package func index(_ index: Int) -> ConfigurationPath { ConfigurationPath(steps: steps + [.index(index)]) }

  /// For people: `scale.levels[2].vi` is of the second level. List elements count from 1.
  package var description: String {
    text { "[\($0 + 1)]" }
  }

  /// The same path in a key table, where `[]` stands for any element: `scale.levels[].vi`.
  package var pattern: String {
    text { _ in "[]" }
  }

  private func text(_ index: (Int) -> String) -> String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .name(let name): text += (text.isEmpty ? "" : ".") + Self.written(name)
      case .index(let number): text += index(number)
      }
    }
  }

  /// A name in quotation marks where TOML demands them, so that `"a.b"` is never taken for `b` in `a`.
  private static func written(_ name: String) -> String {
    let isBare = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_".utf8.contains(byte)
    }
    return isBare && !name.isEmpty ? name : "\"\(name)\""
  }
}
