import EvaluationStore
import RatingModel

/// The reader's own account: when and from where it signed in, and another password.
package enum MyAccountPage {
  /// Why the password was not replaced.
  package enum Problem: String, Sendable, CaseIterable {
    case wrong = "password-wrong"
    case limited = "password-limited"
    case busy = "password-busy"
    case differs = "password-differs"
    case tooShort = "password-too-short"
    case tooLong = "password-too-long"
    case unprintable = "password-unprintable"
    case tooPlain = "password-too-plain"

    var word: PeopleWord {
      switch self {
      case .wrong: .passwordWrong
      case .limited: .passwordLimited
      case .busy: .problemBusy
      case .differs: .passwordDiffers
      case .tooShort: .passwordTooShort
      case .tooLong: .passwordTooLong
      case .unprintable: .passwordUnprintable
      case .tooPlain: .passwordTooPlain
      }
    }
  }

  package static func html(
    frame: PageFrame, rights: AccountRights, signIns: [AccessEvent], zone: Zone, problem: Problem? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: PeopleWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: zone)
    return PageTemplates.render(
      "my-account",
      Model(
        frame: frame.model(title: text(.myAccount), kind: "medium"), heading: text(.myAccount),
        name: frame.account?.name ?? "", role: rights.role.text(language),
        reach: rights.clerk?.description ?? rights.roots.sorted().map(\.text).joined(separator: ", "),
        signInsHeading: text(.signInsHeading), signInsNote: text(.signInsNote), empty: text(.signInsEmpty),
        hasRows: !signIns.isEmpty, heads: [text(.auditTime), text(.auditKind), text(.auditAddress)],
        rows: signIns.map {
          Model.Row(time: spelling.text($0.time), what: $0.kind.text(language), address: $0.address)
        }, passwordHeading: text(.passwordHeading), problem: problem?.word.text(language),
        action: PagePath.myAccount.rawValue, token: frame.account?.formToken ?? "",
        presentLabel: text(.passwordPresent),
        newLabel: text(.passwordNew), againLabel: text(.passwordAgain), help: text(.passwordHelp),
        change: text(.passwordChange)))
  }

  private struct Model {
    struct Row {
      let time: String
      let what: String
      let address: String
    }
    let frame: FrameModel
    let heading: String
    let name: String
    let role: String
    let reach: String
    let signInsHeading: String
    let signInsNote: String
    let empty: String
    let hasRows: Bool
    let heads: [String]
    let rows: [Row]
    let passwordHeading: String
    let problem: String?
    let action: String
    let token: String
    let presentLabel: String
    let newLabel: String
    let againLabel: String
    let help: String
    let change: String
  }
}
