import RatingModel

/// What this counter has to say about itself, from the configuration.
package struct DisplayInformation: Hashable, Sendable {
  package struct Clerk: Hashable, Sendable {
    /// As shown on the screen; without it no clerk is shown.
    package let name: String?
    package let title: String?

    package init(name: String?, title: String?) {
      self.name = name
      self.title = title
    }
  }

  /// By language (`vi`, `en`); empty when none is configured.
  package let unitName: [String: String]
  package let counterLabel: [String: String]
  package let clerks: [ClerkID: Clerk]
  package let scale: Scale

  package init(
    unitName: [String: String], counterLabel: [String: String], clerks: [ClerkID: Clerk], scale: Scale
  ) {
    self.unitName = unitName
    self.counterLabel = counterLabel
    self.clerks = clerks
    self.scale = scale
  }
}
