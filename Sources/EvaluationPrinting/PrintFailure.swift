/// Why there is no PDF.
package enum PrintFailure: Error, Hashable, Sendable {
  /// The program, or what bounds it, is not there.
  case programMissing
  case programFailed(status: Int32)
  case programEndless
  /// What it wrote is no PDF, or too much.
  case outputUnfit
  /// The document names something outside itself.
  case documentUnfit
  /// This process has to stop.
  case stopped

  package var code: String {
    switch self {
    case .programMissing: "print-program-missing"
    case .programFailed: "print-program-failed"
    case .programEndless: "print-program-endless"
    case .outputUnfit: "print-output-unfit"
    case .documentUnfit: "print-document-unfit"
    case .stopped: "print-stopped"
    }
  }

  package var hint: String {
    switch self {
    case .programMissing: "Install Debian's package weasyprint, or correct reports.weasyprint."
    case .programFailed(let status):
      "It ended with \(status). Run the closing's print.vi.html through it by hand, and check its fonts and memory."
    case .programEndless: "The report is very large, or the machine very busy; its HTML form says the same."
    case .outputUnfit: "Check that reports.weasyprint names WeasyPrint."
    case .documentUnfit: "Report this."
    case .stopped: "It is made after the next start."
    }
  }
}
