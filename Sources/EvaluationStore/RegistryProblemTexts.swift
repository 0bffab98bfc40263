extension RegistryProblem {
  /// What is wrong, for people.
  package var message: String { texts.message }
  /// What to do about it.
  package var hint: String { texts.hint }

  private var texts: (message: String, hint: String) {
    switch kind {
    case .notUTF8, .fileTooLarge, .tooManyRows, .headerMissing, .separatorWrong: fileTexts
    case .columnMissing, .columnUnknown, .columnRepeated, .quoteUnclosed, .quoteMisplaced, .fieldCount: shapeTexts
    case .fieldEmpty, .fieldTooLong, .fieldUnprintable, .codeInvalid, .dateInvalid, .validityReversed: fieldTexts
    default: ruleTexts
    }
  }

  private var fileTexts: (message: String, hint: String) {
    switch kind {
    case .notUTF8:
      ("The file is not UTF-8.", "Save it as “CSV UTF-8”.")
    case .fileTooLarge:
      (
        "The file is too large: \(subject).",
        "A file holds at most \(RegistryLimits.fileBytes) bytes; check that it is the right one."
      )
    case .tooManyRows:
      (
        "The file has too many rows: \(subject).",
        "A file holds at most \(RegistryLimits.rows) rows; check that it is the right one."
      )
    case .headerMissing:
      ("The file has no header.", "Begin it with the line \(subject).")
    default:
      ("The fields are not separated by commas.", "Save the file with the comma as separator.")
    }
  }

  private var shapeTexts: (message: String, hint: String) {
    switch kind {
    case .columnMissing:
      ("The column “\(subject)” is missing.", "The columns are \(columnList).")
    case .columnUnknown:
      ("There is no column “\(subject)”.", "The columns are \(columnList).")
    case .columnRepeated:
      ("The column “\(subject)” is there twice.", "Name each column once.")
    case .quoteUnclosed:
      ("A quoted field begins here and does not end.", "Close it with a quotation mark; double those within it.")
    case .quoteMisplaced:
      ("A quotation mark stands where none may.", "Put the whole field in quotation marks and double those within it.")
    default:
      (
        "The row does not have a field for each column: \(subject).",
        "Put a field that holds a comma in quotation marks."
      )
    }
  }

  private var fieldTexts: (message: String, hint: String) {
    switch kind {
    case .fieldEmpty:
      ("The field is empty.", "Every row needs a value here.")
    case .fieldTooLong:
      ("The text is too long.", "At most \(RegistryLimits.nameCharacters) characters.")
    case .fieldUnprintable:
      (
        "The field holds a character that cannot be printed.",
        "Type the text again, without line ends or control characters."
      )
    case .codeInvalid:
      (
        "“\(subject)” is not a code.",
        "Unit codes are of A–Z, 0–9 and “.”; counter and staff codes may also hold a–z and “-”."
      )
    case .dateInvalid:
      ("“\(subject)” is not a day.", "Write it as 2026-11-21, or leave it empty for no end.")
    default:
      ("The last day is before the first.", "valid_from must not be after valid_to.")
    }
  }

  private var ruleTexts: (message: String, hint: String) {
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
    case .parentCycle:
      ("“\(subject)” stands below itself.", "Follow the column parent upwards: it must end at a unit without a parent.")
    case .unitUnknown:
      ("There is no unit “\(subject)”.", "Add it to units.csv, or check the code for typing errors.")
    case .unitNotValid:
      ("The unit “\(subject)” holds on none of the row's days.", "Check valid_from and valid_to here and in units.csv.")
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

  private var columnList: String { table.columns.joined(separator: ",") }
}
