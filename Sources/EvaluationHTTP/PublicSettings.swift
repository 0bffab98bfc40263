import RatingModel

/// Whose issued figures everybody may read, without signing in; nobody's, unless the configuration says so.
package struct PublicSettings: Hashable, Sendable {
  package let units: Set<UnitCode>
  /// Whom citizens turn to, as it is written; `nil` for the office itself.
  package let contact: String?

  package init(units: Set<UnitCode> = [], contact: String? = nil) {
    self.units = units
    self.contact = contact
  }
}
