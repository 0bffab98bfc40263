extension SheetProblem {
  static let english: [Kind: SheetAdvice] = [
    .fileEmpty: SheetAdvice("The file is empty.", "Check that it is the right one and that it was copied whole."),
    .fileTooLarge: SheetAdvice(
      "The file is too large: {subject} bytes.", "Check that it is the right one; pictures in it can be removed."),
    .kindUnknown: SheetAdvice("The file is neither a workbook nor a CSV.", "Save the table as .xlsx."),
    .passwordProtected: SheetAdvice(
      "The workbook is protected by a password.", "Open it and save it as .xlsx without a password."),
    .oldWorkbook: SheetAdvice("The workbook is of Excel 97–2003 (.xls).", "Open it and save it as .xlsx."),
    .openDocument: SheetAdvice("The file is an OpenDocument table (.ods).", "Open it and save it as .xlsx."),
    .binaryWorkbook: SheetAdvice("The file is a binary workbook (.xlsb).", "Open it and save it as .xlsx."),
    .markup: SheetAdvice(
      "The file is a web page or XML, whatever it is called.", "Open it in a spreadsheet and save it as .xlsx."),
    .notWorkbook: SheetAdvice("The file holds no workbook: {subject}.", "Choose the .xlsx file itself."),
    .archiveDamaged: SheetAdvice(
      "The file is damaged or cut off.", "Copy or download it again; if it still fails, open it and save it anew."),
    .archiveEntryRepeated: SheetAdvice(
      "The file holds “{subject}” twice.", "Open it in a spreadsheet and save it anew as .xlsx."),
    .archivePathUnsafe: SheetAdvice(
      "The file names a place outside of itself: “{subject}”.",
      "Do not use this file before you know where it comes from."),
    .archiveTooManyParts: SheetAdvice(
      "The file has too many parts: {subject}.", "Copy the table alone into a new workbook."),
    .unpackedTooLarge: SheetAdvice(
      "The file is too large once unpacked: more than {subject} bytes.", "Copy the table alone into a new workbook."),
    .unpackingRatio: SheetAdvice(
      "The part “{subject}” of the file swells beyond measure.",
      "Copy the table alone into a new workbook; do not use a file of unknown origin."),
    .partMissing: SheetAdvice("The workbook lacks “{subject}”.", "Open it in a spreadsheet and save it anew as .xlsx."),
    .partMalformed: SheetAdvice(
      "The part “{subject}” of the workbook cannot be understood.",
      "Open it in a spreadsheet and save it anew as .xlsx."),
    .partDeclaresTypes: SheetAdvice(
      "The part “{subject}” declares types of its own, which no workbook needs.",
      "Do not use this file before you know where it comes from."),
    .partTooDeep: SheetAdvice(
      "The part “{subject}” is nested too deeply.", "Open the file in a spreadsheet and save it anew as .xlsx."),
    .sheetsMissing: SheetAdvice("The workbook has no sheet with a table.", "Check that it is the right file."),
    .tooManySheets: SheetAdvice("The workbook has too many sheets: {subject}.", "Keep only those that are needed."),
    .tooManyRows: SheetAdvice("There are more than {subject} rows.", "Split the table into several files."),
    .tooManyColumns: SheetAdvice(
      "Something stands beyond column {subject}.", "Remove what stands to the right of the table."),
    .tooManyCells: SheetAdvice("There are more than {subject} cells.", "Split the table into several files."),
    .tooManySharedTexts: SheetAdvice(
      "The workbook holds more than {subject} texts.", "Split the table into several files."),
    .tooManyFormats: SheetAdvice(
      "The workbook holds more than {subject} formats.", "Copy the values alone into a new workbook."),
    .tooManyMerges: SheetAdvice(
      "Too many cells are merged: more than {subject}.", "Undo the merging of cells in the table."),
    .cellTooLong: SheetAdvice("A cell holds more than {subject} characters.", "Shorten its text."),
    .notUnicode: SheetAdvice(
      "The text is not in Unicode; it may be in Windows-1258, TCVN3 or VNI.",
      "Save it as “CSV UTF-8”, or as .xlsx; convert texts of the old fonts to Unicode first."),
    .quoteUnclosed: SheetAdvice(
      "A quoted field begins here and does not end.", "Close it with a quotation mark; double those within it."),
    .quoteMisplaced: SheetAdvice(
      "A quotation mark stands where none may.",
      "Put the whole field in quotation marks and double those within it."),
    .returnStray: SheetAdvice(
      "A carriage return stands where no line ends.", "Save the file anew as “CSV UTF-8”."),
  ]
}
