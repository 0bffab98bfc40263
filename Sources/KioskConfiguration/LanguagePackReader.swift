import ConfigurationText
import Foundation
import KioskScreen

/// Takes a pack's words out of its document; the first fault ends it.
struct LanguagePackReader {
  private let members: [String: ConfigurationNode]

  init(root: ConfigurationNode) { members = root.table ?? [:] }

  func table() throws(LanguagePack.Fault) -> StringTable {
    try refuseOthers(members, than: ["language", "words", "states", "levels", "questions"], in: "the file")
    return StringTable(
      language: try language(), words: try words(), wordings: try wordings(), labels: try labels())
  }

  private func language() throws(LanguagePack.Fault) -> String {
    let code = try text(members["language"], "language")
    guard code.wholeMatch(of: /[a-z]{2,8}/) != nil else {
      throw fault("“\(code)” is no language; write a code of 2 to 8 small letters, as HTML names it")
    }
    return code
  }

  private func words() throws(LanguagePack.Fault) -> [ScreenWord: String] {
    let given = try members(of: "words")
    try refuseOthers(given, than: Set(ScreenWord.allCases.map(\.rawValue)), in: "[words]")
    var words: [ScreenWord: String] = [:]
    for word in ScreenWord.allCases { words[word] = try text(given[word.rawValue], "words.\(word.rawValue)") }
    return words
  }

  private func wordings() throws(LanguagePack.Fault) -> [ScreenView.State: Wording] {
    let given = try members(of: "states")
    try refuseOthers(given, than: Set(ScreenView.State.allCases.map(\.rawValue)), in: "[states]")
    var wordings: [ScreenView.State: Wording] = [:]
    for state in ScreenView.State.allCases {
      let name = "states.\(state.rawValue)"
      guard let said = given[state.rawValue]?.table else { throw fault("\(name) is missing") }
      try refuseOthers(said, than: ["headline", "detail"], in: "[\(name)]")
      wordings[state] = Wording(
        headline: try text(said["headline"], "\(name).headline"),
        detail: try text(said["detail"], "\(name).detail", mayBeEmpty: true))
    }
    return wordings
  }

  private func labels() throws(LanguagePack.Fault) -> [StringTable.Label: String] {
    var labels: [StringTable.Label: String] = [:]
    for (name, node) in members["levels"]?.table ?? [:] {
      labels[.level(name)] = try text(node, "levels.\(name)")
    }
    for (question, node) in members["questions"]?.table ?? [:] {
      let said = node.table ?? [:]
      let place = "questions.\(question)"
      try refuseOthers(said, than: ["text", "answers"], in: "[\(place)]")
      if let asked = said["text"] { labels[.question(question)] = try text(asked, "\(place).text") }
      for (name, answer) in said["answers"]?.table ?? [:] {
        labels[.answer(question: question, name: name)] = try text(answer, "\(place).answers.\(name)")
      }
    }
    return labels
  }

  // MARK: Pieces

  private func members(of name: String) throws(LanguagePack.Fault) -> [String: ConfigurationNode] {
    guard let table = members[name]?.table else { throw fault("[\(name)] is missing") }
    return table
  }

  private func refuseOthers(
    _ given: [String: ConfigurationNode], than known: Set<String>, in place: String
  ) throws(LanguagePack.Fault) {
    guard let other = given.keys.filter({ !known.contains($0) }).min() else { return }
    throw fault("\(place) has “\(other)”, which is no word of the screen", at: given[other])
  }

  private func text(
    _ node: ConfigurationNode?, _ name: String, mayBeEmpty: Bool = false
  ) throws(LanguagePack.Fault) -> String {
    guard let node else { throw fault("\(name) is missing") }
    guard case .text(let text) = node.content else { throw fault("\(name) is no text", at: node) }
    let normalised = text.precomposedStringWithCanonicalMapping
    guard mayBeEmpty || !normalised.isEmpty, normalised.count <= LanguagePack.longestText,
      normalised == normalised.trimmingCharacters(in: .whitespacesAndNewlines),
      !normalised.unicodeScalars.contains(where: ConfigurationReader.isUnreadable)
    else { throw fault("\(name) cannot stand on a screen", at: node) }
    return normalised
  }

  private func fault(_ reason: String, at node: ConfigurationNode? = nil) -> LanguagePack.Fault {
    LanguagePack.Fault(reason: (node.map { "line \($0.position.line): " } ?? "") + reason)
  }
}
