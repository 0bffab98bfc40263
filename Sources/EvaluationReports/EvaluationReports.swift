// EvaluationReports: one report model, and the pages, CSV and JSON that show it with equal figures.
//
// What comes in: `ReportFacts`, which is tallies, names, scales and states of kiosks as the store read them at one
// moment, and a time. What goes out: `ClerkReport`, a pure function of these; and its forms, each a pure function of
// the report and a language. Nothing here reads a clock, a file or a data base.
//
//     ReportFacts ─> ClerkReport ─> ReportColumn: one list of figures, each with a path, a title and a value
//                                     ├─> ClerkReportPage   HTML, A4 landscape when printed, no scripts
//                                     ├─> ClerkReportCSV    UTF-8 with BOM, CRLF, safe to open in a spreadsheet
//                                     └─> ClerkReportJSON   for programs; nested by the figure's path
//
//     ReportFacts ─> SubjectReport (a clerk, a counter, a unit beside its group) ─> ReportSection, ReportTable
//       ─> ReportSheet: as one reader may see it ─> ReportSheetPage, ReportSheetCSV, ReportSheetJSON
//
//     SubjectReport ─> ClosingSnapshot: a period as it is issued, in one canonical form ─> ClosingForms: PrintedPage (A4, official
//       layout), CSV, XLSX, each of the snapshot alone; SheetChange, ClosingArrivals: what differs from it now
//
// What is promised:
// - The three forms show the same figures, because they read the same columns and spell them in one place (`Spelling`).
// - Counts are exact. A percentage has one decimal, halves rounded away from zero, computed from the counts. No value
//   (no session to divide by, too few ratings, no such figures) is null in JSON and never 0.
// - Ratings on different scales, or versions of a scale, are never added.
// - Beside every satisfied share stand its count, its 95 % interval, the response rate and the coverage; under 10
//   ratings there is no percentage at all. Counts stay visible: whoever may see a report stands in or above the unit,
//   and no figure leaves that circle. Rows are ordered by code, never by a share.
// - Counts without a date are in no figure of the period; they stand apart, between the days of their neighbours.
// - Integrity events of the journals and kiosks that the figures rest on stand with them, in every form: what is in doubt,
//   how much, since when, and how it ended.
// - The report of one subject names nobody but the subject: others are counts, limits and dots. A flag is a question with the
//   figures that raised it. What a reader from outside, or the clerk, must not see is not in the sheet that forms are made of.
// - What was issued is read back to the byte and shown in the words of that day, whatever the program calls things now. Its forms
//   bear number and hash; what was not issued says so on every page.
// - Only what kiosks released is here: a level of an unreleased lot is in no form, only the number that still waits.
//
// Limits: those of the facts; a report over a whole province is some thousand rows.
//
// Pages other than reports (signing in, the list of units, a refusal) are rendered here too, so that templates, style
// and texts have one home.
