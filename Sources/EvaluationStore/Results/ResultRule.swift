/// Rules of imported figures. The raw value is the end of a stable code.
package enum ResultRule: String, Hashable, Sendable, CaseIterable {
  case fieldEmpty = "field-empty"
  case fieldUnprintable = "field-unprintable"
  case codeInvalid = "code-invalid"
  case periodInvalid = "period-invalid"
  case stageInvalid = "stage-invalid"
  /// Not a whole number from 0 on, or too large to be true.
  case numberInvalid = "number-invalid"
  /// A staff code without its unit, or the other way round.
  case clerkIncomplete = "clerk-incomplete"
  /// Not one figure.
  case rowEmpty = "row-empty"
  /// The same unit, clerk, procedure, stage and period twice.
  case rowRepeated = "row-repeated"
  /// A month and a day in it.
  case periodOverlaps = "period-overlaps"
  /// A day of a month that was imported as a whole.
  case monthStands = "month-stands"
  case annulledExceed = "annulled-exceed"
  case unitUnknown = "unit-unknown"

  // What the field's data may be all the same.
  case unitNotValid = "unit-not-valid"
  case clerkUnknown = "clerk-unknown"
  case procedureUnknown = "procedure-unknown"
  /// More results returned than dossiers received and carried over.
  case returnedExceed = "returned-exceed"
  case conductExceed = "conduct-exceed"
  /// Some rows of a unit and period name a clerk, procedure or stage, and some do not.
  case detailMixed = "detail-mixed"

  /// Warnings are told and refuse nothing: software counts dossiers that were taken back, or complaints about conduct apart.
  package var isWarning: Bool {
    switch self {
    case .unitNotValid, .clerkUnknown, .procedureUnknown, .returnedExceed, .conductExceed, .detailMixed: true
    default: false
    }
  }

  func texts(_ subject: String) -> (message: String, hint: String) {
    isWarning ? warningTexts(subject) : refusalTexts(subject)
  }

  private func refusalTexts(_ subject: String) -> (message: String, hint: String) {
    switch self {
    case .fieldEmpty: ("The field is empty.", "Every row needs a value here.")
    case .fieldUnprintable:
      ("The line holds a character that cannot be printed.", "Save the file again as “CSV UTF-8”.")
    case .codeInvalid: ("“\(subject)” is not a code.", "Check it for typing errors; it must read as in the registry.")
    case .periodInvalid: ("“\(subject)” is not a month or a day.", "Write it as 2026-10 or 2026-10-30.")
    case .stageInvalid:
      ("“\(subject)” is not a stage.", "Write receiving, supplementing, refusing or returning, or leave it empty.")
    case .numberInvalid:
      (
        "“\(subject)” is not a count.",
        "Write a whole number without signs or separators, or nothing where nothing is known."
      )
    case .clerkIncomplete:
      ("A clerk is a unit and a staff code.", "Fill in clerk_unit and staff, or neither.")
    case .rowEmpty: ("The row says nothing.", "Give at least one figure, or leave the row out.")
    case .rowRepeated: ("The same row stands before: \(subject).", "Add the two, or leave one out.")
    case .periodOverlaps:
      ("The list has a month of the unit, and days in it: \(subject).", "Give the month or its days, not both.")
    case .monthStands:
      ("The month of that day was imported as a whole: \(subject).", "Import the whole month again.")
    case .annulledExceed:
      (
        "More complaints are found wrong than there are: \(subject).",
        "Count those found wrong among the complaints too."
      )
    default: ("There is no unit “\(subject)”.", "Import the unit first, or check the code for typing errors.")
    }
  }

  private func warningTexts(_ subject: String) -> (message: String, hint: String) {
    switch self {
    case .unitNotValid:
      ("The unit “\(subject)” does not hold in all of that period.", "Reports show no figures of a unit on other days.")
    case .clerkUnknown:
      ("There is no clerk “\(subject)”.", "The figures are shown by that code until the clerk is imported.")
    case .procedureUnknown:
      ("There is no procedure “\(subject)”.", "The figures are shown by that code until the procedure is imported.")
    case .returnedExceed:
      (
        "More results are returned than dossiers were received or open: \(subject).",
        "Check early, on_time and late; give carried_over where the software tells it."
      )
    case .conductExceed:
      ("More complaints are about conduct than there are: \(subject).", "Check whether the software counts them apart.")
    default:
      (
        "Some rows tell a \(subject) and some do not.",
        "Rows are added up: leave sums out of the list, and name all or none."
      )
    }
  }
}
