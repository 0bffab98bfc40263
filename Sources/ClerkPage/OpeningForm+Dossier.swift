import RatingModel

/// How a dossier that was taken in waits in the form: `returning/late/1.004873/CODE`.
extension OpeningForm.Dossier {
  var written: String {
    "\(stage.rawValue)/\(timeliness?.rawValue ?? "")/\(procedure?.text ?? "")/\(code.text)"
  }

  init?(written: String) {
    let parts = written.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let stage = Stage(rawValue: parts[0]), let code = DossierCode(parts[3]),
      let timeliness = Self.optional(parts[1], Timeliness.init(rawValue:)),
      let procedure = Self.optional(parts[2], { ProcedureCode($0) })
    else { return nil }
    self.init(code: code, procedure: procedure, stage: stage, timeliness: stage == .returning ? timeliness : nil)
  }

  /// `nil` for a text that is wrong; an empty one is no value.
  private static func optional<Value>(_ text: String, _ read: (String) -> Value?) -> Value?? {
    if text.isEmpty { return .some(nil) }
    return read(text).map { .some($0) }
  }
}
