import EvaluationStore
import RatingModel

/// The fields of the form, as they were typed or as an entry has them.
package struct PaperForm: Hashable, Sendable {
  package var unit: String
  package var clerk: String
  package var day: String
  /// `id/version`.
  package var scale: String
  /// By level's name.
  package var forms: [String: String]
  package var reason: String
  /// The entry that is corrected; empty for a new one.
  package var corrects: String

  package init(
    unit: String = "", clerk: String = "", day: String = "", scale: String = "", forms: [String: String] = [:],
    reason: String = "", corrects: String = ""
  ) {
    self.unit = unit
    self.clerk = clerk
    self.day = day
    self.scale = scale
    self.forms = forms
    self.reason = reason
    self.corrects = corrects
  }

  /// For a correction of an entry.
  package init(correcting entry: PaperEntry) {
    let subject = entry.subject
    self.init(
      unit: subject.unit.text, clerk: subject.clerk?.description ?? "", day: subject.day.description,
      scale: "\(subject.scale)/\(subject.version)",
      forms: Dictionary(uniqueKeysWithValues: entry.forms.map { ($0.key.text, String($0.value)) }),
      corrects: "\(entry.id)")
  }

  /// What was typed, or what is wrong with it.
  package func entry(of scales: [Scale]) -> Result<NewPaperEntry, PaperFormProblem> {
    guard let unit = UnitCode(unit.trimmed) else { return .failure(.store(.unitUnknown)) }
    let named = clerk.trimmed
    let clerkID = ClerkID(named)
    guard named.isEmpty || clerkID != nil else { return .failure(.store(.clerkUnknown)) }
    guard let day = CivilDate(day.trimmed) else { return .failure(.dayMalformed) }
    guard let scale = scales.first(where: { $0.paperName == self.scale }) else {
      return .failure(.store(.scaleUnknown))
    }
    var counts: [LevelName: Int] = [:]
    for level in scale.levels {
      let typed = (forms[level.name.text] ?? "").trimmed
      guard typed.utf8.count <= 6, typed.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(typed),
        count <= PaperLimits.forms
      else { return .failure(.store(typed.isEmpty ? .levelsWrong : .countInvalid)) }
      counts[level.name] = count
    }
    var correction: PaperEntry.Correction?
    if !corrects.isEmpty {
      guard let id = Int64(corrects) else { return .failure(.store(.corrected)) }
      guard (1...PaperLimits.reasonCharacters).contains(reason.trimmed.unicodeScalars.count) else {
        return .failure(.store(.reasonMissing))
      }
      correction = .init(of: id, reason: reason.trimmed)
    }
    return .success(
      NewPaperEntry(
        subject: PaperSubject(unit: unit, clerk: clerkID, day: day, scale: scale.id, version: scale.version),
        forms: counts, correction: correction))
  }
}

/// What is said above the form.
package enum PaperFormProblem: Error, Hashable, Sendable {
  case store(PaperRefusal)
  case dayMalformed

  package var word: PaperWord {
    switch self {
    case .store(let refusal): refusal.word
    case .dayMalformed: .problemDay
    }
  }
}

extension Scale {
  /// How a form names it.
  package var paperName: String { "\(id)/\(version)" }
}

extension String {
  fileprivate var trimmed: String {
    String(trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }.reversed())
  }
}
