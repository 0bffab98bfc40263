/// Sessions per dossier step that the one-stop software reports for the same clerk and days. It shows the box that was
/// unplugged and the session that was never opened.
package enum Coverage: Hashable, Sendable {
  /// No such figures came. Not the same as none.
  case unknown
  /// Sessions and reported steps. One session may handle several dossiers, or none, so either may be the larger.
  case known(sessions: Int, steps: Int)

  /// - Parameter steps: `nil` where the one-stop software reported nothing.
  package init(sessions: Int, steps: Int?) {
    precondition(sessions >= 0 && (steps ?? 0) >= 0, "counts are not negative")
    self = steps.map { .known(sessions: sessions, steps: $0) } ?? .unknown
  }

  /// `nil` when unknown, and where no step was reported.
  package var percent: Percent? {
    guard case .known(let sessions, let steps) = self else { return nil }
    return Percent(sessions, of: steps)
  }
}
