import Foundation

/// A program's own sources, asked for the subcommands and options that it declares.
struct ProgramSource {
  private let text: String

  init(_ program: String) throws {
    let folder = "Sources/\(program)"
    let names = try Repository.names(in: folder).filter { $0.hasSuffix(".swift") }
    text = try names.map { try Repository.text("\(folder)/\($0)") }.joined(separator: "\n")
  }

  /// Those of a command line's words that are neither a subcommand nor an option of the program. Values are passed over:
  /// what follows an option, paths, clerks, numbers.
  func lacks(_ words: some Sequence<String>) -> [String] {
    var previous = ""
    var lacking: [String] = []
    for word in words {
      if word.hasPrefix("--") {
        if !declares(option: String(word.dropFirst(2))) { lacking.append(word) }
      } else if !word.contains("/"), Int(word) == nil, !previous.hasPrefix("--"),
        !text.contains("commandName: \"\(word)\"")
      {
        lacking.append(word)
      }
      previous = word
    }
    return lacking
  }

  /// `--some-option` is declared as `var someOption` under a property wrapper of the argument parser, which brings `--help`
  /// itself.
  private func declares(option: String) -> Bool {
    if option == "help" { return true }
    let parts = option.split(separator: "-")
    let property = parts.prefix(1).joined() + parts.dropFirst().map(\.capitalized).joined()
    let pattern = #"@(Option|Flag)(?:(?!\bvar\b)[\s\S])*?\bvar \#(property)\b"#
    return text.range(of: pattern, options: .regularExpression) != nil
  }
}
