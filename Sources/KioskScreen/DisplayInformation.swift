import RatingModel

/// What this counter has to say about itself, from the configuration.
package struct DisplayInformation: Hashable, Sendable {
  package struct Clerk: Hashable, Sendable {
    /// As shown on the screen; without it no clerk is shown.
    package let name: String?
    package let title: String?
    /// Where the page finds the photo. Tells nothing of the clerk.
    package let photo: String?

    package init(name: String?, title: String?, photo: String? = nil) {
      self.name = name
      self.title = title
      self.photo = photo
    }
  }

  /// By language (`vi`, `en`); empty when none is configured.
  package let unitName: [String: String]
  package let counterLabel: [String: String]
  package let clerks: [ClerkID: Clerk]
  package let scale: Scale
  /// Names the device on the telephone: `H56.14 – Q03`; empty where nobody needs it.
  package let device: String
  /// Vietnamese first, then English, then those of the packs.
  package let languages: [StringTable]
  package let geometry: ScreenGeometry
  /// Whether there is a way to decline that the screen should offer.
  package let declines: Bool
  /// Whether fingers on the screen are noticed. Without that the screen's own controls are not drawn: what cannot be
  /// touched must not look as if it could.
  package let takesTouches: Bool
  package let sounds: SoundSet

  package init(
    unitName: [String: String], counterLabel: [String: String], clerks: [ClerkID: Clerk], scale: Scale,
    device: String = "", languages: [StringTable] = [.vietnamese, .english],
    geometry: ScreenGeometry = .standard, declines: Bool = false, takesTouches: Bool = false,
    sounds: SoundSet = .silent
  ) {
    self.unitName = unitName
    self.counterLabel = counterLabel
    self.clerks = clerks
    self.scale = scale
    self.device = device
    self.languages = languages.isEmpty ? [.vietnamese, .english] : languages
    self.geometry = geometry
    self.declines = declines
    self.takesTouches = takesTouches
    self.sounds = sounds
  }

  /// The same without anything that could be touched.
  var untouched: DisplayInformation {
    DisplayInformation(
      unitName: unitName, counterLabel: counterLabel, clerks: clerks, scale: scale, device: device,
      languages: languages, geometry: geometry)
  }

  /// The preferences of a citizen who has chosen nothing.
  package var preferences: ScreenPreferences {
    ScreenPreferences(languages: languages.count, startsWithSound: !sounds.isEmpty)
  }
}
