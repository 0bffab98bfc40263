/// Name of a question: `dieu-gi`.
package typealias QuestionID = Code<ScaleRule>
/// Name of one answer to a question: `huong-dan-ro-rang`.
package typealias AnswerName = Code<ScaleRule>

/// The indices of TT 01/2018/TT-VPCP Art. 13 that citizens' answers feed, by their numbers there.
package enum StatutoryIndex: Int, Hashable, Sendable, Codable, CaseIterable {
  /// Index 1, 3, 4 and 7 are taken from forms, electronic devices and online functions (Art. 14); the others come from
  /// the one-stop software.
  case one = 1
  case three = 3
  case four = 4
  case seven = 7
}

/// A question as tallies name it.
package struct QuestionReference: Hashable, Sendable {
  package let id: QuestionID
  package let version: Int

  package init(id: QuestionID, version: Int) {
    self.id = id
    self.version = version
  }
}

/// What may be asked after the level, the same whatever the level was. The same id and version always has the same content.
package struct Question: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// What was good, or what was wrong: any number of answers.
    case chips
    /// One answer.
    case single
  }

  /// One answer to choose.
  package struct Answer: Hashable, Sendable, Codable {
    package let name: AnswerName
    /// By language: `vi` and `en` always. NFC.
    package let labels: [String: String]

    package init(name: AnswerName, labels: [String: String]) {
      self.name = name
      self.labels = labels
    }
  }

  package static let answersRange = 2...12

  package let id: QuestionID
  package let version: Int
  package let kind: Kind
  /// The index that the answers feed.
  package let index: StatutoryIndex?
  /// The question itself, by language: `vi` and `en` always. NFC.
  package let labels: [String: String]
  package let answers: [Answer]

  /// `nil` unless the version is positive, there are 2 to 12 answers of distinct names, and everything is labelled in
  /// Vietnamese and English.
  package init?(
    id: QuestionID, version: Int, kind: Kind, index: StatutoryIndex?, labels: [String: String], answers: [Answer]
  ) {
    guard version > 0, Self.answersRange.contains(answers.count), Set(answers.map(\.name)).count == answers.count,
      ([labels] + answers.map(\.labels)).allSatisfy({ $0["vi"]?.isEmpty == false && $0["en"]?.isEmpty == false })
    else { return nil }
    self.id = id
    self.version = version
    self.kind = kind
    self.index = index
    self.labels = labels
    self.answers = answers
  }

  private enum CodingKeys: String, CodingKey { case id, version, kind, index, labels, answers }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let question = Question(
      id: try container.decode(QuestionID.self, forKey: .id),
      version: try container.decode(Int.self, forKey: .version),
      kind: try container.decode(Kind.self, forKey: .kind),
      index: try container.decodeIfPresent(StatutoryIndex.self, forKey: .index),
      labels: try container.decode([String: String].self, forKey: .labels),
      answers: try container.decode([Answer].self, forKey: .answers))
    guard let question else {
      throw DecodingError.dataCorruptedError(
        forKey: .answers, in: container, debugDescription: "a question has 2 to 12 distinct labelled answers")
    }
    self = question
  }
}
