import RatingModel

/// The register of requests about own data. Append-only: a request is followed by steps, and neither is ever changed.
package protocol PersonalRequestStore: Sendable {
  /// - Returns: the request's number, counted from 1.
  func receive(
    _ request: PersonalRequest, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> Int64

  /// - Returns: `nil` when done.
  func add(
    _ step: PersonalRequestStep, to request: Int64, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> PersonalRequestRefusal?

  /// Every request with its steps, the oldest first; at most ``PersonalRequest/most``.
  /// - Parameter about: of one person only.
  func personalRequests(about person: String?) async throws(StoreFailure) -> [RegisteredRequest]
}

/// What somebody asks for about own data (Law 91/2025/QH15).
package struct PersonalRequest: Hashable, Sendable {
  /// More than anybody reads.
  package static let most = 10_000
  /// Characters.
  package static let longestNote = 1000

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case export, correction
  }

  /// An account's name, or a clerk as `UNIT/STAFF`.
  package let about: String
  package let kind: Kind
  package let receivedOn: CivilDate
  package let note: String

  package init(about: String, kind: Kind, receivedOn: CivilDate, note: String) {
    self.about = about
    self.kind = kind
    self.receivedOn = receivedOn
    self.note = note
  }
}

/// What was done about a request.
package struct PersonalRequestStep: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The person was told that the request came and what follows.
    case answered
    case carriedOut
    /// With the reason, in the note.
    case refused

    package var ends: Bool { self != .answered }
  }

  package let kind: Kind
  package let doneOn: CivilDate
  package let note: String

  package init(kind: Kind, doneOn: CivilDate, note: String) {
    self.kind = kind
    self.doneOn = doneOn
    self.note = note
  }
}

/// A request as the register has it.
package struct RegisteredRequest: Hashable, Sendable {
  package let number: Int64
  package let request: PersonalRequest
  /// In the order in which they were kept.
  package let steps: [PersonalRequestStep]

  package init(number: Int64, request: PersonalRequest, steps: [PersonalRequestStep]) {
    self.number = number
    self.request = request
    self.steps = steps
  }

  package var isOpen: Bool { !steps.contains { $0.kind.ends } }
  package var isAnswered: Bool { !steps.isEmpty }
}

/// Why a step was not kept.
package enum PersonalRequestRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case unknown = "request-unknown"
  /// It was said already.
  case repeated = "request-step-repeated"
  case ended = "request-ended"

  package var code: String { rawValue }

  package var hint: String {
    switch self {
    case .unknown: "Look the number up with evaluationd personal requests --all."
    case .repeated: "What was written stays; a further step has another kind."
    case .ended: "Register a new request."
    }
  }
}
