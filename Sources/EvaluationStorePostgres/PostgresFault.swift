import CPostgres
import EvaluationStore

/// What PostgreSQL or the line to it reports: a condition's code of its documentation's appendix A, never a message, which may
/// quote values.
struct PostgresFault: Error {
  /// `nil` when it was not the server that reported: the line to it is gone.
  let state: String?

  init(state: String?) { self.state = state }

  init(result: OpaquePointer?) { state = PQresultErrorField(result, Self.stateField).map { String(cString: $0) } }

  /// PG_DIAG_SQLSTATE.
  private static let stateField = Int32(UInt8(ascii: "C"))

  var isLost: Bool { state == nil || ["57P01", "57P02", "57P03"].contains(state) || state?.hasPrefix("08") == true }

  /// The server has no connection left for us.
  var isCrowded: Bool { state == Self.crowded }
  static let crowded = "53300"

  /// Another transaction was in the way, or made the row that this one wanted to make: run again it comes to something.
  var isInTheWay: Bool { ["40001", "40P01", "23505"].contains(state) }
}

extension StoreFailure {
  /// The failure that an error of this engine amounts to.
  init(_ error: any Error, during operation: String, at address: PostgresAddress) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let damage as Damage: self = .damaged(operation: operation, detail: damage.what)
    case let fault as PostgresFault: self.init(fault, during: operation, at: address)
    case is CancellationError: self = .cancelled(operation: operation)
    default: self = .failed(operation: operation, detail: String(describing: type(of: error)))
    }
  }

  private init(_ fault: PostgresFault, during operation: String, at address: PostgresAddress) {
    guard let state = fault.state, !fault.isLost else {
      self = .disconnected(operation: operation, detail: "\(address.description) \(fault.state ?? "connection lost")")
      return
    }
    switch state {
    case "53300", "55P03", "57014", "25P03", "40001", "40P01": self = .busy(operation: operation)
    case "53100": self = .full(operation: operation)
    case "25006": self = .readOnly(operation: operation)
    case "XX001", "XX002": self = .damaged(operation: operation, detail: state)
    case "28000", "28P01", "3D000", "42501": self = .unreachable(path: address.description, detail: state)
    default: self = .failed(operation: operation, detail: state)
    }
  }
}
