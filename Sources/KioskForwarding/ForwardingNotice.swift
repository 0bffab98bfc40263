/// What people should know of forwarding although it works.
package enum ForwardingNotice: Hashable, Sendable {
  /// - Parameter code: Why, of the newest of them, as the centre said it; `nil` when no receipt of this run said it.
  case talliesKeptBack(Int, code: String?)
  case digestsCompared

  /// Stable, for programs.
  package var code: String {
    switch self {
    case .talliesKeptBack: "tallies-kept-back"
    case .digestsCompared: "digest-differs"
    }
  }

  package var hint: String {
    switch self {
    case .talliesKeptBack(let count, let code):
      "The centre refuses \(count) of the kiosk's counts\(code.map { " (\($0))" } ?? ""); they are kept here and tried again once a day, all others arrive. Tell the centre's operator."
    case .digestsCompared:
      "The centre's totals differed from the kiosk's; what differs is being found and sent again."
    }
  }
}

extension ForwardingHealth {
  /// The one that matters most; `nil` when all is well.
  package var notice: ForwardingNotice? {
    if isComparing { return .digestsCompared }
    return keptBack > 0 ? .talliesKeptBack(keptBack, code: refusalCode) : nil
  }
}
