import RatingModel

/// The fields of the form for the next session.
struct OpeningFields {
  private let frame: PageFrame
  private let token: String
  private let form: OpeningForm
  private let faults: Set<OpeningForm.Fault>

  init(_ frame: PageFrame, token: String, form: OpeningForm, faults: Set<OpeningForm.Fault>) {
    self.frame = frame
    self.token = token
    self.form = form
    self.faults = faults
  }

  var markup: Markup {
    """
    <form class="stack" method="post" action="\(frame.place.action(.next))" autocomplete="off">
    \(frame.hidden(token: token))\(frame.hidden(form.session))
    \(faultsTold)
    \(mark)
    <label for="code">\(text(.code))</label>
    <input id="code" class="code" name="\(FieldName.code)" value="\(form.code)" aria-describedby="code-help" \
    spellcheck="false" autocapitalize="off" autofocus>
    <p id="code-help" class="help">\(text(form.isSeveral ? .codeHelpSeveral : .codeHelp))</p>
    \(buttons)
    \(taken)
    \(choices(.stage, name: FieldName.stage, Stage.allCases.map { ($0.rawValue, $0.word, $0 == form.stage) }))
    \(choices(.timeliness, name: FieldName.timeliness, timeliness))
    <label for="procedure">\(text(.procedure))</label>
    <input id="procedure" name="\(FieldName.procedure)" value="\(form.procedure)" aria-describedby="procedure-help" \
    spellcheck="false" autocapitalize="off">
    <p id="procedure-help" class="help">\(text(.procedureHelp))</p>
    </form>
    """
  }

  private func text(_ word: ClerkWord) -> String { frame.text(word) }

  private var faultsTold: Markup {
    let told = OpeningForm.Fault.allCases.filter(faults.contains).map { frame.problem(text($0.word)) }
    return "\(told)"
  }

  /// The first button is what Enter means.
  private var buttons: Markup {
    if form.isSeveral {
      return """
        <div class="buttons">\(button(.add, .add, "main"))\(button(.open, .openSeveral, "quiet"))</div>
        """
    }
    return """
      <div class="buttons">\(button(.open, .open, "main"))\(button(.several, .several, "quiet"))\
      \(button(.bare, .bare, "quiet"))</div>
      """
  }

  private func button(_ wish: OpeningForm.Wish, _ word: ClerkWord, _ kind: Markup) -> Markup {
    "<button class=\"\(kind)\" name=\"\(FieldName.wish)\" value=\"\(wish.rawValue)\">\(text(word))</button>"
  }

  // MARK: Dossiers that were taken in

  private var mark: Markup {
    guard form.isSeveral else { return .nothing }
    return "<input type=\"hidden\" name=\"\(FieldName.several)\" value=\"1\">"
  }

  /// Below the field: Enter takes the first button of a form, which must not be one that removes a dossier.
  private var taken: Markup {
    guard form.isSeveral, !form.taken.isEmpty else { return .nothing }
    let rows = form.taken.enumerated().map { index, dossier in row(dossier, index) }
    return """
      <h3>\(text(.taken))</h3>
      <ol class="taken">
      \(rows)
      </ol>
      """
  }

  private func row(_ dossier: OpeningForm.Dossier, _ index: Int) -> Markup {
    let when = dossier.timeliness.map { ", " + text($0.word) } ?? ""
    let procedure = dossier.procedure.map { ", " + $0.text } ?? ""
    return """
      <li><input type="hidden" name="\(FieldName.dossier)" value="\(dossier.written)">\
      <span><span class="code">\(dossier.code.text)</span> <small>\(text(dossier.stage.word) + when + procedure)</small></span>\
      <button class="quiet" name="\(FieldName.drop)" value="\(index)" \
      aria-label="\(text(.drop)) \(dossier.code.text)">\(text(.drop))</button></li>
      """
  }

  // MARK: Choices

  private var timeliness: [(value: String, word: ClerkWord, isChosen: Bool)] {
    [("", .timelinessUnknown, form.timeliness == nil)]
      + Timeliness.allCases.map { ($0.rawValue, $0.word, $0 == form.timeliness) }
  }

  private func choices(
    _ legend: ClerkWord, name: String, _ choices: [(value: String, word: ClerkWord, isChosen: Bool)]
  ) -> Markup {
    let rows = choices.map { choice -> Markup in
      let chosen: Markup = choice.isChosen ? " checked" : .nothing
      return """
        <label><input type="radio" name="\(name)" value="\(choice.value)"\(chosen)><span>\(text(choice.word))</span></label>
        """
    }
    return """
      <fieldset class="\(name)"><legend>\(text(legend))</legend><div class="choices">
      \(rows)
      </div></fieldset>
      """
  }
}

extension OpeningForm.Fault {
  var word: ClerkWord {
    switch self {
    case .codeLong: .codeLong
    case .codeUnreadable: .codeUnreadable
    case .procedureMalformed: .procedureMalformed
    case .dossiersMany: .dossiersMany
    }
  }
}

extension Stage {
  var word: ClerkWord {
    switch self {
    case .receiving: .receiving
    case .supplementing: .supplementing
    case .refusing: .refusing
    case .returning: .returning
    }
  }
}

extension Timeliness {
  var word: ClerkWord {
    switch self {
    case .early: .early
    case .onTime: .onTime
    case .late: .late
    }
  }
}
