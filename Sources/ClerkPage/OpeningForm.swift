import Foundation
import RatingModel

/// The form with which a clerk opens the next session, as it was sent, and what follows from it.
///
/// Holds everything that was typed, so that whatever is wrong with it, nothing is lost.
package struct OpeningForm: Hashable, Sendable {
  package typealias Dossier = SessionOpening.Dossier

  /// Which button sent it.
  package enum Wish: String, Hashable, Sendable, CaseIterable {
    /// Open with what is in the form; what Enter means.
    case open
    /// Open without a dossier.
    case bare
    /// One more dossier; what Enter means while several are taken in.
    case add
    /// Several dossiers are to follow.
    case several
    /// Open although another session is under way.
    case sure
  }

  /// What is wrong with what was typed.
  package enum Fault: String, Hashable, Sendable, CaseIterable {
    case codeLong, codeUnreadable, procedureMalformed, dossiersMany
  }

  package enum Step: Hashable, Sendable {
    /// Enter in an empty form: nothing happens.
    case nothing
    /// Show the form again.
    case show(OpeningForm, faults: Set<Fault>)
    /// Open a session. `isSure`: whether the clerk was asked about the one under way.
    case open([Dossier], isSure: Bool)
  }

  /// What it opens; `nil` for a form that no page of ours made.
  package private(set) var session: SessionID?
  package private(set) var taken: [Dossier] = []
  package private(set) var code = ""
  package private(set) var procedure = ""
  package private(set) var stage: Stage
  package private(set) var timeliness: Timeliness?
  /// Whether several dossiers are taken in before the session is opened.
  package private(set) var isSeveral = false
  private var wish = Wish.open
  private var dropped: Int?

  /// An empty form, to open a session of this name.
  package init(stage: Stage, session: SessionID?) { (self.stage, self.session) = (stage, session) }

  /// What was sent; `stage` stands in for one that is missing.
  package init(_ fields: FormFields, stage: Stage) {
    session = PageSession.read(fields.first(FieldName.session))
    self.stage = fields.first(FieldName.stage).flatMap(Stage.init(rawValue:)) ?? stage
    timeliness = fields.first(FieldName.timeliness).flatMap(Timeliness.init(rawValue:))
    code = fields.first(FieldName.code) ?? ""
    procedure = fields.first(FieldName.procedure) ?? ""
    taken = fields.all(FieldName.dossier).prefix(SessionOpening.mostDossiers).compactMap(Dossier.init(written:))
    isSeveral = fields.first(FieldName.several) != nil
    wish = fields.first(FieldName.wish).flatMap(Wish.init(rawValue:)) ?? (isSeveral ? .add : .open)
    dropped = fields.first(FieldName.drop).flatMap { Int($0) }
  }

  package var step: Step {
    if let dropped { return .show(without(dropped), faults: []) }
    if wish == .several { return .show(severally, faults: []) }
    if wish == .bare { return .open([], isSure: false) }
    switch (wish, read()) {
    case (_, .failure(let faults)): return .show(self, faults: faults.all)
    case (.add, .success(let all)): return .show(emptied(taking: all), faults: [])
    case (.sure, .success(let all)): return .open(all, isSure: true)
    case (_, .success(let all)): return all.isEmpty ? .nothing : .open(all, isSure: false)
    }
  }

  /// What waits while the clerk is asked whether to open: exactly what was wished for.
  package var wished: OpeningForm {
    guard wish == .bare else { return self }
    var form = OpeningForm(stage: stage, session: session)
    form.timeliness = timeliness
    return form
  }

  /// The same form, to open a session of another name.
  package func naming(_ session: SessionID) -> OpeningForm {
    var form = self
    form.session = session
    return form
  }

  // MARK: What is in it

  private struct Faults: Error { let all: Set<Fault> }

  /// Every dossier of the form, the one in the field last.
  private func read() -> Result<[Dossier], Faults> {
    guard !code.allSatisfy(\.isWhitespace) else { return .success(taken) }
    var faults: Set<Fault> = []
    let read = DossierCode(code)
    if read == nil { faults.insert(code.contains(where: \.isControl) ? .codeUnreadable : .codeLong) }
    let typed = procedure.trimmingCharacters(in: .whitespacesAndNewlines)
    let named = ProcedureCode(typed)
    if named == nil && !typed.isEmpty { faults.insert(.procedureMalformed) }
    guard faults.isEmpty, let read else { return .failure(Faults(all: faults)) }
    let last = Dossier(
      code: read, procedure: named, stage: stage, timeliness: stage == .returning ? timeliness : nil)
    // A gun that reads the same label twice means it once.
    if taken.contains(where: { $0.code == last.code && $0.stage == last.stage }) { return .success(taken) }
    guard taken.count < SessionOpening.mostDossiers else { return .failure(Faults(all: [.dossiersMany])) }
    return .success(taken + [last])
  }

  private var severally: OpeningForm {
    var form = self
    form.isSeveral = true
    return form
  }

  private func emptied(taking all: [Dossier]) -> OpeningForm {
    var form = severally
    form.taken = all
    form.code = ""
    return form
  }

  private func without(_ index: Int) -> OpeningForm {
    var form = severally
    if form.taken.indices.contains(index) { form.taken.remove(at: index) }
    return form
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
