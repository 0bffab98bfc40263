import RatingModel

/// The register of issued reports. Nothing in it is ever changed or removed; the data base itself refuses it.
package protocol ClosingStore: Sendable {
  /// Issues a report under the next number of its unit and year, with all its forms and its event of the audit, in one
  /// transaction.
  /// - Parameter forms: makes the forms, which show the number and the hash; called within the transaction.
  func issue(
    _ draft: ClosingDraft, by actor: AuditActor, at time: WallTime, year: Int,
    forms: @escaping @Sendable (Closing) throws -> [ClosingFile]
  ) async throws(StoreFailure) -> Result<Closing, ClosingRefusal>

  /// Adds a form that takes longer than a request may: once for each name.
  /// - Returns: `false` where the closing has one of that name already, or there is no such closing.
  func attach(_ file: ClosingFile, to number: ClosingNumber, of unit: UnitCode) async throws(StoreFailure) -> Bool

  /// Closings, the newest first.
  func closings(_ query: ClosingQuery) async throws(StoreFailure) -> [Closing]

  /// A closing, what it says, and the names of its forms.
  func closing(_ number: ClosingNumber, of unit: UnitCode) async throws(StoreFailure) -> IssuedClosing?

  /// The closing of a period itself, if it was issued: for the unit, or for a clerk in it.
  func closing(
    of unit: UnitCode, clerk: ClerkID?, over period: ClosingPeriod
  ) async throws(StoreFailure) -> Closing?

  /// A form, to the byte as it was issued.
  func closingFile(
    _ name: String, of number: ClosingNumber, of unit: UnitCode
  ) async throws(StoreFailure) -> ClosingFile?
}

package struct IssuedClosing: Hashable, Sendable {
  package let closing: Closing
  package let content: String
  /// Names of its forms, in order.
  package let files: [String]
  /// Forms that are still to be made, in order.
  package let prints: [ClosingPrint]
}

/// Why a report was not issued; nothing was changed.
package enum ClosingRefusal: Error, Hashable, Sendable {
  /// The period of that unit is closed: what came later goes on a correction sheet.
  case alreadyIssued(ClosingNumber)
  /// There is no such closing to correct, or it is a sheet itself, or of another period.
  case nothingToCorrect
  case accountUnknown

  package var code: String {
    switch self {
    case .alreadyIssued: "closing-issued"
    case .nothingToCorrect: "closing-unknown"
    case .accountUnknown: "account-unknown"
    }
  }

  package var hint: String {
    switch self {
    case .alreadyIssued(let number): "It was issued as number \(number); issue a correction sheet for what came later."
    case .nothingToCorrect: "Look the number up in the register of issued reports."
    case .accountUnknown: "Check the name for typing errors."
    }
  }
}
