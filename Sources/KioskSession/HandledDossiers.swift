import RatingModel

/// What a screen may tell of a session's dossiers. Holds no code.
package struct HandledDossiers: Hashable, Sendable {
  /// Of the first that can be shown masked.
  package let first: String?
  /// How many there are.
  package let count: Int

  package init(_ codes: some Collection<DossierCode>) {
    first = codes.lazy.compactMap(\.masked).first
    count = codes.count
  }
}
