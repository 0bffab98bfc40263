// EvaluationSheets: tables in from files that people keep, and workbooks out.
//
// What comes in: the bytes of one file, whatever its name: an XLSX or XLSM workbook as Excel, LibreOffice, Google Sheets and
// the libraries write it, or a CSV in UTF-8 or as Excel's "Unicode text". What goes out: `[Sheet]`, rows of cells with the
// line that a person sees beside them, or one `SheetProblem` with a stable code and a hint. The other way: a `Workbook` of
// plain values goes in, the bytes of an XLSX file come out.
//
// What is promised:
// - What a cell says is what a person who opens the file reads in it: a code that was kept as text keeps its zeros, a date is
//   written as 2026-11-21, an error is told as an error, a formula by what it last came to, and one that never came to
//   anything is told, not taken for nothing. A share stays the number that it is: 0.125, however it is shown.
// - Nothing within a file is run, followed or written to a disk: no macro, formula, link, entity or path.
// - Every text is in NFC, and its lines end in a line feed.
// - A workbook that was written holds real numbers and days, and texts that never become formulas or links. Equal input
//   gives equal bytes: the time of making is a parameter, and no person is named.
//
// Limits: `SheetLimits` for what is read, checked while it is unpacked; `WorkbookLimits` for what is written.
// Faults survived: files that are cut off, damaged, made to swell, locked by a password, or not tables at all.
