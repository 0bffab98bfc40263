import EvaluationStore
import RatingModel

/// The first day of a centre, step by step.
package enum SetupPage {
  package enum Step: Int, CaseIterable, Sendable {
    case code, offices, account, kiosk

    var word: SetupWord {
      switch self {
      case .code: .stepCode
      case .offices: .stepOffices
      case .account: .stepAccount
      case .kiosk: .stepKiosk
      }
    }
  }

  /// What stands under the steps.
  package enum Content: Sendable {
    case code
    case offices(notice: ImportsPage.Notice?)
    case draft(ImportDraft, ImportLook, ImportBasis, hasChanged: Bool)
    /// - Parameter tops: units that the administrator gets.
    case account(tops: [NamedUnit], name: String, done: ImportsPage.Taken?)
    case kiosk(counters: [KioskPlace], hours: Int, typed: String, outcome: KioskCodesPage.Outcome?)

    package var step: Step {
      switch self {
      case .code: .code
      case .offices, .draft: .offices
      case .account: .account
      case .kiosk: .kiosk
      }
    }
  }

  /// - Parameters:
  ///   - token: what every form must bring back.
  ///   - problem: said above the form.
  package static func html(
    frame: PageFrame, token: String, content: Content, problem: SetupWord? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: SetupWord) -> String { word.text(language) }
    var model = Model(
      frame: frame.model(title: text(.setup), kind: "medium"), heading: text(.setup), lead: text(.lead),
      stepsLabel: text(.steps), steps: steps(content.step, language), problem: problem?.text(language))
    switch content {
    case .code: model.code = CodeModel(token, language)
    case .offices(let notice):
      model.offices = OfficesModel(frame, token)
      if let notice { model.problem = notice.word.text(language) }
    case .draft(let draft, let look, let basis, let hasChanged):
      model.view = ImportDraftView(
        frame, token: token, draft: draft, look: look, basis: basis, hasChanged: hasChanged, upload: .setup,
        decide: .setup, isSetup: true)
    case .account(let tops, let name, let taken):
      model.done = taken?.text(language)
      model.account = AccountModel(frame, token, tops: tops, name: name)
    case .kiosk(let counters, let hours, let typed, let outcome):
      if outcome == .malformed { model.problem = KioskWord.placeMalformed.text(language) }
      if outcome == .counterUnknown { model.problem = KioskWord.counterUnknown.text(language) }
      model.kiosk = KioskModel(frame, counters: counters, hours: hours, typed: typed, outcome: outcome)
    }
    return PageTemplates.render("setup", model)
  }

  private static func steps(_ current: Step, _ language: Language) -> [StepModel] {
    Step.allCases.map { step in
      StepModel(
        label: step.word.text(language), isCurrent: step == current,
        kind: step.rawValue < current.rawValue ? "past" : step == current ? "current" : "ahead")
    }
  }

  private struct StepModel {
    let label: String
    let isCurrent: Bool
    let kind: String
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let lead: String
    let stepsLabel: String
    let steps: [StepModel]
    var done: String?
    var problem: String?
    var code: CodeModel?
    var offices: OfficesModel?
    var view: ImportDraftView?
    var account: AccountModel?
    var kiosk: KioskModel?

    init(
      frame: FrameModel, heading: String, lead: String, stepsLabel: String, steps: [StepModel], problem: String?
    ) {
      self.frame = frame
      self.heading = heading
      self.lead = lead
      self.stepsLabel = stepsLabel
      self.steps = steps
      self.problem = problem
    }
  }

  private struct CodeModel {
    let action = PagePath.setup.rawValue
    let token: String
    let language: String
    let title: String
    let text: String
    let label: String
    let submit: String

    init(_ token: String, _ language: Language) {
      self.token = token
      self.language = language.rawValue
      title = SetupWord.codeHeading.text(language)
      text = SetupWord.codeLead.text(language)
      label = SetupWord.code.text(language)
      submit = SetupWord.open.text(language)
    }
  }

  private struct OfficesModel {
    let title: String
    let text: String
    let sampleLabel: String
    let sample = """
      code,name,parent,valid_from,valid_to
      H56,Tỉnh Bình Minh,,,
      H56.14,Bộ phận Một cửa xã Tân Hà,H56,,
      """
    let form: ImportUploadForm

    init(_ frame: PageFrame, _ token: String) {
      title = SetupWord.officesHeading.text(frame.language)
      text = SetupWord.officesLead.text(frame.language)
      sampleLabel = SetupWord.officesSample.text(frame.language)
      form = ImportUploadForm(
        frame, token: token, action: .setup, lists: RegistryTable.allCases.map(ImportedList.registry), act: "upload")
    }
  }

  private struct AccountModel {
    let action = PagePath.setup.rawValue
    let token: String
    let language: String
    let title: String
    let text: String
    let unitsLabel: String
    let units: String
    let nameLabel: String
    let nameHelp: String
    let name: String
    let passwordLabel: String
    let passwordHelp: String
    let againLabel: String
    let submit: String
    let later: String
    let laterLink: String

    init(_ frame: PageFrame, _ token: String, tops: [NamedUnit], name: String) {
      let language = frame.language
      func text(_ word: SetupWord) -> String { word.text(language) }
      self.token = token
      self.language = language.rawValue
      title = text(.accountHeading)
      self.text = text(.accountLead)
      unitsLabel = text(.units)
      units = tops.map { top in top.name.map { "\($0) (\(top.code))" } ?? top.code.text }.joined(separator: ", ")
      nameLabel = text(.name)
      nameHelp = text(.nameHelp)
      self.name = name
      passwordLabel = text(.password)
      passwordHelp = text(.passwordHelp)
      againLabel = text(.again)
      submit = text(.makeAccount)
      later = text(.officesAgain)
      laterLink = "\(PagePath.setup.rawValue)?step=offices&lang=\(language.rawValue)"
    }
  }

  private struct KioskModel {
    let title: String
    let text: String
    let issued: IssuedCode?
    let form: CodeForm
    let action = PagePath.setup.rawValue
    let token: String
    let language: String
    let finish: String
    let finishLead: String

    init(
      _ frame: PageFrame, counters: [KioskPlace], hours: Int, typed: String, outcome: KioskCodesPage.Outcome?
    ) {
      let language = frame.language
      title = SetupWord.kioskHeading.text(language)
      text = SetupWord.kioskLead.text(language)
      issued = IssuedCode(outcome, hours: hours, language)
      form = CodeForm(frame, action: .setup, counters: counters, typed: typed)
      token = frame.account?.formToken ?? ""
      self.language = language.rawValue
      finish = SetupWord.finish.text(language)
      finishLead = SetupWord.finishLead.text(language)
    }
  }
}
