import EvaluationHTTP
import RatingModel

/// What `evaluationd.toml` says, valid as a whole.
package struct CentreSettings: Hashable, Sendable {
  package let store: StoreSettings
  /// The file of the embedded store, whether it is used or not.
  package let storePath: String
  package let keyPath: String
  package let pages: ListenerAddress
  package let health: ListenerAddress
  package let zone: Zone
  /// One of the names of ``ConfigurationKey/logLevel``.
  package let logLevel: String
}
