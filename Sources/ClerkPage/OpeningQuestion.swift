/// What the clerk is asked before the session under way ends for the next one: everything of the form, out of sight, and two
/// ways on. There is no field and no cursor, so that a second shot of the gun is no answer.
struct OpeningQuestion {
  private let frame: PageFrame
  private let token: String
  private let form: OpeningForm
  private let question: ClerkWord

  init(_ frame: PageFrame, token: String, form: OpeningForm, question: ClerkWord) {
    self.frame = frame
    self.token = token
    self.form = form
    self.question = question
  }

  var markup: Markup {
    """
    <form method="post" action="\(frame.place.action(.next))">
    \(frame.hidden(token: token))\(frame.hidden(form.session))
    \(fields)
    <p class="question" role="alert">\(frame.text(question))</p>
    \(codes)
    <div class="buttons">\
    <button class="main" name="\(FieldName.wish)" value="\(OpeningForm.Wish.sure.rawValue)">\(frame.text(.sure))</button>\
    <a class="button" href="\(frame.place.link(.home, frame.language))">\(frame.text(.back))</a></div>
    </form>
    """
  }

  private var fields: [Markup] {
    let several = form.isSeveral ? [(FieldName.several, "1")] : []
    let single = [
      (FieldName.code, form.code), (FieldName.stage, form.stage.rawValue),
      (FieldName.timeliness, form.timeliness?.rawValue ?? ""), (FieldName.procedure, form.procedure),
    ]
    return (several + single + form.taken.map { (FieldName.dossier, $0.written) }).map { name, value in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
  }

  private var codes: Markup {
    let codes = form.taken.map(\.code.text) + [form.code].filter { !$0.isEmpty }
    guard !codes.isEmpty else { return "<p>\(frame.text(.noDossier))</p>" }
    let rows = codes.map { code -> Markup in "<li class=\"code\">\(code)</li>" }
    return """
      <ol class="taken">
      \(rows)
      </ol>
      """
  }
}
