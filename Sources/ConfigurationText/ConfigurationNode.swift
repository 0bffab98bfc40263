/// A value of a configuration file with its path and place: the document as plain data.
package struct ConfigurationNode: Sendable {
  package enum Content: Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([ConfigurationNode])
    case table([String: ConfigurationNode])
    /// A number with a fraction, a date, a time, by name: no key of ours takes one.
    case other(String)
  }

  package let content: Content
  package let path: ConfigurationPath
  package let position: SourcePosition

  package var table: [String: ConfigurationNode]? {
    if case .table(let members) = content { members } else { nil }
  }

  /// What the value is called in messages.
  package var noun: String {
    switch content {
    case .text: "text"
    case .integer: "an integer"
    case .flag: "true or false"
    case .list: "a list"
    case .table: "a table"
    case .other(let name): "a \(name)"
    }
  }
}
