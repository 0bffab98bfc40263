/// Why one tally of a batch was not taken, while the others were. The raw value is the code that the receipt tells.
package enum TallyRefusal: String, Hashable, Sendable, CaseIterable {
  /// The tally is of a family that this version does not count by.
  case familyUnknown = "family-unknown"
  /// It is no tally of the scheme: a field has a value that this version does not know.
  case unreadable = "tally-unreadable"
  /// Its count or version is out of bounds, or its version is beyond the head.
  case invalid = "tally-invalid"
  /// The same version came before with another count.
  case conflict = "tally-conflict"
  /// It names a scale whose definition never came, or cannot be read.
  case scaleMissing = "scale-missing"
  /// The scale came before, under the same version, with other content.
  case scaleConflict = "scale-conflict"
  /// The scale has no such level.
  case levelUnknown = "level-unknown"
  /// It names a question whose definition never came, or cannot be read.
  case questionMissing = "question-missing"
  /// The question came before, under the same version, with other content.
  case questionConflict = "question-conflict"
  /// The question has no such answer.
  case answerUnknown = "answer-unknown"
}
