import RatingModel

/// Forms of closings that are made after the issue, one after the other, whichever of the processes over one store comes first.
package protocol ClosingPrintStore: Sendable {
  /// The oldest form that waits, for one process alone until `end`; what a process that ended has left behind waits again then.
  func claimPrint(at time: WallTime, until end: WallTime) async throws(StoreFailure) -> ClosingPrintTask?

  /// Attaches what was made. The first one made is the one that is kept.
  /// - Returns: whether it is this one.
  func finishPrint(_ task: ClosingPrintTask, _ file: ClosingFile) async throws(StoreFailure) -> Bool

  /// Gives a form back that was not made.
  /// - Parameters:
  ///   - failure: a stable code; `nil` where the process only had to stop, which is no attempt.
  ///   - next: when it may be tried again.
  func returnPrint(_ task: ClosingPrintTask, failure: String?, next: WallTime) async throws(StoreFailure)
}

/// A form that is to be made of another one.
package struct ClosingPrintOrder: Hashable, Sendable {
  package let name: String
  /// Name of the form that it is made of.
  package let source: String

  package init(name: String, source: String) {
    self.name = name
    self.source = source
  }
}

/// A form that is not there yet.
package struct ClosingPrint: Hashable, Sendable {
  /// After as many nobody tries again.
  package static let mostAttempts = 3

  package let name: String
  package let attempts: Int
  /// Code of what went wrong last.
  package let failure: String?
  /// Until when it is somebody's, or nobody's.
  package let claimEndsAt: WallTime?

  package init(name: String, attempts: Int, failure: String?, claimEndsAt: WallTime?) {
    self.name = name
    self.attempts = attempts
    self.failure = failure
    self.claimEndsAt = claimEndsAt
  }

  package func isGivenUp(at time: WallTime) -> Bool {
    attempts >= Self.mostAttempts && claimEndsAt.map { $0 <= time } ?? true
  }
}

/// A form that this process makes.
package struct ClosingPrintTask: Hashable, Sendable {
  package let closing: Closing
  package let name: String
  package let source: ClosingFile
  /// When others may take it: tells this claim from a later one.
  package let claimEndsAt: WallTime

  package init(closing: Closing, name: String, source: ClosingFile, claimEndsAt: WallTime) {
    self.closing = closing
    self.name = name
    self.source = source
    self.claimEndsAt = claimEndsAt
  }
}
