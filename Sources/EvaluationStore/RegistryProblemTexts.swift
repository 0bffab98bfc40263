extension RegistryProblem {
  /// What is wrong, for people.
  package var message: String { texts.message }
  /// What to do about it.
  package var hint: String { texts.hint }

  private var texts: (message: String, hint: String) {
    if let fault = kind.tableFault { return fault.texts(subject, of: table.columns) }
    switch kind {
    case .fieldEmpty, .fieldTooLong, .fieldUnprintable, .codeInvalid, .dateInvalid, .validityReversed: return fieldTexts
    case .unitUnknown, .unitNotValid, .counterUnknown, .clerkUnknown, .kioskWithoutCounter, .accountWithoutUnit:
      return homeTexts
    default: return unitTexts
    }
  }

  private var fieldTexts: (message: String, hint: String) {
    switch kind {
    case .fieldEmpty:
      ("The field is empty.", "Every row needs a value here.")
    case .fieldTooLong:
      (
        "The text is too long.",
        "At most \(RegistryLimits.nameCharacters) characters; units that went before, \(RegistryLimits.predecessorCharacters)."
      )
    case .fieldUnprintable:
      (
        "The field holds a character that cannot be printed.",
        "Type the text again, without line ends or control characters."
      )
    case .codeInvalid:
      (
        "“\(subject)” is not a code.",
        "Unit codes are of A–Z, 0–9 and “.”; other codes may also hold a–z and “-”."
      )
    case .dateInvalid:
      ("“\(subject)” is not a day.", "Write it as 2026-11-21, or leave it empty for no end.")
    default:
      ("The last day is before the first.", "valid_from must not be after valid_to.")
    }
  }

  private var unitTexts: (message: String, hint: String) {
    switch kind {
    case .validityOverlaps:
      ("“\(subject)” is there twice for the same day.", "Remove one row, or end the earlier one with valid_to.")
    case .parentUnknown:
      ("There is no unit “\(subject)”.", "Add the parent to units.csv, or leave the field empty for the top of a tree.")
    case .parentNotValid:
      (
        "The parent “\(subject)” does not hold on every day of the unit.",
        "Split the unit's row at the day on which its parent changes."
      )
    case .predecessorUnknown:
      ("There is no unit “\(subject)” that went before.", "Keep the row of a unit that has ended, with its valid_to.")
    case .predecessorNotEnded:
      (
        "The unit “\(subject)” has not ended when its successor begins.",
        "End it with valid_to before valid_from of the successor; if it goes on smaller, let its new row name it too."
      )
    default:
      ("“\(subject)” stands below itself.", "Follow the column parent upwards: it must end at a unit without a parent.")
    }
  }

  private var homeTexts: (message: String, hint: String) {
    switch kind {
    case .unitUnknown:
      ("There is no unit “\(subject)”.", "Add it to units.csv, or check the code for typing errors.")
    case .unitNotValid:
      ("The unit “\(subject)” holds on none of the row's days.", "Check valid_from and valid_to here and in units.csv.")
    case .counterUnknown:
      ("There is no counter “\(subject)”.", "Add it to counters.csv, or check the code for typing errors.")
    case .clerkUnknown:
      ("There is no clerk “\(subject)”.", "Keep the clerk's row in clerks.csv and end it with valid_to.")
    case .kioskWithoutCounter:
      (
        "A kiosk stands at the counter “\(subject)”, which is not named any more.",
        "Keep the counter's row and end it with valid_to."
      )
    default:
      (
        "An account reads from the unit “\(subject)”, which is not named any more.",
        "Keep the unit's row and end it with valid_to."
      )
    }
  }
}

extension RegistryProblem.Kind {
  private static let prefix = "registry-"

  /// What is wrong with a list's form, under the registry's own code.
  init(_ fault: TableFault.Kind) {
    guard let kind = Self(rawValue: Self.prefix + fault.rawValue) else {
      preconditionFailure("the registry has no code for \(fault.rawValue)")
    }
    self = kind
  }

  /// `nil` for what is wrong with a field or against a rule.
  var tableFault: TableFault.Kind? { TableFault.Kind(rawValue: String(rawValue.dropFirst(Self.prefix.count))) }
}
