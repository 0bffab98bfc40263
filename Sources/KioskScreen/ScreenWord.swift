/// Words of the screen that belong to no one state. Their names are the keys of a language pack's table `words`.
package enum ScreenWord: String, Hashable, Sendable, CaseIterable {
  /// The language's own name for itself, on the target that switches to it: “Tiếng Việt”.
  case languageName = "language-name"
  /// Stands before a dossier's code.
  case dossier
  /// Stands before the device's code.
  case device
  /// On to what comes next, after something was chosen.
  case proceed
  /// The same while nothing is chosen.
  case skip
  /// Chooses not to rate.
  case decline
  /// Said above the levels that a rating may still be corrected by.
  case again
  /// Marks an answer that was chosen, beside a sign.
  case chosen
  /// The answers to whether the office may get in touch.
  case no
  case yes
  /// Where several pages are asked; `{page}` and `{pages}` become numbers.
  case page
  /// What a touch does: each pair goes one way and back.
  case largeText = "large-text"
  case usualText = "usual-text"
  case highContrast = "high-contrast"
  case usualContrast = "usual-contrast"
  case soundOn = "sound-on"
  case soundOff = "sound-off"
  /// What is wrong while ratings cannot be taken, a sentence each.
  case faultJournal = "fault-journal"
  case faultInput = "fault-input"
  case faultMaintenance = "fault-maintenance"
}
