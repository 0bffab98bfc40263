import EvaluationStore
import RatingModel

/// One-time codes for kiosks: for which counter, and what to type at the kiosk.
package enum KioskCodesPage {
  /// Counters that are offered.
  package static let rows = 200

  package enum Outcome: Hashable, Sendable {
    /// Shown this once.
    case issued(code: String, KioskPlace)
    case malformed
    case counterUnknown
  }

  /// - Parameters:
  ///   - counters: without a kiosk; one more than ``rows`` where there are more.
  ///   - typed: as it was typed, where it was refused.
  ///   - isFirstDay: whether it stands in the wizard of the first day.
  package static func html(
    frame: PageFrame, counters: [KioskPlace], hours: Int, typed: String = "", outcome: Outcome? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: KioskWord) -> String { word.text(language) }
    var problem: String?
    switch outcome {
    case .malformed: problem = text(.placeMalformed)
    case .counterUnknown: problem = text(.counterUnknown)
    case .issued, nil: break
    }
    return PageTemplates.render(
      "kiosk-codes",
      Model(
        frame: frame.model(title: text(.codes), kind: "medium"), heading: text(.codes), lead: text(.codesLead),
        issued: IssuedCode(outcome, hours: hours, language), problem: problem,
        form: CodeForm(frame, action: .kioskCodes, counters: counters, typed: typed),
        backLink: PagePath.kiosks.link(language), back: text(.backToKiosks)))
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let lead: String
    let issued: IssuedCode?
    let problem: String?
    let form: CodeForm
    let backLink: String
    let back: String
  }
}

/// The field for a counter, with those offered that have no kiosk.
struct CodeForm {
  let action: String
  let token: String
  let language: String
  let label: String
  let typed: String
  let places: [SelectOption]
  let note: String?
  let submit: String

  init(_ frame: PageFrame, action: PagePath, counters: [KioskPlace], typed: String) {
    let language = frame.language
    self.action = action.rawValue
    token = frame.account?.formToken ?? ""
    self.language = language.rawValue
    label = KioskWord.codesPlace.text(language)
    self.typed = typed
    places = counters.prefix(KioskCodesPage.rows).map { place in
      SelectOption(code: "\(place.unit)/\(place.counter)", selected: false, label: "\(place.unit)/\(place.counter)")
    }
    note =
      counters.isEmpty
      ? KioskWord.codesEmpty.text(language)
      : counters.count > KioskCodesPage.rows ? KioskWord.codesMore.text(language) : nil
    submit = KioskWord.codesIssue.text(language)
  }
}

/// A code that is shown once, and what to do with it.
struct IssuedCode {
  let label: String
  let code: String
  let place: String
  let hours: String
  let how: String
  let steps: [Step]

  struct Step {
    let text: String
    let command: String?
  }

  init?(_ outcome: KioskCodesPage.Outcome?, hours: Int, _ language: Language) {
    guard case .issued(let code, let place) = outcome else { return nil }
    label = KioskWord.codesIssued.text(language)
    self.code = code
    self.place = "\(place.unit)/\(place.counter)"
    self.hours = KioskWord.codesHours.text(Int64(hours), language)
    how = KioskWord.codesHow.text(language)
    steps = [
      Step(text: KioskWord.codesHow1.text(language), command: "nano /etc/kioskd/enrolment-code"),
      Step(text: KioskWord.codesHow2.text(language), command: "nano /etc/kioskd/kioskd.toml"),
      Step(
        text: KioskWord.codesHow3.text(language),
        command: "systemd-tmpfiles --create kioskd.conf\nsystemctl restart kioskd"),
    ]
  }
}
