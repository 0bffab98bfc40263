import Foundation
import ForwardingContract
import RatingModel

/// Definitions of scales and questions, and what tallies may name. A definition never changes under its version.
struct SQLDefinitions {
  let database: any SQLConnection
  /// `id/version` of what came with other content than before.
  private(set) var changedScales: Set<String> = []
  private(set) var changedQuestions: Set<String> = []
  /// What was looked up; `nil` for what never came.
  private var scales: [String: Scale?] = [:]
  private var questions: [String: Question?] = [:]

  init(database: any SQLConnection) { self.database = database }

  /// Keeps new definitions; those that differ from what came before change nothing.
  mutating func take(_ batch: Batch) throws {
    for scale in batch.scales where try !keep(scale, "scale", scale.id.text, scale.version) {
      changedScales.insert("\(scale.id)/\(scale.version)")
    }
    for question in batch.questions ?? [] where try !keep(question, "question", question.id.text, question.version) {
      changedQuestions.insert("\(question.id)/\(question.version)")
    }
  }

  /// `nil` when the key names nothing, or only what is defined.
  mutating func refusal(of key: TallyKey) throws -> TallyRefusal? {
    if let level = key.level {
      let name = "\(level.scale)/\(level.version)"
      guard !changedScales.contains(name) else { return .scaleConflict }
      guard let scale = try scale(level, name) else { return .scaleMissing }
      guard scale.level(level.level) != nil else { return .levelUnknown }
    }
    if case .answers(let answered) = key, let reference = key.question {
      let name = "\(reference.id)/\(reference.version)"
      guard !changedQuestions.contains(name) else { return .questionConflict }
      guard let question = try question(reference, name) else { return .questionMissing }
      guard question.answers.contains(where: { $0.name == answered.answer }) else { return .answerUnknown }
    }
    return nil
  }

  /// Every question that any tally ever named, ordered by id and version.
  static func allQuestions(in database: any SQLConnection) throws -> [Question] {
    try database.values("SELECT definition FROM question ORDER BY id, version", as: String.self).map {
      try read($0, as: Question.self)
    }
  }

  /// Every scale that any tally ever named, ordered by id and version.
  static func allScales(in database: any SQLConnection) throws -> [Scale] {
    try database.values("SELECT definition FROM scale ORDER BY id, version", as: String.self).map {
      try read($0, as: Scale.self)
    }
  }

  private mutating func scale(_ level: LevelReference, _ name: String) throws -> Scale? {
    if let known = scales[name] { return known }
    let scale = try text("scale", level.scale.text, level.version).map { try Self.read($0, as: Scale.self) }
    scales[name] = .some(scale)
    return scale
  }

  private mutating func question(_ reference: QuestionReference, _ name: String) throws -> Question? {
    if let known = questions[name] { return known }
    let question = try text("question", reference.id.text, reference.version).map {
      try Self.read($0, as: Question.self)
    }
    questions[name] = .some(question)
    return question
  }

  /// - Returns: whether it is what came before, or came for the first time.
  private func keep(_ definition: some Encodable, _ table: String, _ id: String, _ version: Int) throws -> Bool {
    let definition = String(decoding: try CanonicalJSON.data(definition), as: UTF8.self)
    if let present = try text(table, id, version) { return present == definition }
    try database.execute("INSERT INTO \(table) (id, version, definition) VALUES (?, ?, ?)", [id, version, definition])
    return true
  }

  private func text(_ table: String, _ id: String, _ version: Int) throws -> String? {
    try database.value("SELECT definition FROM \(table) WHERE id = ? AND version = ?", [id, version], as: String.self)
  }

  private static func read<Definition: Decodable>(_ text: String, as type: Definition.Type) throws -> Definition {
    guard let definition = try? CanonicalJSON.decode(type, from: Data(text.utf8)) else {
      throw Damage("\(type)".lowercased())
    }
    return definition
  }
}
