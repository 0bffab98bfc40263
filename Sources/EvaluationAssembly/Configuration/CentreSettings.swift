import EvaluationHTTP
import EvaluationReports
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
  /// The file of the province's own rules for reports; `nil` for the standard ones.
  package let rulesPath: String?
  /// What that file says.
  package var rules = SubjectRules()
  /// What makes PDF; `nil` for nothing.
  package let weasyprintPath: String?
  /// Whose issued figures everybody may read.
  package let open: PublicSettings
  /// One of the names of ``ConfigurationKey/logLevel``.
  package let logLevel: String
}
